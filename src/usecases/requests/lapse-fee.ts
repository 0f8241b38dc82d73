/** 逾期不缴费: only after the last day, once the account was looked at; the request ends (FEE2021 6). */
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { Result } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { ActDone } from './act-done.ts';
import { type LapseOrder, lapseByLetter } from './lapse.ts';
import { lapseKind } from './lapse-kind.ts';
import { actOnCase } from './open-case.ts';

export function lapseFee(deps: StaffDeps, caller: Caller, order: LapseOrder): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const kind = lapseKind(open, 'fee-lapsed');
    if (!kind.ok) return kind;
    return lapseByLetter(open, order, {
      kind: kind.value,
      event: (on) => ({ kind: 'request-fee-lapsed', data: { on, letterId: null } }),
      facts: ({ state, clock }) => {
        const served = state.clockEvents.findLast(({ event }) => event === 'FEE_NOTICED')?.receivedOn;
        return {
          fee_noticed_on: dayWords(state.fee?.on ?? ''),
          fee_served_on: dayWords(served ?? state.fee?.on ?? ''),
          fee_amount: String(state.fee?.amount ?? ''),
          pay_until: dayWords(clock.payBy ?? ''),
        };
      },
    });
  });
}
