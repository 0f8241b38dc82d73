import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { agencyForm } from '../../../tests/support/agencies.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  type TestClock,
  testClock,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import { readDemoCounty } from '../../demo-files/read-demo-county.ts';
import type { Result } from '../../domain/problems/problem.ts';
import { makeZip } from '../../reading/test-files/make-zip.ts';
import { loadDemoCounty } from '../demo/load-demo-county.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { agencyVersion } from './agency-now.ts';
import { applyImport } from './apply-import.ts';
import { changeOffice } from './change-agency.ts';
import { exportAgencies, importTemplate } from './export-agencies.ts';
import { planImport, showImport } from './plan-import.ts';
import { registerAgency } from './register-agency.ts';

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0].code);
const bytes = (text: string) => new TextEncoder().encode(text);

const headings =
  '机关代码,机关名称,机关简称,机关类别,上级机关代码,统一社会信用代码,公开工作机构,负责人,办公地址,办公时间,联系电话,传真,电子邮箱';
const office = '办公室,禾立春,青禾县禾苗路 1 号,工作日 8:30–12:00,0000-8880001,无,gk@qinghe.example';
const line = (id: string, more: { name?: string; kind?: string; parent?: string; credit?: string } = {}) =>
  `${id},${more.name ?? `青禾县${id}局`},县${id}局,${more.kind ?? '政府部门'},${more.parent ?? ''},${more.credit ?? ''},${office}`;

let regionId = testRegion;
let desk = aStaff([]);
let counties = 0;

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  beforeAll(async () => {
    clock = testClock();
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps, otherRegion, '另一县');
  });
  beforeEach(async () => {
    counties += 1;
    regionId = String(990_300 + counties);
    desk = aStaff([{ role: 'county-desk', agencyId: null }], { regionId });
    await addRegion(deps, regionId);
  });
  const plan = async (text: string | Uint8Array, caller = desk) =>
    planImport(deps, caller, {
      regionId,
      file: { bytes: typeof text === 'string' ? bytes(text) : text, fileName: 'C:\\目录\\名录.csv' },
    });
  const problems = async (text: string) =>
    must(await plan(text)).preview.problems.map(({ code: what, row, column }) => [what, row, column]);
  const apply = (stagedId: string, caller = desk) => applyImport(deps, caller, { regionId, stagedId });

  it('previews, applies all at once, and leaves out what the file leaves out', async () => {
    must(
      await registerAgency(deps, desk, {
        regionId,
        input: agencyForm('A1', { fax: '0000-8880002', ordinal: '5' }),
      }),
    );
    must(await registerAgency(deps, desk, { regionId, input: agencyForm('KEPT') }));
    const text = [
      '青禾县机关名录（2026年）',
      `备注,${headings}`,
      `x,${line('P1', { kind: '派出机构', parent: 'B2' })}`,
      `,${line('A1', { name: '青禾县新名局' })}`,
      `,${line('B2')}`,
      ',,,',
    ].join('\n');
    const { stagedId, preview, expiresAt } = must(await plan(text));
    expect(preview).toMatchObject({
      fileName: '名录.csv',
      added: [
        { row: 3, agencyId: 'P1', kind: '派出机构' },
        { row: 5, agencyId: 'B2', kind: '政府部门' },
      ],
      changed: [
        {
          row: 4,
          agencyId: 'A1',
          changes: [
            { label: '机关名称', before: '青禾县A1局', after: '青禾县新名局' },
            { label: '传真号码', before: '0000-8880002', after: '无' },
          ],
        },
      ],
      unchanged: 0,
      missing: [{ agencyId: 'KEPT', name: '青禾县KEPT局' }],
      problems: [],
      hints: ['没有读“备注”（A 列）：名录里没有这一项。'],
    });
    expect(expiresAt).toBe('2026-11-21T02:00:00.000Z');
    expect(await deps.storage.agencies.list(regionId)).toHaveLength(2);
    expect(must(await showImport(deps, desk, { regionId, stagedId })).preview).toEqual(preview);

    expect(must(await apply(stagedId))).toEqual({ added: 2, changed: 1 });
    const list = await deps.storage.agencies.list(regionId);
    expect(list.map(({ agencyId, ordinal }) => [agencyId, ordinal])).toEqual([
      ['A1', 5],
      ['KEPT', 6],
      ['P1', 7],
      ['B2', 8],
    ]);
    const events = await deps.storage.ledger.ofKinds(
      regionId,
      ['agency-registered', 'agency-changed'],
      2,
      10,
    );
    expect(events.map(({ subject }) => subject)).toEqual(['agency/B2', 'agency/P1', 'agency/A1']);
    expect(code(await apply(stagedId))).toBe('not-found');
    const again = must(await plan(text));
    expect(again.preview).toMatchObject({ added: [], changed: [], unchanged: 3 });
    expect(code(await apply(again.stagedId))).toBe('nothing-changes');
  });

  it('is confirmed only by the same person, in time, and against the same directory', async () => {
    const { stagedId } = must(await plan(`${headings}\n${line('A1')}`));
    const colleague = aStaff([{ role: 'county-desk', agencyId: null }], { regionId, accountId: 'other' });
    expect(code(await apply(stagedId, colleague))).toBe('not-found');
    expect(code(await showImport(deps, colleague, { regionId, stagedId }))).toBe('not-found');
    const clerk = aStaff([{ role: 'clerk', agencyId: 'A1' }], { regionId });
    expect(code(await apply(stagedId, clerk))).toBe('forbidden');
    const elsewhere = aStaff([{ role: 'county-desk', agencyId: null }], { regionId: otherRegion });
    expect(code(await applyImport(deps, elsewhere, { regionId: otherRegion, stagedId }))).toBe('not-found');

    must(await registerAgency(deps, desk, { regionId, input: agencyForm('B2') }));
    expect(code(await apply(stagedId))).toBe('stale');
    expect(await deps.storage.agencies.get(regionId, 'A1')).toBeNull();

    const second = must(await plan(`${headings}\n${line('A1')}`));
    const input = { version: String(await agencyVersion(deps.storage, regionId, 'B2')), head: '禾雨水' };
    must(await changeOffice(deps, desk, { regionId, agencyId: 'B2', input }));
    expect(code(await apply(second.stagedId))).toBe('stale');

    const third = must(await plan(`${headings}\n${line('A1')}`));
    clock.forward(60);
    expect(code(await apply(third.stagedId))).toBe('not-found');
    clock.forward(-60);
    expect(must(await apply(third.stagedId))).toEqual({ added: 1, changed: 0 });
  });

  it('lets two confirm at once only one import', async () => {
    const one = must(await plan(`${headings}\n${line('A1')}`));
    const other = must(await plan(`${headings}\n${line('A1', { name: '青禾县别名局' })}`));
    const both = await Promise.all([apply(one.stagedId), apply(other.stagedId), apply(one.stagedId)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await deps.storage.ledger.ofSubject(regionId, 'agency/A1')).toHaveLength(1);
  });

  describe('bad sheets', () => {
    it('without headings or without the code', async () => {
      expect(await problems('a,b\n1,2')).toEqual([['no-headings', null, null]]);
      expect(await problems('机关名称,联系电话\n甲,1')).toEqual([['no-key', 1, null]]);
      expect(await problems(headings)).toEqual([['empty', null, null]]);
      expect(await problems(`机关代码,电话,联系电话,名称\n`)).toContainEqual(['heading-twice', 1, 'C']);
    });

    it('name row and column of every fault, and import nothing', async () => {
      const text = [
        headings,
        line('A1'),
        line('a1'),
        line('B2', { credit: '91350100M000100Y44' }),
        line('C3', { kind: '公司' }),
        line('', { name: '无代码' }),
        line('D4', { kind: '派出机构', parent: 'ZZ' }),
        line('E5', { name: '=HYPERLINK(1)' }),
        line('F6', { name: '青禾县A1局' }),
      ].join('\n');
      const { stagedId, preview } = must(await plan(text));
      expect(preview.problems.map(({ code: what, row, column }) => [what, row, column])).toEqual([
        ['field-invalid', 2, 'B'],
        ['code-twice', 3, 'A'],
        ['field-invalid', 4, 'F'],
        ['field-invalid', 5, 'D'],
        ['field-missing', 6, 'A'],
        ['field-invalid', 7, 'E'],
        ['formula', 8, 'B'],
        ['field-invalid', 9, 'B'],
      ]);
      expect(code(await apply(stagedId))).toBe('has-problems');
      expect(await deps.storage.agencies.list(regionId)).toEqual([]);
    });

    it('as workbooks: merged cells and formulas count below the headings, a merged title does not', async () => {
      const cell = (at: string, text: string) => `<c r="${at}" t="str"><v>${text}</v></c>`;
      const sheet =
        `<sheetData><row r="1">${cell('A1', '机关名录')}</row>` +
        `<row r="2">${cell('A2', '机关代码')}${cell('B2', '负责人')}</row>` +
        `<row r="3">${cell('A3', 'A1')}<c r="B3"><f>NOW()</f></c></row></sheetData>` +
        '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A3:A4"/></mergeCells>';
      const workbook = await makeZip({
        'xl/workbook.xml': '<workbook><sheets><sheet name="s" r:id="r0"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': '<x><Relationship Id="r0" Target="worksheets/s.xml"/></x>',
        'xl/worksheets/s.xml': `<worksheet>${sheet}</worksheet>`,
      });
      must(await registerAgency(deps, desk, { regionId, input: agencyForm('A1') }));
      const { preview } = must(await plan(workbook));
      expect(preview.problems.map(({ code: what, row, column }) => [what, row, column])).toEqual([
        ['formula', 3, 'B'],
        ['merged', 3, 'A'],
        ['field-missing', 3, 'B'],
      ]);
    });

    it('that cannot be read at all keep nothing', async () => {
      expect(code(await plan(''))).toBe('empty');
      expect(code(await plan(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)))).toBe('unsupported-type');
      expect(code(await plan(`${headings}\n${'A1\n'.repeat(10_000)}`))).toBe('too-many-rows');
      const clerk = aStaff([{ role: 'clerk', agencyId: 'A1' }], { regionId });
      expect(code(await plan('', clerk))).toBe('forbidden');
    });

    it('with thousands of faults list the first ones', async () => {
      const rows = Array.from({ length: 3_000 }, (_, at) => `X${at},,,,,,,,,,,,`);
      const { preview } = must(await plan(`${headings}\n${rows.join('\n')}`));
      expect(preview.problems).toHaveLength(201);
      expect(preview.problems.at(-1)?.code).toBe('more');
    });

    it('of the largest size are compared in seconds, however their parents hang together', async () => {
      const seconds = async (row: (at: number) => string) => {
        const text = `${headings}\n${Array.from({ length: 5_000 }, (_, at) => row(at)).join('\n')}`;
        const start = performance.now();
        const { preview } = must(await plan(text));
        expect(performance.now() - start).toBeLessThan(20_000);
        return preview;
      };
      const good = await seconds((at) => line(`X${at}`));
      expect(good).toMatchObject({ problems: [], unchanged: 0 });
      expect(good.added).toHaveLength(5_000);
      const chain = await seconds((at) =>
        line(`X${at}`, { kind: '内设机构', parent: `X${(at + 1) % 5_000}` }),
      );
      expect(chain.problems.at(-1)?.code).toBe('more');
    });
  });

  it.each(['csv', 'xlsx'] as const)('exports %s that imports as no change', async (format) => {
    const county = await readDemoCounty(new URL('../../../data/demo/990121', import.meta.url).pathname);
    must(await loadDemoCounty(deps, { ...county, region: { ...county.region, regionId } }));
    const file = must(await exportAgencies(deps, desk, { regionId, format }));
    expect(file.fileName).toBe(`机关名录-${regionId}-2026-11-21.${format}`);
    const { preview } = must(await plan(file.bytes));
    expect(preview).toMatchObject({
      added: [],
      changed: [],
      unchanged: 74,
      missing: [],
      problems: [],
      hints: [],
    });
    const [entry] = await deps.storage.audit.search({ regionId, act: 'agency.export', limit: 1 });
    expect(entry?.detail).toEqual({ format, agencies: 74 });
    const clerk = aStaff([{ role: 'clerk', agencyId: '1001' }], { regionId });
    expect(code(await exportAgencies(deps, clerk, { regionId, format }))).toBe('forbidden');
    const empty = must(await importTemplate(deps, desk, { regionId, format }));
    expect(must(await plan(empty.bytes)).preview.problems.map(({ code: what }) => what)).toEqual(['empty']);
  });

  it('hands codes over between agencies in one go', async () => {
    const [one, other] = ['914403001922038216', '9144030071526726XG'];
    const first = `${headings}\n${line('A1', { credit: one })}\n${line('B2', { credit: other })}`;
    must(await apply(must(await plan(first)).stagedId));
    const swapped = `${headings}\n${line('A1', { credit: other })}\n${line('B2', { credit: one })}`;
    expect(must(await apply(must(await plan(swapped)).stagedId))).toEqual({ added: 0, changed: 2 });
  });
});
