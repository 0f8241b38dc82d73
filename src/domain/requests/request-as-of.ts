/** A request as it was at the end of a past day, and as the whole of its events says. */
import { dayOf } from '../days/county-day.ts';
import { requestAfter } from './request-after.ts';
import type { RequestCase } from './request-case.ts';
import type { RequestFact } from './request-event.ts';

/** Folds all events, oldest first; null when there are none. */
export function foldRequest(facts: readonly RequestFact[]): RequestCase | null {
  return facts.reduce<RequestCase | null>(requestAfter, null);
}

/** The file as it was when the day (`YYYY-MM-DD`) ended: events recorded later are left out. */
export function requestAsOf(facts: readonly RequestFact[], day: string): RequestCase | null {
  return foldRequest(facts.filter(({ at }) => dayOf(at) <= day));
}
