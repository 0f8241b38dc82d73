/** Steps of a dispute after it was entered: what each asks, and the events that come of the answers. */
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { lastDecision } from '../../domain/disputes/dispute.ts';
import type { DisputeDeadline } from '../../domain/disputes/dispute-deadlines.ts';
import type { DisputeEvent, DisputeEventKind } from '../../domain/disputes/dispute-event.ts';
import { decisionFormOf, outcomeOf, procedureOf } from '../../domain/disputes/dispute-rule.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { orNull, type StepField, type StepValues } from '../side-cases/step-form.ts';

export interface StepFacts {
  readonly rules: RequestRules;
  readonly dispute: Dispute;
  /** null: about no request. */
  readonly request: RequestCase | null;
  readonly deadlines: readonly DisputeDeadline[];
  readonly today: string;
}

export interface DisputeStep {
  /** Last part of its address: `accept`. */
  readonly id: string;
  readonly kind: DisputeEventKind;
  readonly title: string;
  readonly fields: (facts: StepFacts) => readonly StepField[];
  readonly events: (
    facts: StepFacts,
    values: StepValues,
  ) => Result<readonly [DisputeEvent, ...DisputeEvent[]]>;
}

const wrong = (field: string, message: string, article?: string): Result<never> =>
  refused({ code: 'field-invalid', field, message, ...(article && { article }) } satisfies Problem);
const one = (event: DisputeEvent): Result<readonly [DisputeEvent]> => done([event]);
const day = (name: string, label: string, value = ''): StepField => ({
  name,
  label,
  type: 'day',
  required: true,
  value,
});
const line = (name: string, label: string, required = true, hint = ''): StepField => ({
  name,
  label,
  type: 'line',
  required,
  ...(hint && { hint }),
});

const isReview = ({ rules, dispute }: StepFacts): boolean =>
  procedureOf(rules, dispute.procedure).procedure === 'review';

const accept: DisputeStep = {
  id: 'accept',
  kind: 'dispute-accepted',
  title: '登记受理（立案）',
  fields: ({ today }) => [
    day('on', '受理（立案）日期'),
    day('receivedOn', '收到副本的日期', today),
    line('caseNumber', '案号'),
  ],
  events: ({ dispute }, values) => {
    const { on, receivedOn, caseNumber } = values as Record<'on' | 'receivedOn' | 'caseNumber', string>;
    if (receivedOn < on) return wrong('receivedOn', '收到副本的日期不能早于受理日期。');
    if (dispute.opened.filedOn !== null && on < dispute.opened.filedOn)
      return wrong('on', '受理日期不能早于提出的日期。');
    return one({ kind: 'dispute-accepted', data: { on, receivedOn, caseNumber } });
  },
};

const reject: DisputeStep = {
  id: 'not-accepted',
  kind: 'dispute-not-accepted',
  title: '登记不予受理（不予立案）',
  fields: () => [day('on', '决定日期'), line('document', '决定书、裁定书文号', false)],
  events: (_facts, values) =>
    one({ kind: 'dispute-not-accepted', data: { on: values.on!, document: values.document! } }),
};

const setProcedure: DisputeStep = {
  id: 'procedure',
  kind: 'dispute-procedure-set',
  title: '变更程序',
  fields: ({ rules, dispute, today }) => {
    const now = procedureOf(rules, dispute.procedure);
    const others = rules.disputes.procedures.filter(
      (each) =>
        each.id !== now.id &&
        each.procedure === now.procedure &&
        each.afterReview === now.afterReview &&
        holdsOn(each, today),
    );
    const options = [['', '请选择'] as const, ...others.map(({ id, name }) => [id, name] as const)];
    return [
      { name: 'procedure', label: '改为', type: 'choice', required: true, options },
      day('on', '决定日期', today),
    ];
  },
  events: (_facts, values) =>
    one({ kind: 'dispute-procedure-set', data: { procedure: values.procedure!, on: values.on! } }),
};

const answer: DisputeStep = {
  id: 'answer',
  kind: 'dispute-answer-filed',
  title: '登记已提交答复和证据',
  fields: ({ today }) => [
    day('on', '提交日期', today),
    line('proof', '凭证', true, '如邮件号、签收回执编号'),
    {
      name: 'objects',
      label: '提出了“应当先行复议”的异议',
      type: 'yes-no',
      required: false,
    },
  ],
  events: ({ dispute }, { on, proof, objects }) => {
    if (on! < dispute.accepted!.receivedOn) return wrong('on', '提交日期不能早于收到副本的日期。');
    const data = { on: on!, proof: proof!, objects: objects === 'yes', files: [] };
    return one({ kind: 'dispute-answer-filed', data });
  },
};

const prolong: DisputeStep = {
  id: 'prolong',
  kind: 'dispute-prolonged',
  title: '登记延长或者中止',
  fields: ({ today }) => [
    day('on', '通知日期', today),
    { name: 'until', label: '审理期限改为', type: 'future', required: true },
    line('reason', '原因'),
  ],
  events: (_facts, { on, until, reason }) =>
    until! <= on!
      ? wrong('until', '新的期限应当晚于通知日期。')
      : one({ kind: 'dispute-prolonged', data: { on: on!, until: until!, reason: reason! } }),
};

const decide: DisputeStep = {
  id: 'decide',
  kind: 'dispute-decided',
  title: '登记决定、裁判',
  fields: (facts) => {
    const { rules, today } = facts;
    const procedure = isReview(facts) ? 'review' : 'litigation';
    const named = (
      those: readonly { readonly id: string; readonly name: string; readonly procedure: string }[],
    ) => [
      ['', '请选择'] as const,
      ...those.filter((each) => each.procedure === procedure).map(({ id, name }) => [id, name] as const),
    ];
    return [
      {
        name: 'form',
        label: '文书',
        type: 'choice',
        required: true,
        options: named(rules.sides.dispute.decisions),
      },
      {
        name: 'outcome',
        label: '结果',
        type: 'choice',
        required: true,
        options: named(rules.disputes.outcomes),
      },
      line('document', '文号'),
      day('on', '作出日期'),
      day('receivedOn', '收到日期', today),
      {
        name: 'reanswerBy',
        label: '限定重新答复的最后一日',
        hint: '没有限定的空着，按生效之日起的内部期限计算',
        type: 'future',
        required: false,
      },
    ];
  },
  events: (facts, { form, outcome, document, on, receivedOn, reanswerBy }) => {
    const { rules, dispute } = facts;
    const { appeal } = decisionFormOf(rules, form!);
    const { reanswer } = outcomeOf(rules, outcome!);
    if (dispute.accepted !== null && on! < dispute.accepted.on)
      return wrong('on', '作出日期不能早于受理日期。');
    if (receivedOn! < on!) return wrong('receivedOn', '收到日期不能早于作出日期。');
    if (dispute.appeal !== null && appeal !== null)
      return wrong('form', '这是二审，请选二审的文书。', '《行政诉讼法》第八十九条');
    if (reanswerBy !== '' && !reanswer) return wrong('reanswerBy', '这个结果不要求重新答复，请空着。');
    if (reanswerBy !== '' && reanswerBy! <= on!) return wrong('reanswerBy', '最后一日应当晚于作出日期。');
    const data = {
      on: on!,
      receivedOn: receivedOn!,
      outcome: outcome!,
      document: document!,
      form: form!,
      reanswerBy: orNull(reanswerBy),
      files: [],
    };
    const decided = { kind: 'dispute-decided', data } as const;
    return appeal === null ? done([decided, ...effects(receivedOn!, reanswer)]) : one(decided);
  },
};

/** It takes effect; where no new answer is owed, nothing is left to do. */
const effects = (on: string, reanswer: boolean): readonly DisputeEvent[] => [
  { kind: 'dispute-effective', data: { on } },
  ...(reanswer ? [] : [{ kind: 'dispute-closed', data: { on, what: '' } } as const]),
];

const appealed: DisputeStep = {
  id: 'appeal',
  kind: 'dispute-appealed',
  title: '登记上诉',
  fields: ({ today }) => [
    day('on', '上诉日期', today),
    {
      name: 'by',
      label: '上诉人',
      type: 'choice',
      required: true,
      options: [
        ['applicant', '申请人'],
        ['agency', '本机关'],
      ],
    },
    line('court', '二审法院'),
  ],
  events: ({ deadlines, dispute }, { on, by, court }) => {
    const period = deadlines.find(({ use }) => use === 'appeal');
    if (on! < lastDecision(dispute)!.on) return wrong('on', '上诉日期不能早于裁判日期。');
    if (period !== undefined && on! > period.lastDay && by === 'agency')
      return wrong('on', `上诉期限到 ${period.lastDay} 为止，已经不能上诉。`, period.article);
    return one({
      kind: 'dispute-appealed',
      data: { on: on!, by: by as 'applicant' | 'agency', court: court! },
    });
  },
};

const takeEffect: DisputeStep = {
  id: 'effective',
  kind: 'dispute-effective',
  title: '登记生效',
  fields: ({ deadlines }) => {
    const period = deadlines.find(({ use }) => use === 'appeal');
    return [
      {
        ...day('on', '生效日期'),
        ...(period && { hint: `上诉期限到 ${period.lastDay} 为止，双方都没有上诉的，次日起生效` }),
      },
    ];
  },
  events: ({ rules, deadlines, dispute }, { on }) => {
    const period = deadlines.find(({ use }) => use === 'appeal');
    if (period !== undefined && on! <= period.lastDay)
      return wrong('on', `上诉期限到 ${period.lastDay} 为止，这一天以前还没有生效。`, period.article);
    const [first, ...more] = effects(on!, outcomeOf(rules, lastDecision(dispute)!.outcome).reanswer);
    return done([first!, ...more]);
  },
};

const close: DisputeStep = {
  id: 'close',
  kind: 'dispute-closed',
  title: '登记已履行，结案',
  fields: ({ today }) => [
    day('on', '履行日期', today),
    { name: 'what', label: '怎样履行', type: 'text', required: true, hint: '如重新答复的文号、送达日期' },
    {
      name: 'noAnswer',
      label: '不需要重新答复（如申请人撤回了申请），理由已写在上面',
      type: 'yes-no',
      required: false,
    },
  ],
  events: ({ request, dispute }, { on, what, noAnswer }) => {
    const owed =
      request !== null &&
      request.reanswer?.disputeId === dispute.disputeId &&
      request.reanswer.servedOn === null;
    if (owed && noAnswer !== 'yes')
      return wrong(
        'on',
        '重新答复还没有送达。请先在申请的案卷里作出新的答复并登记送达，再到这里结案。',
        '《行政复议法》第七十七条、《行政诉讼法》第九十四条',
      );
    if (on! < dispute.effectiveOn!) return wrong('on', '履行日期不能早于生效日期。');
    return one({ kind: 'dispute-closed', data: { on: on!, what: what! } });
  },
};

/** In the order of a case. */
export const disputeSteps: readonly DisputeStep[] = [
  accept,
  reject,
  answer,
  setProcedure,
  prolong,
  decide,
  appealed,
  takeEffect,
  close,
];
