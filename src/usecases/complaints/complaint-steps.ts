/** Steps of a complaint: what each asks, who may enter it, and what comes of the answers. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { type Complaint, type ComplaintEvent, complaintSubject } from '../../domain/complaints/complaint.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import { contactOf } from '../corrections/correction-steps.ts';
import type { Stores } from '../ports/stores.ts';
import { keepText } from '../requests/keep-file.ts';
import { issueSideLetter } from '../side-cases/side-case-letter.ts';
import type { StepField, StepValues } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { complaintPeriod } from './write-complaint.ts';

export interface ComplaintStepFacts {
  readonly rules: RequestRules;
  readonly state: Complaint;
  readonly calendar: Calendar;
  readonly today: string;
}

export interface ComplaintWork {
  readonly stores: Stores;
  readonly deps: StaffDeps;
  readonly caller: Caller;
  readonly at: string;
  readonly facts: ComplaintStepFacts;
  readonly values: StepValues;
}

export interface ComplaintStep {
  readonly id: string;
  readonly kind: ComplaintEvent['kind'];
  /** `complaint.explain` is the agency's own. */
  readonly act: 'complaint.handle' | 'complaint.explain';
  readonly title: string;
  readonly lead: string;
  readonly fields: (facts: ComplaintStepFacts) => readonly StepField[];
  readonly run: (work: ComplaintWork) => Promise<Result<readonly [ComplaintEvent, ...ComplaintEvent[]]>>;
}

const handle = 'complaint.handle' as const;
const day = (name: string, label: string, value = ''): StepField => ({
  name,
  label,
  type: 'day',
  required: true,
  value,
});
const text = (name: string, label: string, hint = ''): StepField => ({
  name,
  label,
  type: 'text',
  required: true,
  sealed: true,
  ...(hint && { hint }),
});
const one = (event: ComplaintEvent): Result<readonly [ComplaintEvent]> => done([event]);
const wrong = (field: string, message: string): Result<never> =>
  refused({ code: 'field-invalid', field, message, article: '《条例》第四十七条' } satisfies Problem);

/** Keeps words sealed with the complaint. */
const keep = (work: ComplaintWork, kind: string, title: string, words: string): Promise<string> =>
  keepText(work.stores, work.deps, {
    regionId: work.facts.state.regionId,
    owner: complaintSubject(work.facts.state.caseId),
    kind,
    title,
    text: words,
    audience: 'staff',
    by: actorOf(work.caller),
    at: work.at,
  });

const isTrue = ({ rules, state }: ComplaintStepFacts): boolean =>
  rules.sides.complaint.results.find(({ id }) => id === state.found?.result)?.holds ?? false;

const ask: ComplaintStep = {
  id: 'ask',
  kind: 'complaint-asked',
  act: handle,
  title: '要求机关说明',
  lead: '把要说明的问题发给被投诉的机关，它的经办人会收到通知。不要写投诉人的身份和联系方式。',
  fields: ({ rules, calendar, today }) => [
    text('question', '要求说明什么'),
    {
      name: 'dueOn',
      label: '说明的最后一日',
      type: 'future',
      required: true,
      value: complaintPeriod({ requestRules: rules }, calendar, 'explain', today) ?? '',
    },
  ],
  run: async (work) => {
    const { values, facts } = work;
    if (values.dueOn! < facts.today) return wrong('dueOn', '最后一日不能早于今天。');
    const question = await keep(work, 'question', '要求说明的问题', values.question!);
    return one({ kind: 'complaint-asked', data: { on: facts.today, question, dueOn: values.dueOn! } });
  },
};

const explain: ComplaintStep = {
  id: 'explain',
  kind: 'complaint-explained',
  act: 'complaint.explain',
  title: '说明情况',
  lead: '如实说明办理经过、依据和现在的情况，主管部门据此认定。',
  fields: () => [text('text', '情况说明')],
  run: async (work) => {
    const kept = await keep(work, 'opinion', '机关的情况说明', work.values.text!);
    return one({ kind: 'complaint-explained', data: { on: work.facts.today, text: kept } });
  },
};

const find: ComplaintStep = {
  id: 'find',
  kind: 'complaint-found',
  act: handle,
  title: '认定',
  lead: '查明的事实和认定的结论。属实的，应当督促整改或者通报批评。',
  fields: ({ rules }) => [
    {
      name: 'result',
      label: '结论',
      type: 'choice',
      required: true,
      options: [['', '请选择'], ...rules.sides.complaint.results.map(({ id, name }) => [id, name] as const)],
    },
    text('finding', '查明的情况'),
  ],
  run: async (work) => {
    const finding = await keep(work, 'reasons', '查明的情况', work.values.finding!);
    const data = { on: work.facts.today, result: work.values.result!, finding };
    return one({ kind: 'complaint-found', data });
  },
};

const orderForms = (rules: RequestRules, today: string) =>
  rules.letters.filter((form) => form.purpose === 'supervision' && holdsOn(form, today));

const order: ComplaintStep = {
  id: 'order',
  kind: 'complaint-order-sent',
  act: handle,
  title: '督促整改、通报',
  lead: '文书按规则生成并编号；被投诉机关的经办人会收到通知。',
  fields: ({ rules, calendar, today }) => [
    {
      name: 'form',
      label: '文书',
      type: 'choice',
      required: true,
      options: [['', '请选择'], ...orderForms(rules, today).map(({ id, title }) => [id, title] as const)],
    },
    text('matter', '存在的问题'),
    text('finding', '查明的情况'),
    text('requirement', '整改要求'),
    {
      name: 'dueOn',
      label: '报告整改情况的最后一日',
      hint: '通报的可以空着',
      type: 'future',
      required: false,
      value: complaintPeriod({ requestRules: rules }, calendar, 'rectify', today) ?? '',
    },
  ],
  run: async ({ stores, deps, caller, at, facts, values }) => {
    const { rules, state, today } = facts;
    if (!isTrue(facts)) return wrong('form', '认定不属实，不需要督促整改。');
    const form = orderForms(rules, today).find(({ id }) => id === values.form)!;
    const needsDay = form.requires.some(({ fact }) => fact === 'report_by');
    if (needsDay && values.dueOn === '') return wrong('dueOn', '请填写报告整改情况的最后一日。');
    if (values.dueOn !== '' && values.dueOn! <= today) return wrong('dueOn', '最后一日应当晚于今天。');
    const { regionId, caseId, received } = state;
    const [agencies, region] = await Promise.all([
      stores.agencies.list(regionId),
      stores.regions.get(regionId),
    ]);
    const lead = agencies.find((each) =>
      deps.agencyRules.kinds.some((kind) => kind.isLead && kind.code === each.kind),
    );
    if (lead === undefined || region === null)
      return wrong('form', '机关名录里还没有主管部门，请先登记主管部门再发文。');
    const issued = await issueSideLetter(stores, deps, {
      regionId,
      owner: complaintSubject(caseId),
      form,
      facts: {
        you: '贵机关',
        agency: lead.name,
        matter: values.matter!,
        finding: values.finding!,
        requirement: values.requirement!,
        ...(values.dueOn === '' ? {} : { report_by: dayWords(values.dueOn!) }),
        contact: contactOf(lead),
      },
      addressee: agencies.find(({ agencyId }) => agencyId === received.agencyId)?.name ?? '',
      agency: lead,
      county: region.name,
      date: today,
      by: actorOf(caller),
      at,
    });
    if (!issued.ok) return issued;
    const data = {
      ...issued.value,
      form: form.id,
      on: today,
      dueOn: values.dueOn === '' ? null : values.dueOn!,
    };
    return one({ kind: 'complaint-order-sent', data });
  },
};

const answer: ComplaintStep = {
  id: 'answer',
  kind: 'complaint-answered',
  act: handle,
  title: '答复投诉人',
  lead: '把认定和处理结果告诉投诉人；没有留联系方式的，写明无法答复。',
  fields: ({ today }) => [
    day('on', '答复日期', today),
    { name: 'way', label: '答复方式', type: 'line', required: true, hint: '如电话、邮寄、当面' },
    text('text', '答复内容'),
  ],
  run: async (work) => {
    const { facts, values } = work;
    if (isTrue(facts) && facts.state.orders.length === 0)
      return wrong('text', '反映属实的，请先督促整改或者通报，再答复投诉人。');
    const kept = await keep(work, 'letter', '给投诉人的答复', values.text!);
    const answered: ComplaintEvent = {
      kind: 'complaint-answered',
      data: { on: values.on!, text: kept, way: values.way! },
    };
    const closed: ComplaintEvent = { kind: 'complaint-closed', data: { on: values.on! } };
    return isTrue(facts) ? one(answered) : done([answered, closed]);
  },
};

const rectified: ComplaintStep = {
  id: 'rectified',
  kind: 'complaint-rectified',
  act: handle,
  title: '登记整改情况',
  lead: '机关报告的整改情况，以及核查的结果。整改到位的即办结。',
  fields: ({ today }) => [day('on', '整改到位的日期', today), text('text', '整改和核查情况')],
  run: async (work) => {
    const kept = await keep(work, 'reasons', '整改和核查情况', work.values.text!);
    const on = work.values.on!;
    return done([
      { kind: 'complaint-rectified', data: { on, text: kept } },
      { kind: 'complaint-closed', data: { on } },
    ]);
  },
};

/** In the order of a case. */
export const complaintSteps: readonly ComplaintStep[] = [ask, explain, find, order, answer, rectified];
