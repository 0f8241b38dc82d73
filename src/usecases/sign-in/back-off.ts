/** Back-off: after some failures in a row the next try must wait, each time twice as long. */
import type { BackOff } from '../../domain/people/sign-in-policy.ts';
import type { FailureCount } from '../ports/sign-in.ts';

const minute = 60_000;

/**
 * Counts a try as a failure before its outcome is known, so that tries made at the same time are counted one by one;
 * a success takes it back.
 * @param at ISO instant of the try
 * @returns the new count, or null when the try must wait
 */
export function countTry(
  count: FailureCount,
  rule: BackOff & { readonly forgetHours: number },
  at: string,
): FailureCount | null {
  if (count.lockedUntil !== null && count.lockedUntil > at) return null;
  const now = Date.parse(at);
  const old = now - Date.parse(count.lastAt) > rule.forgetHours * 60 * minute;
  const failures = (old ? 0 : count.failures) + 1;
  const over = failures - rule.fromFailures;
  // 2 to the 20th minute is two years: the power itself needs no more room than that.
  const wait = over < 0 ? 0 : Math.min(rule.mostMinutes, rule.firstMinutes * 2 ** Math.min(over, 20));
  return {
    ...count,
    failures,
    lastAt: at,
    lockedUntil: wait === 0 ? null : new Date(now + wait * minute).toISOString(),
  };
}
