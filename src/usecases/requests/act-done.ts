/** What every act on a request returns: the case after it, its clock, and what to keep an eye on. */
import { done, type Result } from '../../domain/problems/problem.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { CaseDeed, OpenCase } from './open-case.ts';

export interface ActDone {
  readonly state: RequestCase;
  /** Of the day of the act. */
  readonly clock: ClockResult;
  /** Letter that it made or sent; null: none. */
  readonly letterId: string | null;
  /** zh-CN sentences: it was done, but … */
  readonly warnings: readonly string[];
}

/** The end of an act. */
export function acted(
  open: OpenCase,
  more: {
    readonly letterId?: string | null;
    readonly warnings?: readonly string[];
    readonly detail?: CaseDeed<unknown>['detail'];
  } = {},
): Result<CaseDeed<ActDone>> {
  const { letterId = null, warnings = [], detail = {} } = more;
  return done({ value: { state: open.state, clock: open.clock, letterId, warnings }, open, detail });
}
