/** A county with agencies and people who have every kind of power over accounts: what tests of them begin with. */
import type { RoleId } from '../../src/domain/people/role.ts';
import type { Result } from '../../src/domain/problems/problem.ts';
import type { Task } from '../../src/usecases/ports/tasks.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import type { OpenNew } from './databases.ts';
import { addAgencies, addPerson, anAgency } from './people.ts';
import { addRegion, otherRegion, type TestClock, testClock, testRegion, testStaffDeps } from './staff.ts';

/** `done`, or the code of the first problem. */
export const code = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0].code);
/** `done`, or the field of the first problem. */
export const field = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0].field);

/** An open task of lin in 1001, for clerks. */
export const aTask = (taskId: string, more: Partial<Task> = {}): Task => ({
  regionId: testRegion,
  taskId,
  kind: 'check',
  subject: `agency/${taskId}`,
  agencyId: '1001',
  accountId: 'lin',
  roles: ['clerk'],
  act: 'agency.change-office',
  article: '《条例》第四条',
  title: `核对 ${taskId}`,
  link: '/workbench',
  due: null,
  createdAt: '2026-11-21T01:00:00.000Z',
  doneAt: null,
  ...more,
});

/**
 * The three administrators `system`, `security`, `audit`; `desk`; clerks `lin` and `zhou` and the `head` of 1001; `chen`,
 * clerk of 1002. 1003 has ended.
 */
export async function peopleCounty(open: OpenNew): Promise<{ deps: StaffDeps; clock: TestClock }> {
  const clock = testClock();
  const deps = testStaffDeps(await open(), clock);
  await addRegion(deps);
  await addRegion(deps, otherRegion, '另一县');
  await addAgencies(deps, anAgency('1001'), anAgency('1002'), anAgency('1003', { until: '2026-01-01' }));
  const whole = (accountId: string, role: RoleId) =>
    addPerson(deps, { accountId, roles: [{ role, agencyId: null }] });
  await whole('system', 'system-administrator');
  await whole('security', 'security-administrator');
  await whole('audit', 'audit-administrator');
  await whole('desk', 'county-desk');
  const of = (accountId: string, role: RoleId, agencyId: string) =>
    addPerson(deps, { accountId, agencyId, roles: [{ role, agencyId }] });
  await of('lin', 'clerk', '1001');
  await of('zhou', 'clerk', '1001');
  await of('head', 'office-head', '1001');
  await of('chen', 'clerk', '1002');
  return { deps, clock };
}
