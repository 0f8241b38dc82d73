/** Who has which role: by role, and by agency. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Account, RoleGrant } from '../../domain/people/account.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { isAhead, isRunning } from '../../domain/people/grants-in-force.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { type Role, roles } from '../../policies/roles.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type AgencyName, directoryOf, namesOf, roleText } from './directory.ts';
import { noAccount } from './problems.ts';

/** One person in one role. */
export interface Holder {
  readonly grantId: string;
  readonly account: Account;
  readonly agencyId: string | null;
  readonly agencyName: string;
  /** Who acts for this person in this role now; '' for nobody. */
  readonly deputies: string;
}

export interface RoleHolders {
  readonly role: Role;
  readonly holders: readonly Holder[];
}

export interface RoleList {
  readonly byRole: readonly RoleHolders[];
  readonly agencies: readonly AgencyName[];
}

/** Everybody's roles. `agencyId`: only those for this agency; '' for all. */
export async function listRoles(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  agencyId = '',
): Promise<Result<RoleList>> {
  const order = { act: 'role.list', subject: 'roles', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const at = deps.clock().toISOString();
    const all = await storage.accounts.grants(regionId);
    const grants = all.filter((grant) => agencyId === '' || grant.agencyId === agencyId);
    const running = (await storage.accounts.delegations(regionId, { endedAfter: at })).filter((each) =>
      isRunning(each, at),
    );
    const [directory, names] = await Promise.all([
      directoryOf(storage, regionId, dayOf(at)),
      namesOf(storage, regionId, [
        ...grants.map(({ accountId }) => accountId),
        ...running.map(({ toAccountId }) => toAccountId),
      ]),
    ]);
    const deputies = ({ grantId }: RoleGrant) =>
      running
        .filter((each) => each.grantId === grantId)
        .map(({ toAccountId }) => names.get(toAccountId)?.name ?? toAccountId)
        .join('、');
    return done({
      byRole: roles.map((role) => ({
        role,
        holders: grants
          .filter((grant) => grant.role === role.id)
          .map((grant) => ({
            grantId: grant.grantId,
            account: names.get(grant.accountId)!,
            agencyId: grant.agencyId,
            agencyName: directory.agencyName(grant.agencyId),
            deputies: deputies(grant),
          })),
      })),
      agencies: directory.agencies,
    });
  });
}

/** The roles of one person, and what can be given. */
export interface PersonRoles {
  readonly account: Account;
  readonly agencyName: string;
  readonly held: readonly { readonly grant: RoleGrant; readonly words: string; readonly delegated: number }[];
  readonly roles: readonly Role[];
  readonly agencies: readonly AgencyName[];
}

/** For the page on which roles are given and taken back. */
export async function showPersonRoles(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
): Promise<Result<PersonRoles>> {
  const order = { act: 'role.list', subject: `account/${accountId}`, resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const account = await storage.accounts.get(regionId, accountId);
    if (account === null) return refused(noAccount);
    const at = deps.clock().toISOString();
    const [directory, grants, lent] = await Promise.all([
      directoryOf(storage, regionId, dayOf(at)),
      storage.accounts.grants(regionId, [accountId]),
      storage.accounts.delegations(regionId, { from: accountId, endedAfter: at }),
    ]);
    return done({
      account,
      agencyName: directory.agencyName(account.agencyId),
      held: grants.map((grant) => ({
        grant,
        words: roleText(directory.words(grant.role, grant.agencyId)),
        delegated: lent.filter((each) => each.grantId === grant.grantId && isAhead(each, at)).length,
      })),
      roles,
      agencies: directory.agencies.filter(({ exists }) => exists),
    });
  });
}
