/**
 * The door of the demo: a link that the terminal prints, behind which each person of the demo's county can be entered
 * without a password. No other county has such a door.
 */
import type { Caller } from '../../domain/people/caller.ts';
import { demoCounty } from '../../domain/people/demo-county.ts';
import { type RoleId, roleIds } from '../../domain/people/role.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { roleOf } from '../../policies/roles.ts';
import { perform, recordFailure } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { endPrevious } from './end-previous.ts';
import { type NewSession, openSession } from './open-session.ts';

/** The key in the link: the same for as long as the installation keeps its keys. */
const demoKey = ({ secrets }: StaffDeps): string => secrets.sealer.digest('demo', 'demo-door');

/** Path of the page; null where the demo is switched off or its county has nobody. */
export async function demoDoor(deps: StaffDeps): Promise<string | null> {
  const people = deps.demo ? await demoAccounts(deps) : [];
  return people.length === 0 ? null : `/workbench/demo/${demoKey(deps)}`;
}

/** Compares digests of both, so that the time says nothing about how much of a key was right. */
export function isDemoKey(deps: StaffDeps, key: string): boolean {
  const { sha256 } = deps.secrets;
  return deps.demo && sha256(key) === sha256(demoKey(deps));
}

export interface DemoPerson {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly RoleId[];
  /** In words. */
  readonly roleNames: string;
  /** Short name of the agency; '' for a person of the whole county. */
  readonly agency: string;
}

const noDoor: Problem = { code: 'not-found', message: '没有找到您要的内容：可能已被移走，或者地址有误。' };

/** The people of the demo, in the order in which the roles are listed. Problem `not-found` for a wrong key. */
export async function demoPeople(deps: StaffDeps, key: string): Promise<Result<readonly DemoPerson[]>> {
  if (!isDemoKey(deps, key)) return refused(noDoor);
  const accounts = await demoAccounts(deps);
  const ids = accounts.map(({ accountId }) => accountId);
  const grants = ids.length === 0 ? [] : await deps.storage.accounts.grants(demoCounty, ids);
  const agencies = await deps.storage.agencies.list(demoCounty);
  const people = accounts.map(({ accountId, name, agencyId }) => {
    const held = new Set(grants.filter((each) => each.accountId === accountId).map(({ role }) => role));
    const roles = roleIds.filter((role) => held.has(role));
    const agency = agencies.find((each) => each.agencyId === agencyId);
    return {
      accountId,
      name,
      roles,
      roleNames: roles.map((role) => roleOf(role).name).join('、'),
      agency: agency?.shortName ?? '',
    };
  });
  const place = ({ roles: [first] }: DemoPerson) =>
    first === undefined ? roleIds.length : roleIds.indexOf(first);
  return done(people.sort((one, other) => place(one) - place(other)));
}

/** Enters as a person of the demo, with full standing. Problem `not-found`: wrong key, or no such person. */
export async function enterDemo(
  deps: StaffDeps,
  caller: Caller,
  input: { readonly key: string; readonly accountId: string },
): Promise<Result<NewSession>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const order = { act: 'sign-in.demo', subject: 'demo', resource: { regionId: demoCounty } } as const;
  if (!isDemoKey(deps, input.key)) {
    await recordFailure(deps, visitor, order);
    return refused(noDoor);
  }
  return perform(deps, visitor, order, async (stores, at) => {
    // Before sessions and links are touched: RegionStore.hold says why.
    await stores.regions.hold(demoCounty);
    const account = await stores.accounts.get(demoCounty, input.accountId);
    if (account === null || !account.demo || account.status === 'disabled') return refused(noDoor);
    await endPrevious(stores, caller, at);
    const facts = { method: 'demo', standing: 'full', from: caller.from } as const;
    const session = await openSession(stores, deps, account, facts, at);
    return done({ value: session, subject: `account/${account.accountId}` });
  });
}

async function demoAccounts({ storage }: StaffDeps) {
  const accounts = await storage.accounts.list(demoCounty, { limit: 100 });
  return accounts.filter(({ demo, status }) => demo && status !== 'disabled');
}
