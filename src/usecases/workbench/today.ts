/** 今日: a person's open work by urgency: the own, that of the own agencies, that done for absent colleagues. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller, Grant, Staff } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { dueWords, type Urgency, urgencyOf } from '../../domain/tasks/urgency.ts';
import { fitsTask } from '../people/fits-task.ts';
import { look } from '../perform.ts';
import type { Storage } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type Concern, concernsOf } from './concerns.ts';
import { doorsOf } from './doors.ts';
import type { MenuEntry } from './menu.ts';
import { type RequestsToday, requestsToday } from './requests-today.ts';

const most = 200;

export interface DueTask {
  readonly task: Task;
  readonly urgency: Urgency;
  /** 已逾期 3 天, 今天到期, 还有 5 天 */
  readonly words: string;
  /** Whose work it is, where it is not the own; '' otherwise. */
  readonly forName: string;
}

export interface Today {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly own: readonly DueTask[];
  /** Nobody's in particular; everybody with the role sees it. */
  readonly ofAgencies: readonly DueTask[];
  /** Reached by a delegation only. */
  readonly forOthers: readonly DueTask[];
  /** Requests that wait: the own, those of nobody, those that are late or nearly so. */
  readonly requests: RequestsToday;
  /** What concerns an administrator. */
  readonly concerns: readonly Concern[];
  /** What this person may do at any time. */
  readonly doors: readonly MenuEntry[];
}

/** The most urgent first, in each group. */
export async function showToday(deps: StaffDeps, caller: Caller): Promise<Result<Today>> {
  const regionId = caller.kind === 'staff' ? caller.regionId : null;
  const order = { act: 'workbench.today', subject: 'today', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    // The table grants this to staff only.
    const staff = caller as Staff;
    const at = deps.clock().toISOString();
    const day = dayOf(at);
    const [own, open] = await Promise.all([
      storage.tasks.open(staff.regionId, { accountId: staff.accountId, limit: most }),
      unassignedFor(storage, staff),
    ]);
    const lenders = lendersOf(staff);
    const lent = await lentWork(storage, staff, lenders);
    const reached = (task: Task, by: readonly Grant[]) => by.some((grant) => fitsTask(grant, task));
    const ownGrants = staff.grants.filter(({ onBehalfOf }) => onBehalfOf === null);
    const names = await namesOfLenders(storage, staff.regionId, lenders);
    const due = (task: Task, forName = ''): DueTask => ({
      task,
      urgency: urgencyOf(task.due, day),
      words: dueWords(task.due, day),
      forName,
    });
    const ofAgencies = open.filter((task) => reached(task, ownGrants));
    const byDelegation = open.filter((task) => !reached(task, ownGrants) && reached(task, staff.grants));
    const lenderOf = (task: Task) =>
      task.accountId ??
      staff.grants.find((grant) => grant.onBehalfOf !== null && fitsTask(grant, task))!.onBehalfOf!;
    const forOthers = [...lent, ...byDelegation].sort(byUrgency);
    return done({
      day,
      own: own.map((task) => due(task)),
      ofAgencies: ofAgencies.map((task) => due(task)),
      forOthers: forOthers.map((task) => due(task, names.get(lenderOf(task)) ?? '')),
      requests: await requestsToday(deps, staff, day),
      concerns: await concernsOf(deps, staff),
      doors: await doorsOf(storage, staff, day),
    });
  });
}

/** Tasks of nobody that some role of this person fits. */
async function unassignedFor({ tasks }: Storage, { regionId, grants }: Staff): Promise<readonly Task[]> {
  if (grants.length === 0) return [];
  const agencyIds = grants.map(({ agencyId }) => agencyId);
  const open = await tasks.open(regionId, {
    unassigned: true,
    ...(agencyIds.includes(null) ? {} : { agencyIds: agencyIds.filter((id) => id !== null) }),
    limit: most,
  });
  return open.filter((task) => grants.some((grant) => fitsTask(grant, task)));
}

const lendersOf = ({ grants }: Staff): readonly string[] => [
  ...new Set(grants.flatMap(({ onBehalfOf }) => (onBehalfOf === null ? [] : [onBehalfOf]))),
];

/** Work of absent colleagues that the roles lent by them fit. */
async function lentWork({ tasks }: Storage, { regionId, grants }: Staff, lenders: readonly string[]) {
  const work = await Promise.all(
    lenders.map(async (accountId) =>
      (await tasks.open(regionId, { accountId, limit: most })).filter((task) =>
        grants.some((grant) => grant.onBehalfOf === accountId && fitsTask(grant, task)),
      ),
    ),
  );
  return work.flat();
}

async function namesOfLenders({ accounts }: Storage, regionId: string, ids: readonly string[]) {
  const found = await accounts.some(regionId, ids);
  return new Map(found.map(({ accountId, name }) => [accountId, name]));
}

/** By day, those without one last. */
function byUrgency(a: Task, b: Task): number {
  const [x, y] = [a.due ?? '9999', b.due ?? '9999'];
  return x < y ? -1 : x > y ? 1 : a.createdAt < b.createdAt ? -1 : 1;
}
