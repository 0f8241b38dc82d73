/** The form of a complaint filled in for a request whose answer is overdue. */
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { noRequest } from '../requests/open-case.ts';
import { clockOf } from '../requests/write-request.ts';
import type { StepValues } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';

export function overdueInput(
  deps: StaffDeps,
  caller: Caller,
  { regionId, number }: { readonly regionId: string; readonly number: string },
): Promise<Result<StepValues>> {
  const order = { act: 'complaint.handle', subject: 'complaint', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const request = await storage.requests.byNumber(regionId, number);
    if (request === null) return refused(noRequest);
    const calendar = await countyCalendar(storage, deps, regionId);
    const { due } = clockOf(deps, calendar, request, dayOf(deps.clock().toISOString()));
    const late = due === null ? '' : `，应当在${dayWords(due)}前答复，至今没有答复`;
    return done({
      agencyId: request.agencyId,
      requestNumber: number,
      text: `申请 ${number}${late}。`,
    });
  });
}
