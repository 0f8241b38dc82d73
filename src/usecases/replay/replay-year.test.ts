import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachDatabase, opened, temporaryFolder } from '../../../tests/support/databases.ts';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import { testClock, testRequestRules, testStaffDeps } from '../../../tests/support/staff.ts';
import { readDemoCounty } from '../../demo-files/read-demo-county.ts';
import { readDemoPeople } from '../../demo-files/read-demo-people.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { cellPlace } from '../../domain/requests/cell-place.ts';
import {
  type CountedDisputes,
  type CountedRequests,
  formatOfYear,
  reportTableOf,
  yearCells,
} from '../../domain/requests/year-cells.ts';
import { loadDemoCounty } from '../demo/load-demo-county.ts';
import { loadDemoPeople } from '../people/load-demo-people.ts';
import { countRequests } from '../requests/count-requests.ts';
import { replayYear } from './replay-year.ts';

const root = join(import.meta.dirname, '../../..');
const operator: Caller = { kind: 'operator', from: { door: 'command-line', address: 'test', agent: '' } };

function gold(id: string): { year: number; cells: Record<string, number | null> } {
  return JSON.parse(readFileSync(join(root, 'data/reports', `${id}.gold.json`), 'utf8'));
}

/** The cells of the tables that are replayed, without those that were never printed. */
const wanted = (cells: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(
    Object.entries(cells).filter(
      ([key, value]) => /^(requests|review_litigation)\./.test(key) && value !== null,
    ),
  );

eachDatabase((name, open) => {
  async function county() {
    const database = await open();
    const deps = testStaffDeps(database, testClock('2026-11-21T01:00:00Z'));
    const folder = join(root, 'data/demo/990121');
    const files = await readDemoCounty(folder);
    const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: 'test' } };
    expect(await loadDemoCounty(deps, files)).toMatchObject({ ok: true });
    expect(
      await loadDemoPeople(deps, program, files.region.regionId, await readDemoPeople(folder)),
    ).toMatchObject({ ok: true });
    return deps;
  }

  async function replayed(cells: Record<string, number | null>, year: number) {
    const deps = await county();
    const lived = await replayYear(deps, testRulebook, operator, { cells, year, agencyId: null });
    if (!lived.ok) throw new Error(lived.problems.map(({ message }) => message).join('\n'));
    const { regionId, agencyId } = lived.value;
    const counted = await countRequests(deps, testRulebook.formats, operator, { regionId, agencyId, year });
    if (!counted.ok) throw new Error(counted.problems[0].message);
    expect(counted.value.unplaced.total).toBe(0);
    return { deps, agencyId, regionId, counted: counted.value.cells };
  }

  it(`${name}: a replayed 陆河 2020 is counted back into its cells`, async () => {
    const { year, cells } = gold('441523-2020');
    const { counted, deps, agencyId } = await replayed(cells, year);
    expect(counted).toMatchObject(wanted(cells));
    const again = await replayYear(deps, testRulebook, operator, { cells, year, agencyId });
    expect(again).toMatchObject({ ok: false, problems: [{ code: 'year-not-empty' }] });
  });

  // The year of both laws and of the older form; one with review first, fees and the newer form.
  it.each([2019, 2025])(
    `${name}: every result of %i, carried over on both sides, disputed in every way`,
    async (year) => {
      const cells = everyRow(year);
      const { counted } = await replayed(cells, year);
      expect(counted).toEqual(cells);
    },
    240_000,
  );
});

/** One request of a person in each row, two of a company granted, some carried, a dispute in each cell. */
function everyRow(year: number): Record<string, number> {
  const format = formatOfYear(testRulebook.formats, year)!;
  const rules = testRequestRules();
  const rule = reportTableOf(rules.reportTables, format.id)!;
  const { applicants } = rules.intake;
  const [person, company] = applicants.map(({ id }) => id);
  const requests: CountedRequests[] = [
    { row: 'carried-in', cell: '', applicantKind: person!, requests: 1 },
    { row: 'carried-out', cell: '', applicantKind: company!, requests: 1 },
  ];
  const disputes: CountedDisputes[] = [];
  const rows = new Set<string>();
  for (const key of format.cells.keys()) {
    const place = cellPlace(format, rule, applicants, key);
    if (place?.about === 'requests' && place.row === 'result') rows.add(place.cell);
    if (place?.about === 'disputes' && place.result !== undefined)
      disputes.push({ group: place.group, result: place.result, disputes: 1 });
  }
  for (const cell of rows) requests.push({ row: 'result', cell, applicantKind: person!, requests: 1 });
  requests.push({ row: 'result', cell: [...rows][0]!, applicantKind: company!, requests: 2 });
  requests.push({ row: 'received', cell: '', applicantKind: person!, requests: rows.size - 1 });
  requests.push({ row: 'received', cell: '', applicantKind: company!, requests: 3 });
  return { ...yearCells(format, rule, applicants, requests, disputes).cells };
}

it('refuses a table that does not balance, with the identity', async () => {
  const { year, cells } = gold('321183-2019');
  const deps = testStaffDeps(await opened({ dataFolder: join(temporaryFolder(), 'data') }), testClock());
  const refused = await replayYear(deps, testRulebook, operator, { cells, year, agencyId: null });
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'not-balanced' }, {}, {}] });
  expect(JSON.stringify(refused)).toContain('G2.REQ.BALANCE');
});
