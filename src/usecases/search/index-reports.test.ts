/** Reports in the search index, and what searches find. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { aCell, anEvent, aRecord, aReport } from '../../../tests/support/report-records.ts';
import { addRegion, testOrigin, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import type { Database } from '../../storage/open-database.ts';
import { createReportStore } from '../../storage/report-store.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { indexReports } from './index-reports.ts';
import { findSimilar, piecesOf, searchPublic } from './search-public.ts';

const program = { kind: 'program', from: { ...testOrigin, door: 'job' } } as const;
const visitor = { kind: 'anyone', from: testOrigin } as const;

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  beforeAll(async () => {
    database = await open();
    deps = testStaffDeps(database);
    await addRegion(deps, testRegion, '青禾县');
    const store = await createReportStore(database);
    const record = {
      ...aRecord({ report: aReport([aCell('requests.new_received.total', 221)]) }),
      lines: ['青禾县 2025 年政府信息公开工作年度报告', '全年办理城北片区集体土地征收补偿类申请 12 件。'],
    };
    await store.record(record, anEvent(record));
  });

  it('holds a report as soon as it is recorded, and its newer reading instead of the older', async () => {
    const store = await createReportStore(database);
    expect(await store.unindexed()).toEqual([]);
    const [known] = await store.list({});
    const before = await store.get(known!.regionId, known!.reportId);
    const found = async (words: string) => {
      const page = { limit: 5, offset: 0 };
      return (await deps.storage.search.query(known!.regionId, words, {}, page)).total;
    };
    expect(await found('城北片区')).toBe(1);
    const newer = { ...before!, lines: ['全年办理城南片区申请 3 件。'] };
    await store.record(newer, anEvent(newer));
    expect([await found('城北片区'), await found('城南片区')]).toEqual([0, 1]);
    await store.record(before!, anEvent(before!));
  });

  it('indexes what a database from before the index lacks, once', async () => {
    const store = await createReportStore(database);
    await database.kysely.deleteFrom('search_document').execute();
    expect(await store.unindexed()).toHaveLength(1);
    expect(await indexReports(deps, program, store)).toEqual({ ok: true, value: 1 });
    expect(await indexReports(deps, program, store)).toEqual({ ok: true, value: 0 });
  });

  it('finds a report by words of its text, in its own county only', async () => {
    const regionId = (await (await createReportStore(database)).list({}))[0]!.regionId;
    const find = async (place: string, words: string) => {
      const found = await searchPublic(deps, visitor, {
        places: [{ regionId: place, name: '县' }],
        words,
        page: 1,
      });
      return found.ok ? found.value.hits.map(({ link }) => link) : [];
    };
    expect(await find(regionId, '集体土地征收')).toHaveLength(1);
    expect(await find('990199', '集体土地征收')).toEqual([]);
    expect(await find(regionId, '没有这样的话')).toEqual([]);
  });

  it('finds what somebody describes in whole sentences', async () => {
    const regionId = (await (await createReportStore(database)).list({}))[0]!.regionId;
    const words = '我想要申请公开关于城北片区集体土地征收的有关文件，以及补偿标准';
    const found = await findSimilar(deps, visitor, { regionId, words, limit: 5 });
    expect(found.ok && found.value.length).toBe(1);
  });
});

it('leaves out what stands in every request', () => {
  expect(piecesOf('请求公开关于城北片区征地的有关信息和补偿标准')).toEqual(['城北片区征地', '补偿标准']);
});
