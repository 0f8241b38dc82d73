/** 公开第三方信息告知书: what is disclosed against its objection and why, before it is (条例 32, L-32.4). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import { lastDayOf } from '../../domain/request-rules/deadline.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { thirdPartyRelief } from './answer-relief.ts';
import { formFor, openToAddressee } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { deadlineLength } from './deadline-length.ts';
import { readText } from './keep-file.ts';
import { type LetterStep, takeLetter } from './letter-step.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';
import { checkSending, type Sending, sentEvent } from './sending.ts';

export interface TellThirdParty extends CaseOrder, LetterStep {
  readonly consultation: string;
  readonly disclosed: string;
  readonly reason: string;
  readonly sending: Sending;
}

export function tellThirdParty(
  deps: StaffDeps,
  caller: Caller,
  order: TellThirdParty,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { stores, state, calendar, clock } = open;
    const article = '《条例》第三十二条';
    const about = state.consultations.find(({ consultation }) => consultation === order.consultation);
    const ended = about?.ended ?? null;
    const objects = ended?.reply === 'objects' || ended?.reply === 'partly';
    if (about === undefined || ended === null || (!objects && ended.how !== 'silent'))
      return refused({ code: 'no-objection', article, message: '第三方没有反对公开，不用发这份告知书。' });
    if (objects && ended.reasonable === null)
      return refused({ code: 'not-judged', article, message: '请先认定第三方的理由是否合理。' });
    if (ended.reasonable && !ended.publicInterest)
      return refused({
        code: 'objection-holds',
        article,
        message: '已认定第三方的理由合理，也没有更重的公共利益，不能公开。',
      });
    for (const [field, text] of [
      ['disclosed', order.disclosed],
      ['reason', order.reason],
    ] as const)
      if (text.trim() === '')
        return refused({ code: 'field-invalid', field, article, message: '请写明决定公开的内容和理由。' });
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on } = sending.value;
    const form = formFor(open, 'third-party-disclosure');
    const addressee = await addresseeOf(open, form, { consultation: order.consultation });
    const hold = lastDayOf(
      calendar,
      { unit: 'workdays', length: deadlineLength(open, 'release-hold') },
      on,
    ).day;
    const reply = await readText(stores, state.regionId, ended.text);
    const taken = await takeLetter(
      open,
      {
        form,
        addressee,
        consultation: order.consultation,
        facts: {
          ...(await caseLetterFacts(open, addressee)),
          question: about.sent.question,
          disclosed_content: order.disclosed.trim().replace(/[。；\s]+$/u, ''),
          disclosure_reason: order.reason.trim().replace(/[。；\s]+$/u, ''),
          release_on: dayWords(hold),
          ...(reply === null ? {} : { third_party_reply: reply }),
          relief_text: await thirdPartyRelief(open, form.title, on),
        },
      },
      order,
      on,
    );
    if (!taken.ok) return taken;
    if (taken.value.drafted !== null) return { ok: true, value: taken.value.drafted };
    const { issued } = taken.value;
    const after = await record(issued.open, sentEvent(issued.letterId, sending.value));
    await openToAddressee(after, issued.letterId);
    const tight =
      clock.due !== null && hold > clock.due
        ? [
            `告知后留给第三方寻求救济的日子到${dayWords(hold)}，晚于答复期限${dayWords(clock.due)}。请在期限内答复。`,
          ]
        : [`建议${dayWords(hold)}以后再向申请人提供，给第三方留出寻求救济的时间。`];
    return acted(after, { letterId: issued.letterId, warnings: [...tight, ...issued.warnings] });
  });
}
