/** Open requests whose day moves when the working calendar changes. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestColumns } from '../../domain/requests/request-columns.ts';
import type { Stores } from '../ports/stores.ts';
import { clockOf } from '../requests/write-request.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface MovedRequest {
  readonly requestId: string;
  readonly number: string;
  readonly agencyId: string;
  readonly accountId: string | null;
  /** Day that binds next, before and after; null: none did. */
  readonly before: string | null;
  readonly after: string | null;
}

const portion = 500;

/** Every open request of the county, by id. */
export async function openRequests(
  { requests }: Pick<Stores, 'requests'>,
  regionId: string,
): Promise<readonly RequestCase[]> {
  const found: RequestCase[] = [];
  for (let after = ''; ; ) {
    const ids = await requests.openIds(regionId, after, portion);
    for (const requestId of ids) {
      const state = await requests.get(regionId, requestId);
      if (state !== null) found.push(state);
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < portion) return found;
    after = last;
  }
}

/** Those whose day is another by the new calendar, the earliest first. */
export function movedRequests(
  deps: Pick<StaffDeps, 'requestRules'>,
  open: readonly RequestCase[],
  calendars: { readonly before: Calendar; readonly after: Calendar },
  today: string,
): readonly MovedRequest[] {
  const dayBy = (calendar: Calendar, state: RequestCase) =>
    requestColumns(deps.requestRules, state, clockOf(deps, calendar, state, today)).actBy;
  return open
    .map((state) => ({
      requestId: state.requestId,
      number: state.number,
      agencyId: state.assigned?.agencyId ?? state.agencyId,
      accountId: state.assigned?.accountId ?? null,
      before: dayBy(calendars.before, state),
      after: dayBy(calendars.after, state),
    }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => ((a.after ?? '') < (b.after ?? '') ? -1 : 1));
}
