/** Enters a review or suit into the register, linked to the request that it is about. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import {
  type AcceptedDispute,
  disputeSubject,
  type OpenedDispute,
  type ReviewBefore,
} from '../../domain/disputes/dispute-event.ts';
import { procedureOf } from '../../domain/disputes/dispute-rule.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { textIn } from '../agencies/agency-input.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { reachOf } from '../requests/reach.ts';
import { peopleOf } from '../side-cases/people-of.ts';
import { orNull, readStep, type StepField, type StepValues } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { disputedDecision, expectedOrgan } from './dispute-facts.ts';
import { tellRequestOfOpening } from './request-steps.ts';
import { writeDispute } from './write-dispute.ts';

export interface OpenDisputeOrder {
  readonly regionId: string;
  /** Texts of {@link openingFields}. */
  readonly input: unknown;
}

/** What the form asks; agencies that may be chosen where no request is named. */
export function openingFields(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  agencies: readonly (readonly [agencyId: string, name: string])[],
): readonly StepField[] {
  const procedures = requestRules.disputes.procedures.map(({ id, name }) => [id, name] as const);
  const line = { type: 'line', required: false } as const;
  const day = { type: 'day', required: false } as const;
  return [
    { name: 'requestNumber', label: '申请编号', hint: '与某件申请无关的（如认为没有主动公开）空着', ...line },
    {
      name: 'agencyId',
      label: '机关',
      hint: '写了申请编号的不用选',
      type: 'choice',
      required: false,
      options: [['', '请选择'], ...agencies],
    },
    {
      name: 'procedure',
      label: '程序',
      type: 'choice',
      required: true,
      options: [['', '请选择'], ...procedures],
    },
    { name: 'act', label: '针对什么', type: 'choice', required: true, options: actOptions },
    {
      name: 'role',
      label: '本县机关的身份',
      hint: '复议机关作共同被告的，报告中只由原机关计一次',
      type: 'choice',
      required: true,
      options: roleOptions,
      value: 'respondent',
    },
    { name: 'organ', label: '复议机关或者法院', hint: '空着就按规定自动填写', ...line },
    { name: 'caseNumber', label: '案号', ...line },
    { name: 'filedOn', label: '申请人提出的日期', ...day },
    { name: 'acceptedOn', label: '受理（立案）日期', hint: '还没有受理的空着，受理后再登记', ...day },
    { name: 'receivedOn', label: '收到副本的日期', hint: '答复、举证的期限从这一天的次日算起', ...day },
    { name: 'afterHow', label: '先前的复议', type: 'choice', required: false, options: afterOptions },
    { name: 'afterOn', label: '收到复议决定或者复议期满的日期', ...day },
    {
      name: 'noticeFaulty',
      label: '答复没有告知救济途径，或者告知有误',
      hint: '是的话，申请人的期限按一年计算',
      type: 'yes-no',
      required: false,
    },
  ];
}

const actOptions = [
  ['answer', '答复的内容'],
  ['inaction', '逾期没有答复'],
  ['other', '其他行为'],
] as const;
const roleOptions = [
  ['respondent', '被申请人、被告'],
  ['review-organ', '复议机关（共同被告）'],
] as const;
const afterOptions = [
  ['', '没有'],
  ['decided', '已作出复议决定'],
  ['lapsed', '复议期满没有决定'],
  ['refused', '不予受理'],
] as const;

/** Problems name the field; `dispute.handle` is asked for the agency of the request. */
export async function openDispute(
  deps: StaffDeps,
  caller: Caller,
  { regionId, input }: OpenDisputeOrder,
): Promise<Result<Dispute>> {
  const act = 'dispute.handle';
  const number = textIn(input, 'requestNumber').trim();
  const known = number === '' ? null : await deps.storage.requests.byNumber(regionId, number);
  const agencyId = known?.agencyId ?? textIn(input, 'agencyId').trim();
  const { resource } = reachOf(caller, act, regionId, agencyId);
  return perform(deps, caller, { act, subject: 'dispute', resource }, async (stores, at) => {
    await stores.regions.hold(regionId);
    const agencies = await stores.agencies.list(regionId);
    const names = agencies.map((each) => [each.agencyId, each.name] as const);
    const read = readStep(openingFields(deps, names), input, dayOf(at));
    if (!read.ok) return read;
    const request = number === '' ? null : await stores.requests.byNumber(regionId, number);
    const checked = await facts(stores, deps, regionId, read.value, request, dayOf(at));
    if (!checked.ok) return checked;
    const { opened, accepted } = checked.value;
    const place = { regionId, disputeId: deps.secrets.chance.id() };
    const registered = await stores.requests.nextNumber(regionId, 'disputes', Number(dayOf(at).slice(0, 4)));
    const data = { ...opened, number: `诉复〔${dayOf(at).slice(0, 4)}〕${registered}号` };
    const dispute = await writeDispute(
      stores,
      deps,
      { caller, at },
      place,
      null,
      { kind: 'dispute-opened', data },
      ...(accepted === null ? [] : [{ kind: 'dispute-accepted', data: accepted } as const]),
    );
    if (request !== null) await tellRequestOfOpening(stores, deps, { caller, at }, request, dispute);
    await tellAgency(stores, deps, dispute);
    return done({
      value: dispute,
      subject: disputeSubject(place.disputeId),
      after: dispute,
      detail: { number: data.number },
    });
  });
}

interface Checked {
  readonly opened: Omit<OpenedDispute, 'number'>;
  readonly accepted: AcceptedDispute | null;
}

async function facts(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  values: StepValues,
  request: RequestCase | null,
  today: string,
): Promise<Result<Checked>> {
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) =>
    void problems.push({ code: 'field-invalid', field, message });
  if (values.requestNumber !== '' && request === null)
    wrong('requestNumber', '没有找到这个编号的申请，请核对。');
  const agencyId = request?.agencyId ?? values.agencyId ?? '';
  if (agencyId === '' && values.requestNumber === '')
    wrong('agencyId', '没有写申请编号的，请选择被申请人或者被告。');
  const procedure = procedureOf(deps.requestRules, values.procedure!);
  if (values.act === 'answer' && request !== null && disputedDecision(request, null) === null)
    wrong('act', '这件申请还没有答复；针对逾期不答复的，请选“逾期没有答复”。');
  const after = await reviewBefore(stores, regionId, values, request);
  if (procedure.afterReview && after === null)
    wrong('afterHow', '复议后起诉的，请写明先前的复议怎样结束、在哪一天。');
  if (!procedure.afterReview && after !== null)
    wrong('afterHow', '选了先前的复议，程序请选“复议后”的一种；没有经过复议的请选“没有”。');
  const { acceptedOn, receivedOn } = values as Readonly<Record<'acceptedOn' | 'receivedOn', string>>;
  if ((acceptedOn === '') !== (receivedOn === ''))
    wrong(acceptedOn === '' ? 'acceptedOn' : 'receivedOn', '受理日期和收到副本的日期请一起填写。');
  else if (acceptedOn !== '' && receivedOn < acceptedOn)
    wrong('receivedOn', '收到副本的日期不能早于受理日期。');
  if (values.filedOn !== '' && acceptedOn !== '' && acceptedOn < values.filedOn!)
    wrong('acceptedOn', '受理日期不能早于提出的日期。');
  const day = acceptedOn === '' ? (orNull(values.filedOn) ?? today) : acceptedOn;
  if (!holdsOn(procedure, day)) wrong('procedure', `${day} 没有这种程序，请改选。`);
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  const decision = values.act === 'answer' ? disputedDecision(request, null) : null;
  // The organ of review goes by the day of the decision (V-1.2, M-12), the court by that of the suit.
  const organDay = procedure.procedure === 'review' ? (decision?.on ?? day) : day;
  const at = { regionId, agencyId, procedure: procedure.id, day: organDay };
  const { organ, alternative } = await expectedOrgan(stores, deps, at);
  const named = values.organ === '' ? organ : values.organ!;
  const disputed = disputedDecision(request, null);
  const accepted = { on: acceptedOn, caseNumber: values.caseNumber!, receivedOn };
  return done({
    opened: {
      requestId: request?.requestId ?? null,
      agencyId,
      procedure: procedure.id,
      organ: named,
      // Where the applicant may choose between two, the second is only described: another name is no mistake.
      organExpected: alternative === null ? organ : named,
      act: values.act as OpenedDispute['act'],
      role: values.role as OpenedDispute['role'],
      filedOn: orNull(values.filedOn),
      noticeFaulty: values.noticeFaulty === 'yes',
      after,
      answer: disputed?.answer ?? null,
      ground: disputed?.grounds[0] ?? null,
    },
    accepted: acceptedOn === '' ? null : accepted,
  });
}

async function reviewBefore(
  { disputes }: Pick<Stores, 'disputes'>,
  regionId: string,
  { afterHow, afterOn }: StepValues,
  request: RequestCase | null,
): Promise<ReviewBefore | null> {
  if (!afterHow || !afterOn) return null;
  const rows = request === null ? [] : await disputes.ofRequest(regionId, request.requestId);
  const disputeId = rows.findLast(({ effectiveOn }) => effectiveOn !== null)?.disputeId ?? null;
  return { how: afterHow as ReviewBefore['how'], on: afterOn, disputeId };
}

async function tellAgency(stores: Stores, deps: StaffDeps, { regionId, disputeId, opened }: Dispute) {
  await notify(stores, deps, {
    regionId,
    accountIds: await peopleOf(stores, regionId, opened.agencyId),
    kind: 'dispute-opened',
    subject: disputeSubject(disputeId),
    facts: { number: opened.number, organ: opened.organ },
    link: `/workbench/disputes/${disputeId}`,
  });
}
