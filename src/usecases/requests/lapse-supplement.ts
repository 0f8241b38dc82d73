/** 逾期不补正: only after the last day, after a look through every way in and for an excuse; the request ends (条例 30, T-06). */
import type { GivenProofs } from '../../domain/answers/answer-draft.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Result } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { type LapseOrder, lapseByLetter } from './lapse.ts';
import { lapseKind } from './lapse-kind.ts';
import { actOnCase } from './open-case.ts';

/** `proofs`: those of the lapse's answer kind, as rules/proofs asks for them. */
export function lapseSupplement(
  deps: StaffDeps,
  caller: Caller,
  order: LapseOrder,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const kind = lapseKind(open, 'supplement-lapsed');
    if (!kind.ok) return kind;
    return lapseByLetter(open, order, {
      kind: kind.value,
      event: (on) => ({
        kind: 'request-supplement-lapsed',
        data: { on, reasonCheck: wordsOf(order.proofs), intakeSearched: true },
      }),
      facts: ({ clock }) => ({ supplement_last_day: clock.supplementLastDay ?? '' }),
    });
  });
}

/** What was written about the check of an excuse: the long answers of the proofs, joined. */
function wordsOf(proofs: GivenProofs): string {
  return Object.values(proofs)
    .flatMap((fields) => Object.values(fields))
    .filter((value): value is string => typeof value === 'string' && value !== 'yes' && value !== 'no')
    .join('；');
}
