/** Steps of a correction: what each asks, and what comes of the answers. */
import type { Agency } from '../../domain/agencies/agency.ts';
import {
  type Correction,
  type CorrectionEvent,
  correctionSubject,
} from '../../domain/corrections/correction.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { letterNamed } from '../../domain/letters/letter-for.ts';
import { proofFacts } from '../../domain/letters/proof-facts.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { decidingAgency } from '../../domain/relief/deciding-agency.ts';
import { reliefNotice } from '../../domain/relief/relief-notice.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { Stores } from '../ports/stores.ts';
import { keepText } from '../requests/keep-file.ts';
import { issueSideLetter } from '../side-cases/side-case-letter.ts';
import type { StepField, StepValues } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface CorrectionStepFacts {
  readonly rules: RequestRules;
  readonly state: Correction;
  readonly today: string;
  /** Agencies that the case may be transferred to. */
  readonly agencies: readonly (readonly [agencyId: string, name: string])[];
  /** Answer kind chosen, for the letter; '' while none is. */
  readonly kind: string;
}

export interface CorrectionWork {
  readonly stores: Stores;
  readonly deps: StaffDeps;
  readonly caller: Caller;
  readonly at: string;
  readonly facts: CorrectionStepFacts;
  readonly values: StepValues;
}

export interface CorrectionStep {
  readonly id: string;
  readonly kind: CorrectionEvent['kind'];
  readonly title: string;
  /** One sentence on what it does. */
  readonly lead: string;
  readonly fields: (facts: CorrectionStepFacts) => readonly StepField[];
  readonly run: (work: CorrectionWork) => Promise<Result<CorrectionEvent>>;
}

/** Answers to corrections that may be given on a day. */
export const correctionKinds = (rules: RequestRules, today: string): readonly AnswerKind[] =>
  rules.answers.filter((each) => each.procedure === 'correction' && holdsOn(each, today));

const day = (name: string, label: string, value = ''): StepField => ({
  name,
  label,
  type: 'day',
  required: true,
  value,
});

const verify: CorrectionStep = {
  id: 'verify',
  kind: 'correction-verified',
  title: '登记核实情况',
  lead: '查原始档案、登记簿或者系统记录，写明查了什么、结果怎样。',
  fields: ({ today }) => [
    day('on', '核实日期', today),
    { name: 'finding', label: '核实情况', type: 'text', required: true, sealed: true },
  ],
  run: async ({ stores, deps, caller, at, facts, values }) => {
    const { regionId, caseId } = facts.state;
    const finding = await keepText(stores, deps, {
      regionId,
      owner: correctionSubject(caseId),
      kind: 'reasons',
      title: '核实情况',
      text: values.finding!,
      audience: 'staff',
      by: actorOf(caller),
      at,
    });
    return done({ kind: 'correction-verified', data: { on: values.on!, finding } });
  },
};

/** A proof's field as a control of the form. */
function proofField(
  proof: string,
  field: RequestRules['proofs'][number]['fields'][number],
  agencies: CorrectionStepFacts['agencies'],
): StepField {
  const name = `${proof}.${field.id}`;
  const shared = { name, label: field.label, required: field.required, sealed: true } as const;
  const hint = field.hint === '' ? {} : { hint: field.hint };
  switch (field.type) {
    case 'agency':
      return { ...shared, ...hint, type: 'choice', options: [['', '请选择'], ...agencies] };
    case 'choice':
      return {
        ...shared,
        ...hint,
        type: 'choice',
        options: [['', '请选择'], ...field.choices.map(({ id, label }) => [id, label] as const)],
      };
    case 'yes-no':
      return { ...shared, ...hint, type: 'yes-no', required: false };
    case 'long-text':
      return { ...shared, ...hint, type: 'text' };
    case 'date':
      return { ...shared, ...hint, type: 'day' };
    default:
      return { ...shared, ...hint, type: 'line' };
  }
}

const letter: CorrectionStep = {
  id: 'letter',
  kind: 'correction-letter-issued',
  title: '拟定告知书',
  lead: '选定结果，填好依据，告知书按规则生成并编号；定稿后打印盖章。',
  fields: ({ rules, today, agencies, kind: chosen }) => {
    const kinds = correctionKinds(rules, today);
    const kind = kinds.find(({ id }) => id === chosen);
    const choice: StepField = {
      name: 'answer',
      label: '结果',
      type: 'choice',
      required: true,
      options: [['', '请选择'], ...kinds.map(({ id, name }) => [id, name] as const)],
      value: chosen,
    };
    if (kind === undefined) return [choice];
    const proofs = rules.proofs.filter(({ id }) => kind.proofs.includes(id));
    const form = letterNamed(rules, kind.letter);
    return [
      choice,
      ...proofs.flatMap(({ id, fields }) => fields.map((field) => proofField(id, field, agencies))),
      ...(form.requires.some(({ fact }) => fact === resultFact)
        ? [{ name: resultFact, label: '更正的结果', type: 'text', required: true, sealed: true } as const]
        : []),
    ];
  },
  run: async (work) => {
    const { stores, deps, caller, at, facts, values } = work;
    const { rules, state, today } = facts;
    const kind = correctionKinds(rules, today).find(({ id }) => id === values.answer);
    if (kind === undefined)
      return refused({ code: 'field-invalid', field: 'answer', message: '请选择结果。' });
    const { regionId, caseId, received } = state;
    const [agencies, region, name] = await Promise.all([
      stores.agencies.list(regionId),
      stores.regions.get(regionId),
      stores.personal.openField({ regionId, ownerKind: 'correction', ownerId: caseId }, 'name'),
    ]);
    const agency = agencies.find(({ agencyId }) => agencyId === received.agencyId);
    if (agency === undefined || region === null) throw new Error(`correction/${caseId}: no agency or county`);
    const given = givenProofs(kind, values);
    const agencyName = (id: string) => agencies.find(({ agencyId }) => agencyId === id)?.name ?? null;
    const relief = reliefNotice(rules, {
      kind: kind.id,
      decidedOn: today,
      agency: decidingAgency(region, agencies, agency),
      document: '本告知书',
      onlineReview: null,
    });
    const transferred = kind.proofs.some((proof) => given[proof]?.transferred === 'yes');
    const other = kind.proofs.flatMap((proof) => given[proof]?.agency ?? []).at(0) ?? null;
    const issued = await issueSideLetter(stores, deps, {
      regionId,
      owner: correctionSubject(caseId),
      form: letterNamed(rules, kind.letter),
      facts: {
        you: '您',
        agency: agency.name,
        received_on: dayWords(received.on),
        ...proofFacts(rules, given, agencyName),
        ...(values[resultFact] ? { [resultFact]: values[resultFact].replace(/[。；]+$/, '') } : {}),
        transferred,
        ...(relief === null ? {} : { relief_text: relief.text }),
        contact: contactOf(agency),
      },
      addressee: name ?? '',
      agency,
      county: region.name,
      date: today,
      by: actorOf(caller),
      at,
    });
    if (!issued.ok) return issued;
    const data = { ...issued.value, answer: kind.id, on: today, transferredTo: transferred ? other : null };
    return done({ kind: 'correction-letter-issued', data });
  },
};

const resultFact = 'correction_result';

/** Values by proof and field. */
function givenProofs(kind: AnswerKind, values: StepValues): Record<string, Record<string, string>> {
  return Object.fromEntries(
    kind.proofs.map((proof) => [
      proof,
      Object.fromEntries(
        Object.entries(values)
          .filter(([name]) => name.startsWith(`${proof}.`))
          .map(([name, value]) => [name.slice(proof.length + 1), value]),
      ),
    ]),
  );
}

/** 联系人 of a letter. */
export const contactOf = ({ office }: Agency): string =>
  office.name === '' ? '' : `联系：${office.name}，电话 ${office.phone}`;

const answer: CorrectionStep = {
  id: 'answer',
  kind: 'correction-answered',
  title: '登记告知',
  lead: '告知书交给申请人以后登记，案件办结。邮寄只能通过邮政企业。',
  fields: ({ rules, today }) => [
    {
      name: 'way',
      label: '送达方式',
      type: 'choice',
      required: true,
      options: [
        ['', '请选择'],
        ...rules.intake.services
          .filter((each) => holdsOn(each, today))
          .map(({ id, name }) => [id, name] as const),
      ],
    },
    day('on', '送达（交邮）日期', today),
    { name: 'proof', label: '凭证', type: 'line', required: true, hint: '邮件号、签收回执编号' },
  ],
  run: async ({ facts, values }) => {
    const { letter: issued } = facts.state;
    if (issued === null)
      return refused({
        code: 'field-invalid',
        field: 'way',
        message: '告知书还没有定稿。请先拟定告知书，再登记告知。',
        article: '《条例》第四十一条',
      });
    if (values.on! < issued.on)
      return refused({ code: 'field-invalid', field: 'on', message: '送达日期不能早于告知书的日期。' });
    return done({
      kind: 'correction-answered',
      data: { on: values.on!, way: values.way!, proof: values.proof! },
    });
  },
};

const withdraw: CorrectionStep = {
  id: 'withdraw',
  kind: 'correction-withdrawn',
  title: '登记撤回',
  lead: '申请人声明撤回、并已核实是本人意思的。',
  fields: ({ today }) => [
    day('on', '撤回日期', today),
    { name: 'verified', label: '怎样核实的', type: 'line', required: true, hint: '如当面出示证件、书面声明' },
  ],
  run: async ({ values }) =>
    done({ kind: 'correction-withdrawn', data: { on: values.on!, verified: values.verified! } }),
};

/** In the order of a case. */
export const correctionSteps: readonly CorrectionStep[] = [verify, letter, answer, withdraw];
