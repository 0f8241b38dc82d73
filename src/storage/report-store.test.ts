import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { aCell, aFinding, anEvent, aRecord, aReport } from '../../tests/support/report-records.ts';
import type { Finding, Severity } from '../domain/findings/finding.ts';
import type { ReadCell, Settled } from '../domain/reports/reading.ts';
import type { ReportRecord } from '../usecases/ports.ts';
import type { Database } from './open-database.ts';
import { createReportStore, type StoredReports } from './report-store.ts';
import { storableText } from './storable.ts';

const text = fc.string({ unit: 'binary', maxLength: 40 }).map(storableText);
const longText = fc
  .tuple(text, fc.constantFrom(1, 300, 5000))
  .map(([part, times]) => `${part}字`.repeat(times));
const number = fc.oneof(
  fc.constantFrom(0, 176252079.43, 0.1, 1e21, 5e-324, Number.MAX_VALUE, -7111.64),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  fc.integer(),
);
const settled = fc.constantFrom<Settled>('printed', 'normalised', 'identity', 'ambiguous', 'blank', 'absent');
const place = fc.record(
  {
    line: fc.nat(),
    page: fc.nat(),
    table: fc.nat(),
    row: fc.nat(),
    box: fc.constant({ x: 1.5, y: 2, width: 3, height: 4 }),
  },
  { requiredKeys: ['line'], noNullPrototype: true },
);
const cell: fc.Arbitrary<ReadCell> = fc.record(
  {
    key: text,
    value: fc.option(number),
    raw: fc.option(longText),
    place: fc.option(place),
    settled,
    candidates: fc.array(fc.option(number), { maxLength: 4 }),
    note: text,
  },
  { requiredKeys: ['key', 'value', 'raw', 'place', 'settled'], noNullPrototype: true },
);
const finding: fc.Arbitrary<Finding> = fc.record(
  {
    id: text,
    kind: text,
    severity: fc.constantFrom<Severity>('error', 'warn', 'info'),
    rule: text,
    message: longText,
    arithmetic: text,
    cells: fc.array(text),
    evidence: fc.array(fc.record({ quote: text, line: fc.option(fc.nat()) }, { noNullPrototype: true })),
  },
  { noNullPrototype: true },
);
const record: fc.Arbitrary<ReportRecord> = fc
  .record({
    cells: fc.uniqueArray(cell, { selector: ({ key }) => key, maxLength: 12 }),
    findings: fc.uniqueArray(finding, { selector: ({ id }) => id, maxLength: 4 }),
    lines: fc.array(longText),
    title: text,
    readTitle: fc.option(text),
    published: fc.constantFrom(null, '2020-02-30', '2020-02-29', '0000-01-01', '近日'),
  })
  .map(({ cells, findings, lines, title, readTitle, published }) => {
    const dates = { published, period_from: null, period_to: null, form_filled: null };
    const report = aReport(cells, { title: readTitle, year: null, region: null, dates });
    return aRecord({ title, lines, findings, report });
  });

eachDatabase((_name, open) => {
  let database: Database;
  let store: StoredReports;
  beforeAll(async () => {
    database = await open();
    store = await createReportStore(database);
  });

  it('gives back every report as it was recorded, cells in their order', async () => {
    await fc.assert(
      fc.asyncProperty(record, async (original) => {
        await store.record(original, anEvent(original));
        const read = await store.get(original.regionId, original.reportId);
        expect(read).toEqual(original);
        expect([...read!.report.cells.keys()]).toEqual([...original.report.cells.keys()]);
      }),
      { numRuns: 60 },
    );
    expect(await store.get('321183', '1999')).toBe(null);
    expect(await store.get('\0', '2021')).toBe(null);
  });

  it('stores characters that the database lacks as the replacement character', async () => {
    const original = aRecord({ lines: ['a\0b\ud800'], title: '\0' });
    await store.record(original, anEvent(original, { data: { 'k\0': ['\0'] } }));
    expect(await store.get('321183', '2021')).toMatchObject({ lines: ['a\uFFFDb\uFFFD'], title: '\uFFFD' });
  });

  it('records nothing when the event cannot be recorded', async () => {
    const original = aRecord({ regionId: '999999', region: { name: '无', level: 'county' } });
    await expect(store.record(original, anEvent(original, { at: 'not an instant' }))).rejects.toThrow();
    await expect(store.record(original, anEvent(aRecord()))).rejects.toThrow('999999');
    expect(await store.get('999999', '2021')).toBe(null);
    expect(await store.list({ regionId: '999999' })).toEqual([]);
  });

  it('names a region as its newest report does, in whatever order reports come', async () => {
    for (const [year, name] of [
      [2019, '甲县'],
      [2022, '甲市'],
      [2020, '甲县'],
    ] as const) {
      const one = aRecord({
        regionId: '100001',
        reportId: String(year),
        year,
        region: { name, level: 'county' },
      });
      await store.record(one, anEvent(one));
    }
    const rows = await store.list({ regionId: '100001' });
    expect(rows.map(({ year, regionName }) => [year, regionName])).toEqual([
      [2022, '甲市'],
      [2020, '甲市'],
      [2019, '甲市'],
    ]);
    expect((await store.get('100001', '2020'))!.region.name).toBe('甲县');
  });

  it('keeps the ledger: events in order, none changed or removed', async () => {
    const original = aRecord({ regionId: '100002' });
    const events = [1, 2, 3].map((n) => anEvent(original, { data: { n }, actor: `clerk ${n}` }));
    for (const event of events) await store.record(original, event);
    expect(await store.events('100002', 'report/2021')).toEqual(events);
    expect(await store.events('100002', 'report/2020')).toEqual([]);
    const { kysely } = database;
    await expect(kysely.updateTable('ledger_event').set({ actor: 'me' }).execute()).rejects.toThrow(
      'append-only',
    );
    await expect(kysely.deleteFrom('ledger_event').execute()).rejects.toThrow('append-only');
    await expect(sql`truncate ledger_event`.execute(kysely)).rejects.toThrow('append-only');
    expect(await store.events('100002', 'report/2021')).toEqual(events);
  });

  it('has a version that grows with every record, here or elsewhere', async () => {
    const other = await createReportStore(database);
    const before = store.version();
    expect(other.version()).toBe(before);
    const records = ['100003', '100004', '100004'].map((regionId) => aRecord({ regionId }));
    await Promise.all(records.map((one) => store.record(one, anEvent(one))));
    expect(store.version()).toBe(before + 3);
    expect(await store.refreshVersion()).toBe(before + 3);
    expect(other.version()).toBe(before);
    expect(await other.refreshVersion()).toBe(before + 3);
    const ids = await database.kysely
      .selectFrom('ledger_event')
      .select('event_id')
      .where('region_id', '=', '100004')
      .orderBy('event_id')
      .execute();
    expect(ids.map(({ event_id }) => event_id)).toEqual([1, 2]);
  });
});

eachDatabase((_name, open) => {
  let database: Database;
  let store: StoredReports;
  let records: ReportRecord[];
  beforeAll(async () => {
    database = await open();
    store = await createReportStore(database);
    const severities: Severity[] = ['info', 'error', 'warn', 'error'];
    records = ['130102', '321183', '110101'].flatMap((regionId, r) =>
      [2019, 2021].map((year, y) => {
        const region = {
          name: ['长安区', '句容_市', 'Abc'][r]!,
          level: 'county',
          province: ['河北省', '江苏省', '北京市'][r]!,
        };
        const cells = Array.from({ length: 205 + r }, (_, n) =>
          aCell(`c.${n}`, n % (r + 2) === 0 ? null : n * 1.1),
        );
        return aRecord({
          regionId,
          reportId: String(year),
          year,
          region: region as ReportRecord['region'],
          title: `100%报告${year}`,
          report: aReport(cells, { generation: year === 2019 ? 'G2' : 'G3' }),
          findings: severities
            .slice(0, 2 + r - y)
            .map((severity, n) => aFinding(`f${n}`, { severity, kind: `kind${n}`, rule: `rule${n % 2}` })),
        });
      }),
    );
    for (const one of records) await store.record(one, anEvent(one));
  });

  const keys = (rows: readonly { regionId: string; reportId: string }[]) =>
    rows.map(({ regionId, reportId }) => `${regionId}/${reportId}`);

  it('lists reports by region and year with counts that a recount confirms', async () => {
    const rows = await store.list({});
    expect(keys(rows)).toEqual([
      '110101/2021',
      '110101/2019',
      '130102/2021',
      '130102/2019',
      '321183/2021',
      '321183/2019',
    ]);
    for (const row of rows) {
      const { report, findings } = (await store.get(row.regionId, row.reportId))!;
      const graded = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
      const cells = [...report.cells.values()];
      expect(row).toMatchObject({
        errors: graded('error'),
        warnings: graded('warn'),
        hints: graded('info'),
        cellsRead: cells.filter(({ value }) => value !== null).length,
        cellsAll: cells.length,
        published: '2022-01-28',
        recordedAt: '2026-11-20T16:18:00.123Z',
        prefecture: null,
      });
    }
  });

  it('filters the list; wildcards in a name mean themselves', async () => {
    expect(keys(await store.list({ year: 2019, generation: 'G2' }))).toHaveLength(3);
    expect(keys(await store.list({ year: 2019, generation: 'G3' }))).toEqual([]);
    expect(keys(await store.list({ name: '江苏', year: 2021 }))).toEqual(['321183/2021']);
    expect(keys(await store.list({ name: 'aBC', year: 2021 }))).toEqual(['110101/2021']);
    expect(keys(await store.list({ name: '_', year: 2021 }))).toEqual(['321183/2021']);
    expect(await store.list({ name: '100%报告2019' })).toHaveLength(3);
    for (const name of ['%长', '\\', "'", '\0']) expect(await store.list({ name })).toEqual([]);
    expect(await store.list({ name: '' })).toHaveLength(6);
  });

  it('finds findings in order of gravity, with a total that a recount confirms', async () => {
    const all = records.flatMap(({ regionId, year, findings }) =>
      findings.map((one) => ({ ...one, regionId, year })),
    );
    const whole = await store.findings({ limit: 1000, offset: 0 });
    expect(whole.total).toBe(all.length);
    expect(whole.rows).toHaveLength(all.length);
    const grades = ['error', 'warn', 'info'];
    const sortKey = (row: (typeof whole.rows)[number]) =>
      `${grades.indexOf(row.severity)} ${row.regionId} ${3000 - row.year} ${row.id}`;
    expect(whole.rows.map(sortKey)).toEqual(whole.rows.map(sortKey).sort());

    const filters = [
      { severity: 'error' as const },
      { kind: 'kind1' },
      { rule: 'rule0' },
      { regionId: '321183' },
    ];
    for (const filter of filters) {
      const [[field, wanted]] = Object.entries(filter) as [[keyof (typeof all)[number], unknown]];
      const expected = all.filter((one) => one[field] === wanted).length;
      const found = await store.findings({ ...filter, limit: 2, offset: 1 });
      expect(found.total).toBe(expected);
      expect(found.rows).toHaveLength(Math.min(2, expected - 1));
    }
    expect(await store.findings({ rule: 'none', limit: 5, offset: 9 })).toEqual({ rows: [], total: 0 });
    const first = whole.rows[0]!;
    const stored = (await store.get(first.regionId, first.reportId))!;
    const { regionId, reportId, regionName, year, ...finding } = first;
    expect([regionName, year]).toEqual([stored.region.name, stored.year]);
    expect(stored.findings).toContainEqual(finding);
    expect([regionId, reportId]).toEqual([stored.regionId, stored.reportId]);
  });

  it('gives one cell of every report, and every fingerprint', async () => {
    const expected = records
      .flatMap(({ regionId, reportId, year, report }) => {
        const value = report.cells.get('c.2')!.value;
        return value === null ? [] : [{ regionId, reportId, year, value }];
      })
      .sort((a, b) => (a.regionId < b.regionId ? -1 : 1));
    expect(await store.cellValues('c.2')).toEqual(
      expected.sort((a, b) => Number(a.regionId) - Number(b.regionId)),
    );
    expect(await store.cellValues('none')).toEqual([]);
    const fingerprints = await store.fingerprints();
    expect(fingerprints).toHaveLength(6);
    expect(fingerprints[0]).toEqual({
      regionId: '110101',
      reportId: '2019',
      sha256: 'a'.repeat(64),
      rules: 'r1',
    });
  });

  it('replaces what an earlier reading computed', async () => {
    const shorter = { ...records[0]!, findings: [], rules: 'r2', report: aReport([aCell('c.1', 5)]) };
    await store.record(shorter, anEvent(shorter, { at: '2027-01-01T00:00:00.000Z' }));
    const [row] = (await store.list({ regionId: '130102', year: 2019 })) as [unknown];
    expect(row).toMatchObject({ errors: 0, warnings: 0, hints: 0, cellsRead: 1, cellsAll: 1 });
    expect(row).toMatchObject({ recordedAt: '2027-01-01T00:00:00.000Z' });
    expect(await store.get('130102', '2019')).toEqual(shorter);
    await database.tidy();
    expect(await store.get('130102', '2019')).toEqual(shorter);
  });
});
