/** An act of the clock that a letter carries: judged by the clock, the letter issued, all of it recorded at once. */
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import { type ActDone, acted } from './act-done.ts';
import { addressProblem } from './address-problem.ts';
import { type LetterWish, openToAddressee } from './case-letter.ts';
import { clockAfter, isProblem } from './clock-allows.ts';
import { type LetterStep, takeLetter } from './letter-step.ts';
import { type CaseDeed, type OpenCase, record } from './open-case.ts';
import { type CheckedSending, sentEvent } from './sending.ts';
import { tellApplicant } from './tell-applicant.ts';

export interface LetterAct {
  /** The event, with the letter's id. */
  readonly event: (letterId: string) => RequestEvent;
  /** Recorded after it. */
  readonly more?: (letterId: string) => readonly RequestEvent[];
  readonly letter: LetterWish;
  readonly step: LetterStep;
  readonly sending: CheckedSending;
  readonly warnings?: (after: OpenCase) => readonly string[];
}

/** Problems: those of the clock, of the letter. */
export async function actByLetter(open: OpenCase, act: LetterAct): Promise<Result<CaseDeed<ActDone>>> {
  const trial = clockAfter(open, act.event(''));
  if (isProblem(trial)) return refused(trial);
  const nowhere = act.letter.form.to === 'applicant' ? await addressProblem(open, act.sending.service) : null;
  if (nowhere !== null) return refused(nowhere);
  const taken = await takeLetter(open, act.letter, act.step, act.sending.on);
  if (!taken.ok) return taken;
  if (taken.value.drafted !== null) return done(taken.value.drafted);
  const { issued } = taken.value;
  const { letterId } = issued;
  const after = await record(
    issued.open,
    act.event(letterId),
    ...(act.more?.(letterId) ?? []),
    sentEvent(letterId, act.sending),
  );
  await openToAddressee(after, letterId);
  if (act.letter.form.to === 'applicant') await tellApplicant(after, act.sending.service);
  return acted(after, { letterId, warnings: [...(act.warnings?.(after) ?? []), ...issued.warnings] });
}
