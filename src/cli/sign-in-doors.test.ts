import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opened } from '../../tests/support/databases.ts';
import { makePerson } from '../../tests/support/sign-in.ts';
import { testStaffDeps } from '../../tests/support/staff.ts';
import type { Database } from '../storage/open-database.ts';
import { isDemoKey } from '../usecases/sign-in/demo-door.ts';
import { isSetUpGood } from '../usecases/sign-in/prepare-set-up.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { demoDoors } from './demo-doors.ts';
import { setUp } from './set-up.ts';
import { createTerminal } from './terminal.ts';

let folder: string;
let database: Database;
let staff: StaffDeps;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  database = await opened({ dataFolder: join(folder, 'data') });
  staff = testStaffDeps(database);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A program on the test's database, and what it printed. */
function program() {
  const printed = { out: '', err: '' };
  const stream = (key: 'out' | 'err') => ({
    write: (text: string) => {
      printed[key] += text;
    },
    on: () => {},
  });
  const wired = {
    user: 'tester',
    terminal: createTerminal(stream('out'), stream('err'), {}),
    openStaff: async () => ({ ok: true, value: { staff, close: async () => {} } }),
  } as unknown as Program;
  return { wired, printed };
}

it('prints a set-up link that works; the one before does no longer', async () => {
  const tokens: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const { wired, printed } = program();
    expect(await setUp.run([], wired)).toBe(0);
    tokens.push(/^https:\/\/gongkai\.example\/workbench\/set-up\/([\w-]{43})$/m.exec(printed.out)?.[1] ?? '');
  }
  expect(await isSetUpGood(staff, tokens[0]!)).toBe(false);
  expect(await isSetUpGood(staff, tokens[1]!)).toBe(true);
});

it('prints the door of the demo once there is somebody behind it', async () => {
  const none = program();
  expect(await demoDoors.run([], none.wired)).toBe(1);
  expect(none.printed.err).toContain('GONGKAI_DEMO');
  await makePerson(staff, { signInName: 'demo', demo: true, password: null });
  const some = program();
  expect(await demoDoors.run([], some.wired)).toBe(0);
  const key = /\/workbench\/demo\/(\S+)$/m.exec(some.printed.out)?.[1] ?? '';
  expect(isDemoKey(staff, key)).toBe(true);
});

it('takes no arguments', async () => {
  const { wired } = program();
  expect(await setUp.run(['x'], wired)).toBe(2);
  expect(await demoDoors.run(['x'], wired)).toBe(2);
});
