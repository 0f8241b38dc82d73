/** Letters that no step of the clock carries (征求意见情况告知书), and letters that are sent again, with their proof. */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { LetterPurpose } from '../../domain/request-rules/letter-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { addressProblem } from './address-problem.ts';
import { formOf, issueLetter, noLetter, openToAddressee, readDraft } from './case-letter.ts';
import { actOnCase, type CaseOrder, record } from './open-case.ts';
import { checkSending, type Sending, sentEvent } from './sending.ts';
import { tellApplicant } from './tell-applicant.ts';

export interface SendLetter extends CaseOrder {
  readonly letterId: string;
  readonly sending: Sending;
}

/** What a letter is for that stands by itself: every other one leaves with its act. */
export const freePurposes: ReadonlySet<LetterPurpose> = new Set([
  'consultation-told',
  'receipt',
  'service-record',
]);

export function sendLetter(deps: StaffDeps, caller: Caller, order: SendLetter): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { state } = open;
    const letter = state.letters.find(({ letterId }) => letterId === order.letterId);
    const draft = letter === undefined ? null : await readDraft(open, letter);
    if (letter === undefined || draft === null) return refused(noLetter);
    const form = formOf(open, letter.form);
    if (letter.sent.length === 0 && !freePurposes.has(form.purpose))
      return refused({
        code: 'letter-of-an-act',
        message: `《${form.title}》随办理事项一起发出，请从案卷中办理该事项。`,
      });
    const sending = checkSending(open, order.sending);
    if (!sending.ok) return sending;
    const { on, service } = sending.value;
    const nowhere = form.to === 'applicant' ? await addressProblem(open, service) : null;
    if (nowhere !== null) return refused(nowhere);
    if (letter.issued !== null && on < letter.issued.date)
      return refused({
        code: 'field-invalid',
        field: 'on',
        message: `发出日期不能早于文书的日期（${dayWords(letter.issued.date)}）。`,
      });
    const wish = { form, facts: draft.facts, addressee: draft.addressee, consultation: draft.consultation };
    const issued =
      letter.issued === null
        ? await issueLetter(open, wish, order.letterId, on)
        : ({ ok: true, value: { open, warnings: [] } } as const);
    if (!issued.ok) return issued;
    const after = await record(issued.value.open, sentEvent(order.letterId, sending.value));
    await openToAddressee(after, order.letterId);
    if (form.to === 'applicant') await tellApplicant(after, service);
    return acted(after, { letterId: order.letterId, warnings: issued.value.warnings });
  });
}
