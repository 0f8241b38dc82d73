/** Formula injection: whatever a spreadsheet program would run, in every file that the program gives out. */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { writeReportXlsx } from '../../src/documents/report-xlsx/report-xlsx.ts';
import { readSheet } from '../../src/reading/sheet/read-sheet.ts';
import { exportCsv, exportWorkbook } from '../../src/usecases/reports/export.ts';
import { createVersionMemory } from '../../src/usecases/reports/version-memory.ts';
import { type Portal, portalRulebook, samplePath, startPortal } from '../journeys/portal.ts';
import { registered } from '../support/desk-requests.ts';
import { type County, routesOf, startCounty } from './county.ts';

/** What begins a formula in Excel, WPS or LibreOffice, also behind what is usually cut off. */
const formulas = [
  '=HYPERLINK("https://evil.example","x")',
  '+1+cmd|calc',
  '-2+3+cmd|calc',
  '@SUM(1+1)',
  '＝1+1',
  '＋1',
  '－1',
  "'=1+1",
];
const dangerous = /^[=+\-@\t\r＝＋－＠]/;

let county: County;
let portal: Portal;
beforeAll(async () => {
  county = await startCounty();
  portal = await startPortal();
});
afterAll(async () => {
  await county?.bench.stop();
  await portal?.stop();
});

/** Cells that a spreadsheet would run; a negative number is none. */
const run = (rows: readonly (readonly string[])[]) =>
  rows.flat().filter((cell) => dangerous.test(cell) && !/^-\d+$/.test(cell));
const cellsOf = (csv: string): string[][] => parse(csv, { bom: true, relax_column_count: true });

/** The parts of a workbook, as text. */
async function partsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
  }
  zip.close();
  return parts;
}

async function expectNoFormula(bytes: Uint8Array): Promise<void> {
  const parts = await partsOf(bytes);
  expect([...parts.keys()]).toContain('xl/workbook.xml');
  for (const [name, text] of parts) {
    expect(text, name).not.toMatch(/<f[ >]|t="str"|<ddeLink|externalLink|vbaProject/);
  }
}

it('the directory of agencies holds them as text, as CSV and as a workbook, and imports them unchanged', async () => {
  const { desk } = county;
  for (const [at, formula] of formulas.entries()) {
    const fields = {
      agencyId: `F${at}`,
      name: `局${at}`,
      shortName: formula.slice(0, 20),
      kind: 'department',
      officeName: formula,
      head: formula.slice(0, 30),
      address: formula,
      hours: formula,
      phone: '0000-8881101',
      fax: '无',
      mail: 'a@example.test',
    };
    expect((await desk.post('/workbench/agencies/new', fields)).status).toBe(303);
  }
  const csv = cellsOf(await (await desk.get('/workbench/agencies/export.csv')).text());
  expect(csv.flat().filter((cell) => /HYPERLINK|cmd/.test(cell)).length).toBeGreaterThan(8);
  expect(run(csv)).toEqual([]);
  const bytes = new Uint8Array(await (await desk.get('/workbench/agencies/export.xlsx')).arrayBuffer());
  await expectNoFormula(bytes);
  const read = await readSheet(bytes, '名录.xlsx');
  expect(JSON.stringify(read)).toContain('HYPERLINK');
  const template = '/workbench/agencies/import/template';
  expect(run(cellsOf(await (await desk.get(`${template}.csv`)).text()))).toEqual([]);
  await expectNoFormula(new Uint8Array(await (await desk.get(`${template}.xlsx`)).arrayBuffer()));
});

it('the audit trail holds them as text: the browser’s name is whatever the visitor says', async () => {
  const { bench, audit } = county;
  for (const formula of formulas) {
    const agent = formula.replace(/[^\x20-\x7e]/g, '');
    const answer = await fetch(`${bench.url}/workbench/sign-in`, {
      method: 'POST',
      headers: { Origin: bench.url, 'User-Agent': agent },
      body: new URLSearchParams({ name: formula, region: '990121', password: formula }),
    });
    expect(answer.status).toBe(422);
  }
  const csv = cellsOf(await (await audit.get('/workbench/audit/export.csv')).text());
  expect(csv.flat().filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(run(csv)).toEqual([]);
});

it('a report that somebody else wrote holds them as text', async () => {
  const [, , regionId = '', reportId = ''] = samplePath.split('/');
  const record = (await portal.store.get(regionId, reportId))!;
  const cells = new Map(
    [...record.report.cells].map(([key, cell], at) => [
      key,
      { ...cell, raw: formulas[at % formulas.length]! },
    ]),
  );
  const hostile = {
    ...record,
    title: formulas[0]!,
    source: formulas[3]!,
    fileName: formulas[1]!,
    region: { ...record.region, name: formulas[2]! },
    report: { ...record.report, cells },
  };
  const store = { ...portal.store, get: async () => hostile as typeof record };
  const deps = { store, rulebook: portalRulebook(), memory: createVersionMemory(() => 1) };
  const csv = cellsOf((await exportCsv(deps, regionId, reportId))!);
  expect(csv.flat().filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(run(csv)).toEqual([]);
  await expectNoFormula((await exportWorkbook(deps, writeReportXlsx, regionId, reportId))!);
});

it('lists and statistics of requests hold them as text', async () => {
  const { bench, desk } = county;
  for (const title of formulas) await registered(bench.staff, { title, description: title });
  const csv = cellsOf(await (await desk.get('/workbench/requests/export.csv')).text());
  expect(csv.flat().filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
  expect(run(csv)).toEqual([]);
  for (const path of ['/workbench/requests/export.xlsx', '/workbench/requests/statistics.xlsx?year=2026']) {
    const answer = await desk.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    await expectNoFormula(new Uint8Array(await answer.arrayBuffer()));
  }
  const figures = cellsOf(await (await desk.get('/workbench/requests/statistics.csv?year=2026')).text());
  expect(figures.length).toBeGreaterThan(20);
  expect(run(figures)).toEqual([]);
});

it('no address of the site gives out a table that is not tested here', async () => {
  const tables = (await routesOf(county.bench))
    .map(({ path }) => path)
    .filter((path) => /csv|xlsx/i.test(path));
  expect(tables.toSorted()).toEqual([
    '/api/v1/reports/:region/:report/cells.csv',
    '/api/v1/reports/:region/:report/report.xlsx',
    '/workbench/agencies/export.csv',
    '/workbench/agencies/export.xlsx',
    '/workbench/agencies/import/template.csv',
    '/workbench/agencies/import/template.xlsx',
    '/workbench/audit/export.csv',
    '/workbench/requests/export.csv',
    '/workbench/requests/export.xlsx',
    '/workbench/requests/statistics.csv',
    '/workbench/requests/statistics.xlsx',
  ]);
});
