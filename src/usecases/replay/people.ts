/** The people of the agency who live a replayed year: those who hold its roles; a made-up one for a role that nobody holds. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import type { RoleId } from '../../domain/people/role.ts';
import { roleOf } from '../../policies/roles.ts';
import { loadDemoPeople } from '../people/load-demo-people.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { must } from './stage.ts';

const needed: readonly RoleId[] = ['clerk', 'reviewer', 'secrecy-reviewer', 'leader', 'county-desk'];

export async function peopleOnStage(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  agencyId: string,
): Promise<(role: RoleId) => Staff> {
  await engage(deps, caller, regionId, agencyId);
  const grants = await deps.storage.accounts.grants(regionId);
  const accounts = await deps.storage.accounts.list(regionId, { limit: 10_000 });
  const staff = new Map<RoleId, Staff>();
  for (const role of needed) {
    const grant = grants.find((each) => each.role === role && reaches(each.agencyId, role, agencyId));
    const account = accounts.find(({ accountId }) => accountId === grant?.accountId);
    if (grant === undefined || account === undefined) throw new Error(`nobody holds ${role}`);
    staff.set(role, {
      kind: 'staff',
      regionId,
      accountId: account.accountId,
      name: account.name,
      sessionId: 'replay',
      standing: 'full',
      grants: [{ role, agencyId: grant.agencyId, onBehalfOf: null }],
      from: { ...caller.from, agent: 'replay' },
    });
  }
  return (role) => staff.get(role)!;
}

const reaches = (held: string | null, role: RoleId, agencyId: string): boolean =>
  roleOf(role).scope === 'region' ? held === null : held === agencyId;

/** Those who are missing, as the demo's people are engaged. */
async function engage(deps: StaffDeps, caller: Caller, regionId: string, agencyId: string): Promise<void> {
  const grants = await deps.storage.accounts.grants(regionId);
  const missing = needed.filter(
    (role) => !grants.some((each) => each.role === role && reaches(each.agencyId, role, agencyId)),
  );
  const people = missing.map((role, at) => ({
    signInName: `replay.${agencyId.toLowerCase()}.${role}`,
    name: `演练${roleOf(role).name}`.slice(0, 12),
    agencyId,
    roles: [{ role, agencyId: roleOf(role).scope === 'region' ? '' : agencyId }],
    phone: `1990008${String(at).padStart(4, '0')}`,
    email: `replay.${agencyId.toLowerCase()}.${at}@qinghe.example`,
    state: 'active' as const,
  }));
  if (people.length > 0)
    must('演练人员', await loadDemoPeople(deps, caller, regionId, { people, delegations: [] }));
}
