/** Does a role let its holder do a task? */
import type { RoleId } from '../../domain/people/role.ts';
import { roleOf } from '../../policies/roles.ts';
import type { Task } from '../ports/tasks.ts';

/** A role of the whole county fits wherever the task stands; another one in its own agency. */
export function fitsTask(
  { role, agencyId }: { readonly role: RoleId; readonly agencyId: string | null },
  task: Pick<Task, 'roles' | 'agencyId'>,
): boolean {
  return task.roles.includes(role) && (roleOf(role).scope === 'region' || agencyId === task.agencyId);
}
