/** Agencies and people of fixed content for tests, made through the ledger as the program makes them. */
import type { Agency } from '../../src/domain/agencies/agency.ts';
import type { Staff } from '../../src/domain/people/caller.ts';
import type { RoleId } from '../../src/domain/people/role.ts';
import { recordPeople } from '../../src/usecases/people/record-people.ts';
import { rolesNow } from '../../src/usecases/people/roles-now.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { aStaff, testRegion } from './staff.ts';

export function anAgency(agencyId: string, more: Partial<Agency> = {}): Agency {
  return {
    regionId: testRegion,
    agencyId,
    name: `青禾县第${agencyId}局`,
    shortName: `第${agencyId}局`,
    kind: 'department',
    parentId: null,
    creditCode: null,
    ownName: false,
    office: { name: '', head: '', address: '', hours: '', phone: '', fax: '', mail: '', online: '' },
    from: null,
    until: null,
    successors: [],
    ordinal: 1,
    ...more,
  };
}

export async function addAgencies(deps: StaffDeps, ...agencies: readonly Agency[]): Promise<void> {
  await deps.storage.transaction(async (stores) => {
    for (const agency of agencies) await stores.agencies.put(agency);
  });
}

export interface TestPerson {
  readonly accountId: string;
  readonly regionId?: string;
  readonly name?: string;
  readonly agencyId?: string | null;
  readonly roles?: readonly { readonly role: RoleId; readonly agencyId: string | null }[];
  /** Has signed in before; true unless told. */
  readonly active?: boolean;
  readonly demo?: boolean;
}

/** Adds an account whose sign-in name is its id; its grants are called `<accountId>-1`, `-2`, … */
export async function addPerson(deps: StaffDeps, person: TestPerson): Promise<void> {
  const { accountId, regionId = testRegion, name = accountId, agencyId = null, roles = [] } = person;
  const at = deps.clock().toISOString();
  await deps.storage.transaction(async (stores) => {
    const by = { regionId, at, actor: 'operator' };
    const facts = { accountId, signInName: accountId, name, agencyId, demo: person.demo ?? false };
    await recordPeople(stores, { ...by, kind: 'account-created', facts });
    for (const [index, { role, agencyId: where }] of roles.entries()) {
      const granted = { accountId, grantId: `${accountId}-${index + 1}`, role, agencyId: where };
      await recordPeople(stores, { ...by, kind: 'role-granted', facts: granted });
    }
    if (person.active === false) return;
    const account = await stores.accounts.get(regionId, accountId);
    await stores.accounts.put({ ...account!, status: 'active', lastSignInAt: at });
  });
}

/** This person signed in, with the roles in force now. */
export async function signedInAs(
  deps: StaffDeps,
  accountId: string,
  regionId: string = testRegion,
): Promise<Staff> {
  const grants = await rolesNow(deps.storage, regionId, accountId, deps.clock().toISOString());
  return { ...aStaff([], { accountId, name: accountId, regionId }), grants };
}
