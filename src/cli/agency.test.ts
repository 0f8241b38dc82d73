import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { agencyForm } from '../../tests/support/agencies.ts';
import { eachDatabase, temporaryFolder } from '../../tests/support/databases.ts';
import { addRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import { registerAgency } from '../usecases/agencies/register-agency.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { operatorOf } from './operator.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

eachDatabase((_name, open) => {
  let staff: StaffDeps;
  beforeAll(async () => {
    staff = testStaffDeps(await open());
    await addRegion(staff);
    const input = agencyForm('A1');
    const first = await registerAgency(staff, operatorOf({ user: 'op' }), { regionId: testRegion, input });
    if (!first.ok) throw new Error(first.problems[0].message);
  });

  /** Runs a command in a folder and gives back its exit code and what it printed. */
  async function run(folder: string, ...args: string[]) {
    const printed = { out: '', err: '' };
    const stream = (key: 'out' | 'err') => ({
      write: (text: string) => {
        printed[key] += text;
      },
      on: () => {},
    });
    const unused = () => Promise.reject(new Error('not used here'));
    const program: Program = {
      version: '0',
      folder,
      user: 'op',
      terminal: createTerminal(stream('out'), stream('err'), {}),
      readPages: unused,
      loadRulebook: unused,
      loadClockRules: unused,
      clock: staff.clock,
      openStore: unused,
      openRoles: unused,
      openStaff: async () => ({ ok: true, value: { staff, close: async () => {} } }),
      openJobs: unused,
      openData: unused,
      loadDemoPlaces: unused,
      checkBackup: unused,
      restoreBackup: unused,
      forward: async () => null,
      serve: unused,
    };
    return { code: await runCommand(args, program), ...printed };
  }

  it('lists counties and agencies, for people and for programs', async () => {
    expect((await run('/', 'agency', 'list')).out).toContain('990121    青禾县（演示）  1');
    const list = await run('/', 'agency', 'list', '--region', testRegion);
    expect(list.out).toMatch(/A1 {2} {2}青禾县A1局 {2}政府部门 {2}0000-8880001\n/);
    const json = JSON.parse((await run('/', 'agency', 'list', '--region', testRegion, '--json')).out);
    expect(json).toMatchObject([{ agencyId: 'A1', regionId: testRegion }]);
    expect(await run('/', 'agency', 'list', '--region', '990199')).toMatchObject({ code: 1, out: '' });
    expect(await run('/', 'agency', 'list', 'x')).toMatchObject({ code: 2, out: '' });
  });

  it('exports, previews, and imports only with --apply', async () => {
    const folder = temporaryFolder();
    expect(await run(folder, 'agency', 'export', 'a.csv', '--region', testRegion)).toMatchObject({
      code: 0,
      err: '',
    });
    expect(await run(folder, 'agency', 'export', 'a.csv', '--region', testRegion)).toMatchObject({ code: 1 });
    expect(await run(folder, 'agency', 'export', 'a.pdf', '--region', testRegion)).toMatchObject({ code: 2 });
    expect(await run(folder, 'agency', 'export', 'b.csv', '--region', '990199')).toMatchObject({ code: 1 });
    const text = readFileSync(join(folder, 'a.csv'), 'utf8');
    const same = await run(folder, 'agency', 'import', 'a.csv', '--region', testRegion, '--apply');
    expect(same).toMatchObject({ code: 0, err: '' });
    expect(same.out).toContain('新增 0 · 修改 0 · 不变 1');

    writeFileSync(join(folder, 'a.csv'), text.replace('禾立春', '禾雨水'));
    const preview = await run(folder, 'agency', 'import', 'a.csv', '--region', testRegion);
    expect(preview.out).toContain('公开工作机构负责人：禾立春 → 禾雨水');
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect((await staff.storage.agencies.get(testRegion, 'A1'))?.office.head).toBe('禾立春');
    const applied = await run(folder, 'agency', 'import', 'a.csv', '--region', testRegion, '--apply');
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect((await staff.storage.agencies.get(testRegion, 'A1'))?.office.head).toBe('禾雨水');
    const [entry] = await staff.storage.audit.search({
      regionId: testRegion,
      act: 'agency.import',
      limit: 1,
    });
    expect(entry).toMatchObject({ actor: 'operator', door: 'command-line', address: 'op' });
  });

  it('says where a sheet is wrong and ends with 1', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'bad.csv'), '机关代码,统一社会信用代码\nA1,123\n');
    const bad = await run(folder, 'agency', 'import', 'bad.csv', '--region', testRegion, '--apply');
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('第 2 行 B 列：统一社会信用代码：');
    expect(await run(folder, 'agency', 'import', 'none.csv', '--region', testRegion)).toMatchObject({
      code: 2,
    });
    expect(await run(folder, 'agency', 'import', 'bad.csv')).toMatchObject({ code: 2 });
    expect(await run(folder, 'agency', 'import', 'bad.csv', '--region', '990199')).toMatchObject({ code: 1 });
  });
});
