/** When a delivery that failed is tried again. */

/** Minutes before the next attempt, after the first, second, … one that failed. */
const pauses = [1, 5, 15, 60, 240, 240, 240];

/** Attempts after which a delivery is given up. */
export const mostAttempts = pauses.length + 1;

/** The instant of the next attempt after `attempts` failed ones; null: it is given up. */
export function nextAttempt(attempts: number, now: string): string | null {
  const pause = pauses[attempts - 1];
  return pause === undefined ? null : new Date(Date.parse(now) + pause * 60_000).toISOString();
}
