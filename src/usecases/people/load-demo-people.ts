/** The people of the demo: opened, given their roles and delegations by the same steps as real ones. */
import { addDays, dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { isAhead } from '../../domain/people/grants-in-force.ts';
import type { RoleId } from '../../domain/people/role.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { type Deed, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type By, openAccount } from './create-account.ts';
import { giveRole } from './grant-role.ts';
import { lendRole } from './make-delegation.ts';
import { recordPeople } from './record-people.ts';

export interface DemoPersonInput {
  readonly signInName: string;
  readonly name: string;
  readonly agencyId: string;
  readonly roles: readonly { readonly role: RoleId; readonly agencyId: string }[];
  readonly phone: string;
  readonly email: string;
  readonly state: 'active' | 'invited' | 'disabled';
}

export interface DemoDelegationInput {
  /** Sign-in names. */
  readonly from: string;
  readonly to: string;
  readonly role: RoleId;
  readonly agencyId: string;
  readonly days: number;
  readonly reason: string;
}

export interface DemoPeople {
  readonly people: readonly DemoPersonInput[];
  readonly delegations: readonly DemoDelegationInput[];
}

/** Loads who is not there yet; agencies must be there. Returns how many people were opened. */
export async function loadDemoPeople(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  { people, delegations }: DemoPeople,
): Promise<Result<number>> {
  const order = { act: 'demo.load', subject: 'people', resource: { regionId } } as const;
  const actor = actorOf(caller);
  return perform<number>(deps, caller, order, async (stores, at): Promise<Result<Deed<number>>> => {
    const by = { regionId, at, actor };
    await stores.regions.hold(regionId);
    let opened = 0;
    for (const person of people) {
      if ((await stores.accounts.bySignInName(regionId, person.signInName)) !== null) continue;
      const made = await openPerson(stores, deps, by, person);
      if (!made.ok) return made;
      opened += 1;
    }
    for (const delegation of delegations) {
      const lent = await lendOnce(stores, deps, by, delegation);
      if (!lent.ok) return lent;
    }
    return done({ value: opened, detail: { opened } });
  });
}

async function openPerson(
  stores: Stores,
  deps: StaffDeps,
  by: By,
  { roles, state, ...fields }: DemoPersonInput,
): Promise<Result<null>> {
  const opened = await openAccount(stores, deps, by, fields, true);
  if (!opened.ok) return opened;
  const { accountId } = opened.value;
  for (const role of roles) {
    const given = await giveRole(stores, deps, by, accountId, role);
    if (!given.ok) return given;
  }
  // Who works here has been in: that is no act of the office, so no event.
  if (state !== 'invited') {
    await stores.accounts.put({ ...opened.value, status: 'active', lastSignInAt: by.at });
  }
  if (state === 'disabled')
    await recordPeople(stores, { ...by, kind: 'account-disabled', facts: { accountId } });
  return done(null);
}

/** Again only once the last one is over: the demo always shows one that runs. */
async function lendOnce(
  stores: Stores,
  deps: StaffDeps,
  by: By,
  { from, to, role, agencyId, days, reason }: DemoDelegationInput,
): Promise<Result<null>> {
  const { regionId, at } = by;
  const [giver, taker] = await Promise.all([
    stores.accounts.bySignInName(regionId, from),
    stores.accounts.bySignInName(regionId, to),
  ]);
  if (giver?.status !== 'active' || taker?.status !== 'active') return done(null);
  const grants = await stores.accounts.grants(regionId, [giver.accountId]);
  const grant = grants.find((each) => each.role === role && (each.agencyId ?? '') === agencyId);
  if (grant === undefined) return done(null);
  const lent = await stores.accounts.delegations(regionId, { from: giver.accountId, endedAfter: at });
  if (lent.some((each) => each.grantId === grant.grantId && isAhead(each, at))) return done(null);
  const today = dayOf(at);
  const made = await lendRole(stores, deps, by, {
    grantId: grant.grantId,
    toAccountId: taker.accountId,
    from: today,
    until: addDays(today, days - 1),
    reason,
  });
  return made.ok ? done(null) : made;
}
