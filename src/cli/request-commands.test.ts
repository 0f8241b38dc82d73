/** Counting, archiving and verifying from the command line, on real databases. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase, temporaryFolder } from '../../tests/support/databases.ts';
import { kindInRow, live } from '../../tests/support/lived-requests.ts';
import { peopleCounty } from '../../tests/support/people-county.ts';
import { testRulebook } from '../../tests/support/rulebook.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

eachDatabase((_name, open) => {
  let staff: StaffDeps;
  beforeAll(async () => {
    const county = await peopleCounty(open);
    staff = county.deps;
    county.clock.set('2026-06-30T04:00:00Z');
    const kind = kindInRow(staff, 'G3', 'granted', '2026-03-12');
    const answer = { kind, on: '2026-03-12' };
    await live(staff, { requestId: 'r1', agencyId: '1001', receivedOn: '2026-03-02', answer });
    await live(staff, { requestId: 'r2', agencyId: '1002', receivedOn: '2026-06-29' });
  });

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
      loadRulebook: async () => ({
        ok: true,
        rulebook: { ...testRulebook, charts: [] },
        requestRules: staff.requestRules,
      }),
      loadClockRules: unused,
      loadDemoPlaces: unused,
      clock: staff.clock,
      openStore: unused,
      openRoles: unused,
      openStaff: async () => ({ ok: true, value: { staff, close: async () => {} } }),
      openJobs: unused,
      openData: unused,
      checkBackup: unused,
      restoreBackup: unused,
      forward: async () => null,
      serve: unused,
    };
    return { code: await runCommand(args, program), ...printed };
  }

  it('counts a county and an agency into every cell, as JSON and in words', async () => {
    const all = await run('/', 'report', 'count', '--year', '2026', '--json');
    expect(all).toMatchObject({ code: 0, err: '' });
    const json = JSON.parse(all.out);
    expect(Object.keys(json)).toEqual(['region', 'agency', 'year', 'format', 'cells']);
    expect(json).toMatchObject({ region: '990121', agency: 'all', year: 2026, format: 'G3' });
    expect(json.cells['requests.new_received.total']).toBe(2);
    expect(Object.keys(json.cells)).toHaveLength(25 * 7 + 15);
    const one = await run('/', 'report', 'count', '--year', '2026', '--agency', '1001', '--json');
    expect(JSON.parse(one.out).cells['requests.granted.total']).toBe(1);
    expect((await run('/', 'report', 'count', '--year', '2026')).out).toContain('requests.carried_out.total');
    expect((await run('/', 'report', 'count')).code).toBe(2);
    expect((await run('/', 'report', 'count', '--year', '2026', '--agency', 'x')).code).toBe(1);
    expect((await run('/', 'report', 'count', '--year', '2026', '--region', '000000')).code).toBe(1);
  });

  it('archives, takes out again, and verifies a bundle', async () => {
    const folder = temporaryFolder();
    const number = (await staff.storage.requests.get('990121', 'r1'))!.number;
    const made = await run(folder, 'request', 'archive', '--number', number, '--out', 'a.zip');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/SHA-256 [0-9a-f]{64}\n$/);
    expect((await run(folder, 'request', 'archive', '--number', number, '--out', 'a.zip')).code).toBe(1);
    const again = await run(folder, 'request', 'archive', '--number', number, '--out', 'b.zip');
    expect(again.code).toBe(0);
    expect(readFileSync(join(folder, 'b.zip')).equals(readFileSync(join(folder, 'a.zip')))).toBe(true);
    expect((await run(folder, 'request', 'verify', 'b.zip')).out).toContain(number);
    writeFileSync(join(folder, 'c.zip'), 'something else');
    expect((await run(folder, 'request', 'verify', 'c.zip')).code).toBe(1);
    expect((await run(folder, 'request', 'verify', 'none.zip')).code).toBe(2);
    expect((await run(folder, 'request', 'archive', '--number', '没有', '--out', 'd.zip')).code).toBe(1);
  });
});
