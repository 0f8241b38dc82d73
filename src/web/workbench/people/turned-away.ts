/** Which problems send the reader to a page of their own, and which go back to the form. */
import type { Problem } from '../../../domain/problems/problem.ts';

const away: ReadonlySet<string> = new Set(['forbidden', 'not-found', 'sign-in-needed', 'second-factor']);

/** Nothing that the form could mend: may not, is not there, must sign in. */
export function isTurnedAway(problems: readonly [Problem, ...Problem[]]): boolean {
  return away.has(problems[0].code);
}
