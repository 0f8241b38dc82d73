import { beforeAll, expect, it } from 'vitest';
import { anAgency } from '../../tests/support/agencies.ts';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  beforeAll(async () => {
    deps = testStaffDeps(await open());
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  it('gives back every field, in the order of the directory, for one county only', async () => {
    const full = anAgency('B', {
      kind: 'dispatched',
      parentId: 'A',
      creditCode: '91350100M000100Y43',
      ownName: true,
      name: '名 "quoted" <b>\u0000',
      from: '2019-03-20',
      until: '2025-01-01',
      successors: [{ successorId: 'A', on: '2025-01-01', functionName: '', basis: 'x' }],
      ordinal: 1,
    });
    await deps.storage.agencies.put(anAgency('A', { ordinal: 2 }));
    await deps.storage.agencies.put(full);
    await deps.storage.agencies.put(anAgency('A', { regionId: otherRegion, name: '别处' }));
    const stored = { ...full, name: '名 "quoted" <b>\ufffd' };
    expect(await deps.storage.agencies.get(testRegion, 'B')).toEqual(stored);
    expect(await deps.storage.agencies.list(testRegion)).toEqual([stored, anAgency('A', { ordinal: 2 })]);
    expect(await deps.storage.agencies.get(otherRegion, 'B')).toBeNull();
    await deps.storage.agencies.put({ ...full, name: '改名', until: null });
    expect(await deps.storage.agencies.get(testRegion, 'B')).toEqual({ ...full, name: '改名', until: null });
  });

  it('counts in directories those that exist on the day', async () => {
    await deps.storage.agencies.put(anAgency('C', { until: '2020-01-01', name: 'c' }));
    const count = async (day: string) =>
      (await deps.storage.agencies.directories(day)).map(({ regionId, agencies }) => [regionId, agencies]);
    expect(await count('2019-12-31')).toEqual([
      [testRegion, 3],
      [otherRegion, 1],
    ]);
    expect(await count('2020-01-01')).toEqual([
      [testRegion, 2],
      [otherRegion, 1],
    ]);
  });

  it('keeps one credit code to one agency of a county, checked at the commit', async () => {
    const [one, other] = ['914403001922038216', '9144030071526726XG'];
    await deps.storage.agencies.put(anAgency('X', { creditCode: one, name: 'x' }));
    await deps.storage.agencies.put(anAgency('Y', { creditCode: other, name: 'y' }));
    await deps.storage.transaction(async ({ agencies }) => {
      await agencies.put(anAgency('X', { creditCode: other, name: 'x' }));
      await agencies.put(anAgency('Y', { creditCode: one, name: 'y' }));
    });
    expect((await deps.storage.agencies.get(testRegion, 'X'))?.creditCode).toBe(other);
    const twice = deps.storage.transaction(({ agencies }) =>
      agencies.put(anAgency('X', { creditCode: one, name: 'x' })),
    );
    await expect(twice).rejects.toThrow(/agency_credit_code/);
    await deps.storage.agencies.put(anAgency('X', { regionId: otherRegion, creditCode: one }));
  });

  it('makes a second act on the county wait for the first', async () => {
    const order: string[] = [];
    const first = deps.storage.transaction(async ({ regions }) => {
      await regions.hold(testRegion);
      order.push('first begins');
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('first ends');
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    const second = deps.storage.transaction(async ({ regions }) => {
      expect(await regions.hold(testRegion)).toBe(true);
      order.push('second begins');
    });
    await Promise.all([first, second]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins']);
    expect(await deps.storage.regions.hold('990199')).toBe(false);
  });

  it('keeps what was uploaded until it is removed or too old', async () => {
    const staged = {
      regionId: testRegion,
      stagedId: 's1',
      accountId: 'a',
      kind: 'k',
      document: { rows: [['x', null]], n: 1 },
      createdAt: '2026-11-21T01:00:00.000Z',
      expiresAt: '2026-11-21T02:00:00.000Z',
    };
    const { staged: store } = deps.storage;
    await store.put(staged);
    await store.put({ ...staged, stagedId: 's2', expiresAt: '2026-11-21T03:00:00.000Z' });
    expect(await store.get(testRegion, 's1')).toEqual(staged);
    expect(await store.get(otherRegion, 's1')).toBeNull();
    await store.sweep('2026-11-21T02:30:00.000Z');
    expect(await store.get(testRegion, 's1')).toBeNull();
    await store.remove(otherRegion, 's2');
    expect(await store.get(testRegion, 's2')).not.toBeNull();
    await store.remove(testRegion, 's2');
    expect(await store.get(testRegion, 's2')).toBeNull();
  });
});
