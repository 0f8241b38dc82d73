import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addAgencies, addPerson, anAgency } from '../../tests/support/people.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { Task } from '../usecases/ports/tasks.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

const aTask = (taskId: string, more: Partial<Task> = {}): Task => ({
  regionId: testRegion,
  taskId,
  kind: 'check',
  subject: `agency/${taskId}`,
  agencyId: '1001',
  accountId: null,
  roles: ['clerk'],
  act: 'agency.change-office',
  article: '《条例》第四条',
  title: taskId,
  link: '/workbench',
  due: null,
  createdAt: '2026-11-21T01:00:00.000Z',
  doneAt: null,
  ...more,
});

eachDatabase((_name, open) => {
  let deps: StaffDeps;

  beforeAll(async () => {
    deps = testStaffDeps(await open());
    await addRegion(deps);
    await addAgencies(deps, anAgency('1001'), anAgency('1002'));
    await addPerson(deps, { accountId: 'lin' });
    const { tasks } = deps.storage;
    await tasks.put(aTask('undated'));
    await tasks.put(aTask('late', { due: '2026-11-01', accountId: 'lin', agencyId: '1002' }));
    await tasks.put(aTask('soon', { due: '2026-11-25', accountId: 'lin' }));
    await tasks.put(
      aTask('done', { due: '2026-10-01', accountId: 'lin', doneAt: '2026-10-02T00:00:00.000Z' }),
    );
  });

  const ids = async (filter: object, regionId = testRegion) =>
    (await deps.storage.tasks.open(regionId, { limit: 10, ...filter })).map(({ taskId }) => taskId);

  it('keeps a task as it was given', async () => {
    expect(await deps.storage.tasks.get(testRegion, 'late')).toEqual(
      aTask('late', { due: '2026-11-01', accountId: 'lin', agencyId: '1002' }),
    );
    expect(await deps.storage.tasks.get(otherRegion, 'late')).toBeNull();
  });

  it('lists open tasks, the most urgent first, those without a day last', async () => {
    expect(await ids({})).toEqual(['late', 'soon', 'undated']);
    expect(await ids({ limit: 1 })).toEqual(['late']);
    expect(await ids({ accountId: 'lin', agencyIds: ['1002'] })).toEqual(['late']);
    expect(await ids({ unassigned: true })).toEqual(['undated']);
    expect(await ids({ agencyIds: [] })).toEqual([]);
    expect(await ids({}, otherRegion)).toEqual([]);
  });

  it('counts open tasks of people', async () => {
    const counts = await deps.storage.tasks.countOpen(testRegion, ['lin', 'nobody']);
    expect([...counts]).toEqual([['lin', 2]]);
  });

  it('holds one open task of a kind about a subject, and any number of done ones', async () => {
    const { tasks } = deps.storage;
    await expect(tasks.put(aTask('again', { subject: 'agency/late' }))).rejects.toThrow();
    await tasks.put(aTask('before', { subject: 'agency/late', doneAt: '2026-01-01T00:00:00.000Z' }));
    expect((await tasks.openAbout(testRegion, 'check', 'agency/late'))?.taskId).toBe('late');
    expect(await tasks.openAbout(testRegion, 'check', 'agency/done')).toBeNull();
  });

  it('knows the newest task about each subject, open before done', async () => {
    const newest = await deps.storage.tasks.newest(testRegion, 'check');
    expect(newest.map(({ taskId }) => taskId).sort()).toEqual(['done', 'late', 'soon', 'undated']);
    expect(await deps.storage.tasks.newest(testRegion, 'other')).toEqual([]);
  });

  it('closes the open tasks that an act does to a subject', async () => {
    const { tasks } = deps.storage;
    const at = '2026-11-22T00:00:00.000Z';
    expect(await tasks.close(testRegion, 'agency/undated', 'agency.change', at)).toBe(0);
    expect(await tasks.close(otherRegion, 'agency/undated', 'agency.change-office', at)).toBe(0);
    expect(await tasks.close(testRegion, 'agency/undated', 'agency.change-office', at)).toBe(1);
    expect((await tasks.get(testRegion, 'undated'))?.doneAt).toBe(at);
    expect(await tasks.close(testRegion, 'agency/undated', 'agency.change-office', at)).toBe(0);
  });
});
