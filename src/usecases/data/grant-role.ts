/** The database account under which the program runs: preparing the tables for it, and granting it what it needs. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { RoleGranted, RuntimeRoles } from '../ports/runtime-role.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface RoleDeps extends StaffDeps {
  readonly runtimeRoles: RuntimeRoles;
  /** Makes the tables of the job queue; does nothing where they are. */
  readonly installQueue: () => Promise<void>;
}

const resource = { regionId: wholeInstallation };

/** Grants a role of the server what the program needs, and takes everything else. Connected as the tables' owner. */
export function grantRole(deps: RoleDeps, caller: Caller, role: string): Promise<Result<RoleGranted>> {
  return operate(deps, caller, { act: 'data.grant', subject: 'data', resource }, async () => {
    const granted = await deps.runtimeRoles.grant(role);
    if (!granted.ok) return granted;
    const { tables, queue } = granted.value;
    return done({ value: granted.value, detail: { role, tables, queue } });
  });
}

/**
 * After the tables were brought up to date, which opening the database does: makes those of the job queue, and grants
 * the new ones to every role that was granted the others before.
 * @returns the roles
 */
export function finishMigration(deps: RoleDeps, caller: Caller): Promise<Result<readonly string[]>> {
  return operate(deps, caller, { act: 'data.grant', subject: 'data', resource }, async () => {
    const owner = await deps.runtimeRoles.asOwner();
    if (!owner.ok) return owner;
    await deps.installQueue();
    const roles = await deps.runtimeRoles.granted();
    for (const role of roles) {
      const granted = await deps.runtimeRoles.grant(role);
      if (!granted.ok) return granted;
    }
    return done({ value: roles, detail: { roles: roles.join(' ') } });
  });
}
