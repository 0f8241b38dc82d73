/** Until when a consultee may answer (条例 32, 34). */
import { lastDayOf } from '../../domain/request-rules/deadline.ts';
import type { Consultation } from '../../domain/requests/request-case.ts';
import type { OpenCase } from './open-case.ts';

/** null: the letter has not reached it, so nothing runs. `YYYY-MM-DD` */
export function consultationLastDay(
  { calendar }: Pick<OpenCase, 'calendar'>,
  { deliveredOn, sent }: Consultation,
): string | null {
  const length = sent.periodWorkdays;
  if (deliveredOn === null || length === undefined) return null;
  return lastDayOf(calendar, { unit: 'workdays', length }, deliveredOn).day;
}
