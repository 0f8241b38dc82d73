/** 批准延长: by the head of the disclosure office, with the notice sent the same day, on or before the due day (T-04). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { extensionProblem } from './ask-extension.ts';
import { formFor } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { actByLetter } from './letter-act.ts';
import type { LetterStep } from './letter-step.ts';
import { actOnCase, type CaseOrder } from './open-case.ts';
import { checkSending, type Sending } from './sending.ts';

export interface ApproveExtension extends CaseOrder, LetterStep {
  /** Left out: as asked. */
  readonly workdays?: number;
  readonly sending: Omit<Sending, 'on'>;
}

/** What is approved is told on the same day: whoever approves later cannot date it back. */
export function approveExtension(
  deps: StaffDeps,
  caller: Caller,
  order: ApproveExtension,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.approve-extension', order, async (open) => {
    const { state, today, actor, agency, clock } = open;
    const asked = state.extensionAsked;
    if (asked === null)
      return refused({
        code: 'not-asked',
        message: '没有待审批的延期申请。请经办人先提出，并写明原因。',
        article: '《条例》第三十三条第二款',
      });
    const workdays = order.workdays ?? asked.workdays;
    const wrong = extensionProblem(open, workdays, asked.reason);
    if (wrong !== null) return refused(wrong);
    const sending = checkSending(open, { ...order.sending, on: today });
    if (!sending.ok) return sending;
    const event = (letterId: string) =>
      ({
        kind: 'request-extended',
        data: { on: today, workdays, reason: asked.reason, approvedBy: actor, letterId },
      }) as const;
    const trial = clockAfter(open, event(''));
    if (isProblem(trial)) return refused(trial);
    const form = formFor(open, 'extension');
    const addressee = await addresseeOf(open, form);
    const head = agency.office.head === '' ? '' : agency.office.head;
    return actByLetter(open, {
      event,
      letter: {
        form,
        addressee,
        facts: {
          ...(await caseLetterFacts(open, addressee)),
          extension_reason: asked.reason.replace(/[。；，\s]+$/u, ''),
          extension_days: String(workdays),
          // Paused by a consultation: both days are the latest that they can become (L-C.9).
          consultation_open: clock.due === null,
          due_on: dayWords(clock.due ?? clock.worstCase ?? ''),
          new_due_on: dayWords(trial.due ?? trial.worstCase ?? ''),
          approval: `${head}${dayWords(today)}批准`,
        },
      },
      step: order,
      sending: sending.value,
    });
  });
}
