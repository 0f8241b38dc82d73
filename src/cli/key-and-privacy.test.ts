import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase, temporaryFolder } from '../../tests/support/databases.ts';
import { addRegion, testClock, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import { createSecrets } from '../secrets/create-secrets.ts';
import { readKeys } from '../secrets/key-file.ts';
import { keyRingDoor } from '../secrets/key-ring-file.ts';
import { createStorage } from '../storage/create-storage.ts';
import type { Database } from '../storage/open-database.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

eachDatabase((_name, open) => {
  let database: Database;
  let staff: StaffDeps;
  let folder: string;
  const clock = testClock();
  const owner = (ownerId: string) => ({ regionId: testRegion, ownerKind: 'account', ownerId });

  /** Runs a command as the terminal would. */
  async function run(...args: string[]) {
    const printed = { out: '', err: '' };
    const stream = (key: 'out' | 'err') => ({
      write: (text: string) => {
        printed[key] += text;
      },
      on: () => {},
    });
    const program = {
      folder,
      user: 'op',
      terminal: createTerminal(stream('out'), stream('err'), {}),
      clock,
      forward: async () => null,
      openStaff: async () => ({ ok: true as const, value: { staff, close: async () => {} } }),
    } as Partial<Program> as Program;
    return { code: await runCommand(args, program), ...printed };
  }

  beforeAll(async () => {
    database = await open();
    await addRegion(testStaffDeps(database, clock));
  });
  beforeEach(async () => {
    folder = temporaryFolder();
    await database.kysely.deleteFrom('personal_datum').execute();
    const path = join(folder, 'keys.json');
    const at = clock().toISOString();
    const read = readKeys({ path, given: null, method: 'aes-256-gcm', at, keysInDatabase: [] });
    if (!read.ok) throw new Error(read.message);
    const secrets = createSecrets(read.source);
    staff = {
      ...testStaffDeps(database, clock),
      secrets,
      storage: createStorage(database, secrets),
      keys: keyRingDoor(read.source, path, 'aes-256-gcm'),
    };
    await staff.storage.personal.put(owner('p1'), 'phone', 'phone', '13812345678', at);
  });

  describe('key', () => {
    it('is listed, changed and given up, and no secret is ever printed', async () => {
      const old = staff.secrets.sealer.currentKey;
      const before = await run('key', 'list');
      expect(before.out).toContain(`${old}  aes-256-gcm`);
      const rotated = await run('key', 'rotate', '--cipher', 'sm4-gcm');
      expect(rotated).toMatchObject({ code: 0, err: '' });
      expect(rotated.out).toMatch(/New key: k2-[0-9a-f]{8}\n.*Resealed: 1\n/);
      expect((await run('key', 'retire', old)).code).toBe(1);
      clock.forward(10);
      expect(await run('key', 'retire', old)).toMatchObject({ code: 0, out: expect.stringContaining(old) });
      const after = await run('key', 'list');
      expect(after.out).toContain('sm4-gcm');
      expect(after.out).not.toContain(old);
      const ring = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as {
        keys: { secret: string }[];
      };
      for (const { secret } of ring.keys) expect(before.out + rotated.out + after.out).not.toContain(secret);
      expect(await staff.storage.personal.openField(owner('p1'), 'phone')).toBe('13812345678');
    });

    it('says how many texts do not open, and leaves them', async () => {
      await database.kysely.updateTable('personal_datum').set({ owner_id: 'moved' }).execute();
      const rotated = await run('key', 'rotate');
      expect(rotated).toMatchObject({ code: 0, err: expect.stringContaining('1 texts do not open') });
      expect((await run('key', 'reseal')).err).toContain('1 texts');
    });

    it.each([
      [['key', 'retire']],
      [['key', 'retire', 'a', 'b']],
      [['key', 'list', 'x']],
      [['key', 'rotate', '--method', 'sm4']],
      [['key', 'reseal', 'x']],
      [['privacy', 'due']],
      [['privacy', 'due', '--region', 'abc']],
      [['privacy', 'anonymise', 'x']],
      [['privacy', 'export', 'a']],
    ])('%j is answered with the usage', async (args) => {
      const result = await run(...args);
      expect(result).toMatchObject({ code: 2, out: '' });
      expect(result.err).toContain('Usage: gongkai');
    });

    it('knows two ciphers', async () => {
      expect(await run('key', 'rotate', '--cipher', 'des')).toMatchObject({
        code: 1,
        err: expect.stringContaining('sm4-gcm'),
      });
    });
  });

  describe('privacy', () => {
    it('counts, anonymises with its proof, and counts again', async () => {
      await staff.storage.personal.retainUntil(owner('p1'), '2026-11-20');
      expect((await run('privacy', 'due', '--region', testRegion)).out).toContain('已到期 due');
      const done = await run('privacy', 'anonymise');
      expect(done.out).toMatch(
        /990121 {2}account\/phone 1\n.*Left: 0 .*[0-9a-f]{64}\n.*Anonymised: 1\n.*destroyed: 0\n$/,
      );
      expect((await run('privacy', 'due', '--region', testRegion)).out).toContain('已匿名化 anonymised');
      expect((await run('privacy', 'anonymise')).out).toContain('Anonymised: 0');
    });

    it('writes a person’s file once, for its owner only', async () => {
      writeFileSync(join(folder, 'number'), '138 1234 5678\n');
      const args = [
        '--region',
        testRegion,
        '--kind',
        'phone',
        '--check',
        'id-card',
        '--reason',
        '本人到窗口要求复制',
      ];
      const written = await run('privacy', 'export', 'number', 'out.json', ...args);
      expect(written).toMatchObject({ code: 0, err: '' });
      const path = join(folder, 'out.json');
      expect(readFileSync(path, 'utf8')).toContain('13812345678');
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(written.out).toContain(staff.secrets.sm3(readFileSync(path, 'utf8')));
      expect(await run('privacy', 'export', 'number', 'out.json', ...args)).toMatchObject({ code: 1 });
      expect(await run('privacy', 'export', 'none', 'b.json', ...args)).toMatchObject({ code: 2 });
      const short = await run('privacy', 'export', 'number', 'c.json', ...args.slice(0, -1), '无');
      expect(short).toMatchObject({ code: 1, err: expect.stringContaining('理由') });
      expect(existsSync(join(folder, 'c.json'))).toBe(false);
    });
  });
});
