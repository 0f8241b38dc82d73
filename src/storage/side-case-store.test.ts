import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { SideCaseColumns, SideCaseFilter, SideCaseStore } from '../usecases/ports/side-cases.ts';

const columns = (number: string, more: Partial<SideCaseColumns> = {}): SideCaseColumns => ({
  number,
  agencyId: 'a1',
  requestId: null,
  state: 'received',
  open: true,
  receivedOn: '2026-03-02',
  actBy: null,
  title: `更正第${number}条记录`,
  ...more,
});

eachDatabase((_name, open) => {
  let cases: SideCaseStore;
  const put = (caseId: string, written: SideCaseColumns, document: unknown = {}, regionId = testRegion) =>
    cases.put({ regionId, kind: 'correction', caseId }, document, written);
  beforeAll(async () => {
    const deps = testStaffDeps(await open());
    cases = deps.storage.sideCases;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    await put('c1', columns('1'), { steps: [{ on: '2026-03-02', text: '坏\0字' }] });
    await put('c2', columns('2', { actBy: '2026-04-01', agencyId: 'a2' }));
    await put('c3', columns('3', { open: false, state: 'over' }));
    await cases.put({ regionId: testRegion, kind: 'complaint', caseId: 'c1' }, { other: true }, columns('1'));
    await put('c1', columns('1'), {}, otherRegion);
  });

  it('gives back the document of its kind and county', async () => {
    expect(await cases.get(testRegion, 'correction', 'c1')).toEqual({
      steps: [{ on: '2026-03-02', text: '坏\ufffd字' }],
    });
    expect(await cases.get(testRegion, 'complaint', 'c1')).toEqual({ other: true });
    expect(await cases.get(testRegion, 'complaint', 'c2')).toBeNull();
    expect(await cases.get(otherRegion, 'correction', 'c2')).toBeNull();
  });

  it('lists what is due first, page by page, as filtered', async () => {
    const ids = async (
      filter: SideCaseFilter,
      after: Parameters<SideCaseStore['list']>[3] = null,
      limit = 9,
    ) => (await cases.list(testRegion, 'correction', filter, after, limit)).map(({ caseId }) => caseId);
    expect(await ids({})).toEqual(['c2', 'c1', 'c3']);
    expect(await ids({}, null, 1)).toEqual(['c2']);
    expect(await ids({}, { key: '2026-04-01', caseId: 'c2' }, 1)).toEqual(['c1']);
    expect(await ids({}, { key: '9999-12-31', caseId: 'c1' })).toEqual(['c3']);
    expect(await ids({ agencyIds: ['a2'] })).toEqual(['c2']);
    expect(await ids({ agencyIds: [] })).toEqual([]);
    expect(await ids({ open: true })).toEqual(['c2', 'c1']);
    expect(await ids({ state: 'over' })).toEqual(['c3']);
    expect(await ids({ actUntil: '2026-04-01' })).toEqual(['c2']);
    expect(await ids({ words: '第3条' })).toEqual(['c3']);
    expect((await cases.list(testRegion, 'complaint', {}, null, 9))[0]).toEqual({
      ...columns('1'),
      regionId: testRegion,
      caseId: 'c1',
    });
  });

  it('finds a case by its code, which writing it anew does not forget', async () => {
    await cases.setCode(testRegion, 'correction', 'c1', 'digest');
    await put('c1', columns('1', { title: '改后' }));
    expect(await cases.byCode(testRegion, 'correction', 'digest')).toBe('c1');
    expect(await cases.byCode(testRegion, 'complaint', 'digest')).toBeNull();
    expect(await cases.byCode(otherRegion, 'correction', 'digest')).toBeNull();
  });
});
