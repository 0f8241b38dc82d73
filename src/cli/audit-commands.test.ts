/** The commands about the audit trail on a real database, as an operator types them. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase, temporaryFolder } from '../../tests/support/databases.ts';
import { addRegion, testOrigin, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import { runtimeRoles } from '../storage/grants/runtime-roles.ts';
import type { Database } from '../storage/open-database.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

eachDatabase((name, open) => {
  let database: Database;
  let staff: StaffDeps;
  beforeAll(async () => {
    database = await open();
    staff = testStaffDeps(database);
    await addRegion(staff);
    for (let at = 0; at < 9; at += 1) await append(`agency/${at}`);
  });

  const append = (subject: string) =>
    staff.storage.transaction((stores) =>
      stores.audit.append({
        regionId: testRegion,
        at: '2026-11-21T01:00:00.000Z',
        actor: 'operator',
        onBehalfOf: null,
        ...testOrigin,
        act: 'agency.register',
        subject,
        outcome: 'done',
        reason: '',
        beforeDigest: null,
        afterDigest: null,
        detail: { name: '甲' },
      }),
    );

  /** Runs a command in a folder and returns what it printed and its exit code. */
  async function gongkai(folder: string, ...args: string[]) {
    const printed = { out: '', err: '', code: 0 };
    const stream = (key: 'out' | 'err') => ({
      write: (text: string) => {
        printed[key] += text;
      },
      on: () => {},
    });
    const close = async () => {};
    const roles = { ...staff, runtimeRoles: runtimeRoles(database), installQueue: async () => {} };
    const program = {
      folder,
      user: 'zhang',
      terminal: createTerminal(stream('out'), stream('err'), {}),
      clock: staff.clock,
      openStaff: async () => ({ ok: true, value: { staff, close } }),
      openRoles: async () => ({ ok: true, value: { roles, close } }),
      forward: async () => null,
    } as unknown as Program;
    printed.code = await runCommand(args, program);
    return printed;
  }

  const newest = async (regionId = testRegion) =>
    (await staff.storage.audit.search({ regionId, limit: 1 }))[0];

  describe('audit head and verify', () => {
    it('print the head, and later verify the chain against it', async () => {
      const folder = temporaryFolder();
      expect((await gongkai(folder, 'audit', 'head', '--region', testRegion, '--out', 'head.txt')).code).toBe(
        0,
      );
      expect(await newest()).toMatchObject({ act: 'audit.head', actor: 'operator', address: 'zhang' });
      expect(readFileSync(join(folder, 'head.txt'), 'utf8')).toContain('见证人');
      const again = await gongkai(folder, 'audit', 'head', '--region', testRegion, '--out', 'head.txt');
      expect(again).toMatchObject({ code: 1, err: expect.stringContaining('换一个名字') });

      const verified = await gongkai(folder, 'audit', 'verify', '--region', testRegion, '--head', 'head.txt');
      expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('并与另存的链首比对') });
      expect(await newest()).toMatchObject({ act: 'audit.verify', outcome: 'done' });

      const wrong = `${testRegion}:3:${'a'.repeat(64)}`;
      const rebuilt = await gongkai(folder, 'audit', 'verify', '--head', wrong);
      expect(rebuilt.code).toBe(1);
      expect(rebuilt.out).toContain('第 3 条：与另存的链首不符');
      expect(rebuilt.out).toContain('entry 3 differs from the head that was kept');
    });

    it('covers several chains, in one file of heads as well', async () => {
      const folder = temporaryFolder();
      expect((await gongkai(folder, 'audit', 'verify')).code).toBe(0);
      expect((await gongkai(folder, 'audit', 'head', '--out', 'all.txt')).code).toBe(0);
      const json = await gongkai(folder, 'audit', 'verify', '--head', 'all.txt', '--json');
      const { verdicts, broken } = JSON.parse(json.out);
      expect(broken).toBe(0);
      expect(verdicts.map(({ regionId, kept }: never) => [regionId, kept])).toEqual([
        ['000000', 1],
        [testRegion, 1],
      ]);
    });

    it.each([
      [['audit', 'verify', '--region', 'x'], '六位'],
      [['audit', 'verify', '--head', 'nothing.txt'], '找不到'],
      [['audit', 'verify', '--head', '990121:3:abc'], '读不出链首'],
      [['audit', 'verify', '--file', 'nothing.jsonl'], '打不开'],
      [['audit', 'verify', 'word'], '用法'],
      [['audit', 'head', '--wrong'], 'wrong'],
      [['audit', 'export', 'file.csv'], '用法'],
      [['audit', 'export', '--region', testRegion, 'file.pdf'], '.jsonl'],
      [['data', 'grant'], '用法'],
    ])('say what is wrong with %j', async (args, words) => {
      expect(await gongkai(temporaryFolder(), ...args)).toMatchObject({
        code: 2,
        err: expect.stringContaining(words),
      });
    });
  });

  describe('audit export', () => {
    it('writes a file that can be verified without the database', async () => {
      const folder = temporaryFolder();
      const exported = await gongkai(folder, 'audit', 'export', '--region', testRegion, 'trail.jsonl');
      expect(exported.code).toBe(0);
      expect(await newest()).toMatchObject({ act: 'audit.export', actor: 'operator' });
      expect((await gongkai(folder, 'audit', 'verify', '--file', 'trail.jsonl')).code).toBe(0);
      expect(await newest('000000')).toMatchObject({ act: 'audit.verify', subject: 'audit/file' });
      const text = readFileSync(join(folder, 'trail.jsonl'), 'utf8');
      writeFileSync(join(folder, 'forged.jsonl'), text.replace('agency/4', 'agency/5'));
      const forged = await gongkai(folder, 'audit', 'verify', '--file', 'forged.jsonl');
      expect(forged).toMatchObject({ code: 1, out: expect.stringContaining('第 5 条：内容与杂凑值不符') });
      expect((await gongkai(folder, 'audit', 'export', '--region', testRegion, 'trail.jsonl')).code).toBe(1);
    });

    it('writes a table of a period, and says what is wrong with one', async () => {
      const folder = temporaryFolder();
      const days = ['--from', '2026-11-21', '--until', '2026-11-21'];
      expect((await gongkai(folder, 'audit', 'export', '--region', testRegion, ...days, 'a.csv')).code).toBe(
        0,
      );
      expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toContain('登记新机关');
      const wrong = await gongkai(folder, 'audit', 'export', '--region', testRegion, '--from', 'x', 'b.csv');
      expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('开始日期') });
      expect(existsSync(join(folder, 'b.csv'))).toBe(false);
    });
  });

  describe('data grant and migrate', () => {
    it('say what the database cannot do', async () => {
      const granted = await gongkai(temporaryFolder(), 'data', 'grant', 'no_such_role');
      expect(granted.code).toBe(1);
      expect(granted.err).toContain(name === 'embedded' ? '内嵌数据库' : 'create role');
      expect((await gongkai(temporaryFolder(), 'data', 'migrate')).code).toBe(0);
    });
  });

  it('finds what was changed behind the back of the program, and exits with 1', async () => {
    await database.inTransaction(async ({ script }) => {
      await script('alter table audit_entry disable trigger all');
      await script(
        `update audit_entry set detail = '{"name": "乙"}' where region_id = '${testRegion}' and entry_id = 2`,
      );
      await script('alter table audit_entry enable always trigger audit_entry_append_only');
      await script('alter table audit_entry enable always trigger audit_entry_no_truncate');
    });
    const verified = await gongkai(temporaryFolder(), 'audit', 'verify', '--region', testRegion);
    expect(verified.code).toBe(1);
    expect(verified.out).toContain('第 2 条：内容与杂凑值不符，被改动过（读到的前一条：1，后一条：3）');
    await expect(sql`delete from audit_entry`.execute(database.kysely)).rejects.toMatchObject({
      code: '23001',
    });
  });
});
