/** Is it known when the 补正告知书 came? Its period counts from there (条例 30). */
import type { OpenCase } from './open-case.ts';

/**
 * Reckoned from posting the last day is over, but nobody knows when the notice came: a period that has not demonstrably begun
 * has not ended (条例 30, T-06).
 * @param on day on which the correction came, `YYYY-MM-DD`
 */
export function arrivalUnknown({ clock, state }: Pick<OpenCase, 'clock' | 'state'>, on: string): boolean {
  const { supplementLastDay } = clock;
  if (supplementLastDay === null || on <= supplementLastDay) return false;
  const { letterId } = state.supplement ?? {};
  const sent = state.letters.find((each) => each.letterId === letterId)?.sent ?? [];
  return sent.length > 0 && sent.every(({ receivedOn }) => receivedOn === null);
}

/** Why a correction after that day is no late one, for the record. */
export const notArrived = '补正告知书的送达日期没有登记，补正期限没有起算';
