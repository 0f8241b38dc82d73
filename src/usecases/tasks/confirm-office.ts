/** 核对无误: the contact data of a disclosure office were looked through and are still right. */
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { directoryOf } from '../people/directory.ts';
import { notAllowed } from '../people/problems.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Recorded as an act of the office; closes the tasks that wait for it. Returns how many. */
export async function confirmOffice(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  agencyId: string,
): Promise<Result<number>> {
  const subject = `agency/${agencyId}`;
  const order = { act: 'agency.change-office', subject, resource: { regionId, agencyId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const agency = await stores.agencies.get(regionId, agencyId);
    if (agency === null)
      return refused({ code: 'not-found', message: '没有找到这个机关。请从机关名录重新进入。' });
    const { agencies } = await directoryOf(stores, regionId, dayOf(at));
    if (!agencies.some((each) => each.agencyId === agencyId && each.exists)) {
      return notAllowed('这个机关已经撤销或者还没有设立，不用核对联系方式。');
    }
    await stores.ledger.append({
      regionId,
      kind: 'agency-office-confirmed',
      subject,
      at,
      actor: actorOf(caller),
      data: {},
    });
    const closed = await stores.tasks.close(regionId, subject, order.act, at);
    return done({ value: closed, before: agency.office, detail: { confirmed: true, tasks: closed } });
  });
}
