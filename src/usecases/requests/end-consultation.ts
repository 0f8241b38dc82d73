/** 征求意见结束: a reply, silence after its period, or no delivery; what the agency makes of it (条例 32, 34; T-09). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ConsultationEnded, RequestEvent } from '../../domain/requests/request-event.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { consultationLastDay } from './consultation-last-day.ts';
import { openConsultation } from './deliver-consultation.ts';
import { keepText } from './keep-file.ts';
import { actOnCase, type CaseOrder, type OpenCase, record } from './open-case.ts';

export interface EndConsultation extends CaseOrder {
  readonly consultation: string;
  readonly how: ConsultationEnded['how'];
  /** Of a reply; otherwise it follows from the kind of consultee. */
  readonly reply?: 'agrees' | 'objects' | 'partly';
  /** Day of the reply or of the returned letter; left out: today. Silence ends it with its own last day. */
  readonly on?: string;
  /** The reply in its own words; sealed. */
  readonly text?: string;
  /** Of an objection: are its reasons reasonable? */
  readonly reasonable?: boolean | null;
  /** Would keeping it back gravely harm the public interest? */
  readonly publicInterest?: boolean;
  readonly finding?: string;
}

export function endConsultation(
  deps: StaffDeps,
  caller: Caller,
  order: EndConsultation,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const about = openConsultation(open, order.consultation);
    if ('code' in about) return refused(about);
    const kind = deps.requestRules.intake.consultees.find(({ id }) => id === about.sent.consultee);
    if (kind === undefined) throw new Error(`no consultee ${about.sent.consultee}`);
    const lastDay = consultationLastDay(open, about);
    if (order.how === 'silent') {
      const early = silenceProblem(open, lastDay);
      if (early !== null) return refused(early);
    }
    const objects = order.how === 'replied' && (order.reply === 'objects' || order.reply === 'partly');
    const judged = judgementProblem(order, objects, kind.party === 'third-party');
    if (judged !== null) return refused(judged);
    const data: ConsultationEnded = {
      on: order.how === 'silent' && lastDay !== null ? lastDay : (order.on ?? open.today),
      consultation: order.consultation,
      how: order.how,
      reply:
        order.how === 'replied'
          ? (order.reply ?? 'agrees')
          : order.how === 'silent' && kind.silence === 'consent'
            ? 'agrees'
            : 'none',
      reasonable: objects ? (order.reasonable ?? null) : null,
      finding: (order.finding ?? '').trim(),
      publicInterest: order.publicInterest ?? false,
      text: null,
    };
    const trial = clockAfter(open, { kind: ledgerKindOf(kind.closes), data } as RequestEvent);
    if (isProblem(trial)) return refused(trial);
    const text = await keptReply(open, order.text ?? '');
    const after = await record(open, {
      kind: ledgerKindOf(kind.closes),
      data: { ...data, text },
    } as RequestEvent);
    await after.stores.consultationLinks.end(
      open.state.regionId,
      open.state.requestId,
      order.consultation,
      open.at,
    );
    return acted(after);
  });
}

function silenceProblem({ today }: OpenCase, lastDay: string | null): Problem | null {
  const article = '《条例》第三十二条、第三十四条';
  if (lastDay === null)
    return {
      code: 'not-delivered',
      article,
      message: '还没有登记对方收到征求意见书的日期，期限没有起算。请先登记签收；无法送达的，选择“无法送达”。',
    };
  if (lastDay >= today)
    return {
      code: 'period-open',
      article,
      message: `对方的期限到${dayWords(lastDay)}为止，届满以后才能按没有答复处理。`,
    };
  return null;
}

/** What the agency itself must find: nothing is accepted mechanically (T-09). */
function judgementProblem(
  { how, reply, reasonable, publicInterest, finding = '' }: EndConsultation,
  objects: boolean,
  thirdParty: boolean,
): Problem | null {
  const article = '《条例》第三十二条';
  if (how === 'replied' && reply === undefined)
    return { code: 'field-invalid', field: 'reply', message: '请选择对方同意还是不同意公开。' };
  if (objects && thirdParty && (reasonable === undefined || reasonable === null))
    return {
      code: 'not-judged',
      field: 'reasonable',
      article,
      message: '第三方不同意公开的，请由本机关认定理由是否合理，不能只看同意不同意。',
    };
  if (
    (objects || how === 'undeliverable' || how === 'withdrawn' || publicInterest === true) &&
    finding.trim() === ''
  )
    return {
      code: 'field-invalid',
      field: 'finding',
      article,
      message: objects ? '请写明认定的依据和公共利益的权衡。' : '请写明情况，如怎样投递、为什么没有送达。',
    };
  return null;
}

async function keptReply(
  { stores, deps, state, actor: by, at }: OpenCase,
  text: string,
): Promise<string | null> {
  if (text.trim() === '') return null;
  return keepText(stores, deps, {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: 'opinion',
    title: '征求意见的回复',
    text: text.trim(),
    audience: 'staff',
    by,
    at,
  });
}
