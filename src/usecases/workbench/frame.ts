/** What the frame of every page of the workbench shows of a person. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type MenuEntry, mayAnywhere, menuOf, roleWords } from './menu.ts';

export interface Frame {
  readonly person: {
    readonly name: string;
    readonly roles: string;
    readonly standing: 'full' | 'partial' | 'setup';
    /** Notices not read yet. */
    readonly unread: number;
  } | null;
  /** Name of the county; '' for nobody. */
  readonly place: string;
  readonly menu: readonly MenuEntry[];
}

/** The frame for a caller; an empty one for whoever has not signed in. */
export async function frameFor(deps: StaffDeps, caller: Caller): Promise<Frame> {
  if (caller.kind !== 'staff') return { person: null, place: '', menu: [] };
  const { regionId, accountId, name, standing } = caller;
  const full = standing === 'full';
  const [region, unread, waiting] = await Promise.all([
    deps.storage.regions.get(regionId),
    full ? deps.storage.notifications.unread(regionId, accountId) : 0,
    full ? waitingFor(deps, caller) : 0,
  ]);
  return {
    person: { name, roles: roleWords(caller), standing, unread },
    place: region?.name ?? '',
    menu: full ? menuOf(caller).map((entry, at) => (at === 0 ? { ...entry, count: waiting } : entry)) : [],
  };
}

/** More than these are said as so many and more. */
export const mostWaiting = 99;

/** Open tasks and requests that are this person's own. */
async function waitingFor({ storage }: StaffDeps, caller: Staff): Promise<number> {
  const { regionId, accountId } = caller;
  const [tasks, requests] = await Promise.all([
    storage.tasks.countOpen(regionId, [accountId]),
    mayAnywhere(caller, 'request.list')
      ? storage.requests.count(regionId, { accountId, open: true }, mostWaiting + 1)
      : 0,
  ]);
  return (tasks.get(accountId) ?? 0) + requests;
}
