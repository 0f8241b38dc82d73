import { expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';

eachDatabase((_name, open) => {
  it('tells each stage of each subject once, county by county', async () => {
    const deps = testStaffDeps(await open());
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    const at = '2026-11-21T00:00:00.000Z';
    const { reminders } = deps.storage;
    const tell = (regionId: string, subject: string, reminder: string) =>
      reminders.tell(regionId, subject, reminder, at);
    expect(await tell(testRegion, 'request/a', 'due/2026-12-01/3')).toBe(true);
    expect(await tell(testRegion, 'request/a', 'due/2026-12-01/3')).toBe(false);
    expect(await tell(testRegion, 'request/a', 'due/2026-12-01/1')).toBe(true);
    expect(await tell(testRegion, 'request/b', 'due/2026-12-01/3')).toBe(true);
    expect(await tell(otherRegion, 'request/a', 'due/2026-12-01/3')).toBe(true);
  });

  it('what is undone was not told', async () => {
    const deps = testStaffDeps(await open());
    await addRegion(deps);
    const tell = (
      stores: typeof deps.storage | Parameters<Parameters<typeof deps.storage.transaction>[0]>[0],
    ) => stores.reminders.tell(testRegion, 'request/a', 'x', '2026-11-21T00:00:00.000Z');
    await expect(
      deps.storage.transaction(async (stores) => {
        await tell(stores);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await tell(deps.storage)).toBe(true);
  });
});
