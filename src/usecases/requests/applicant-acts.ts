/** What an applicant may do with the own request now: lifecycle, clock and what has happened decide. */
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';

export type ApplicantAct =
  | 'correct'
  | 'reasons'
  | 'payment'
  | 'withdraw'
  | 'rate'
  | 'openness'
  | 'consent'
  | 'contact';

/** In the order in which they are offered. */
export function applicantActs(state: RequestCase, clock: ClockResult): readonly ApplicantAct[] {
  const kinds = new Set(clock.allowed.map(ledgerKindOf));
  const open = clock.finishedOn === null && state.ended === null;
  const offered: readonly (readonly [ApplicantAct, boolean])[] = [
    // Also after their last day: whether there was a good reason is judged by staff (T-06).
    ['correct', open && state.supplement !== null && state.supplemented === null],
    ['payment', open && state.fee !== null && state.feePaid === null],
    ['reasons', open && state.reasonAsked !== null && state.reasonGiven === null],
    ['withdraw', kinds.has('request-withdrawn')],
    ['rate', !open && state.decision !== null && state.rating === null],
    ['openness', !open && state.decision !== null && state.opennessSuggestion === null],
    ['consent', state.publicationId === null && state.archived === null],
    ['contact', open],
  ];
  return offered.filter(([, when]) => when).map(([act]) => act);
}
