/** What the runtime role can do on a real server, and what the server itself refuses it. */
import { randomBytes } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eachDatabase, opened, temporaryFolder } from '../../../tests/support/databases.ts';
import { anEvent, aRecord } from '../../../tests/support/report-records.ts';
import { testSecrets } from '../../../tests/support/staff.ts';
import type { AuditFacts } from '../../domain/audit-trail/entry.ts';
import { chainVerifier } from '../../domain/audit-trail/verify.ts';
import { createJobQueue, installQueue } from '../../queue/job-queue.ts';
import { createStorage } from '../create-storage.ts';
import { migrationsFolder } from '../migrations-folder.ts';
import { type Database, type OpenOptions, openDatabase } from '../open-database.ts';
import { createReportStore } from '../report-store.ts';
import { runtimeRoles } from './runtime-roles.ts';
import { tableGrants } from './table-grants.ts';

const secrets = testSecrets();
const facts: AuditFacts = {
  regionId: '990121',
  at: '2026-11-21T01:00:00.000Z',
  actor: 'operator',
  onBehalfOf: null,
  door: 'command-line',
  address: 'op',
  agent: '',
  act: 'agency.register',
  subject: 'agency/1001',
  outcome: 'done',
  reason: '',
  beforeDigest: null,
  afterDigest: null,
  detail: {},
};

const server = process.env.TEST_DATABASE_URL;
const role = `gongkai_test_role_${process.pid}_${randomBytes(3).toString('hex')}`;
const strong = `${role}_strong`;

/** Runs statements as the server's own superuser. */
async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

eachDatabase((name, open, locate) => {
  it('has a row for every table, and no row for another one', async () => {
    const { kysely } = await open();
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace`.execute(kysely);
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(tableGrants).sort());
  });

  if (name === 'embedded') {
    it('has no roles to grant anything to', async () => {
      const roles = runtimeRoles(await open());
      expect(await roles.granted()).toEqual([]);
      expect(await roles.grant('anybody')).toMatchObject({ ok: false, problems: [{ code: 'not-allowed' }] });
    });
    return;
  }

  describe('the runtime role', () => {
    let location: OpenOptions;
    let asRole: OpenOptions;
    let owner: Database;
    let running: Database;
    beforeAll(async () => {
      await onServer(
        `create role ${role} login nosuperuser password 'test'`,
        `create role ${strong} login createrole`,
      );
      location = await locate();
      owner = await opened(location);
      const granted = await runtimeRoles(owner).grant(role);
      expect(granted).toEqual({
        ok: true,
        value: { role, tables: Object.keys(tableGrants).length, queue: false },
      });
      const address = new URL(location.databaseUrl!);
      address.username = role;
      address.password = 'test';
      asRole = { ...location, databaseUrl: address.href };
      running = await opened(asRole);
      await createStorage(owner, secrets).regions.add({
        regionId: '990121',
        name: '青禾县（演示）',
        level: 'county',
        province: null,
        prefecture: null,
      });
    });
    afterAll(async () => {
      await running.close();
      await sql.raw(`drop owned by ${role}`).execute(owner.kysely);
      await owner.close();
      await onServer(`drop role ${role}`, `drop role ${strong}`);
    });

    it('opens a database that is up to date, appends to ledger and audit trail, and reads them', async () => {
      const storage = createStorage(running, secrets);
      await storage.transaction(async (stores) => {
        const subject = 'agency/1001';
        const event = {
          regionId: '990121',
          kind: 'test',
          subject,
          at: facts.at,
          actor: 'operator',
          data: {},
        };
        await stores.ledger.append(event);
        await stores.audit.append(facts);
        await stores.audit.append(facts);
      });
      const entries = await storage.audit.after('990121', 0, 10);
      const verifier = chainVerifier('990121', secrets.sm3);
      for (const entry of entries) verifier.take(entry);
      expect(verifier.finish(await storage.audit.head('990121'))).toMatchObject({ entries: 2, broken: 0 });
      await storage.staged.sweep(facts.at);
      await storage.signIn.sweep(facts.at);
      expect(await storage.ledger.ofSubject('990121', 'agency/1001')).toHaveLength(1);
    });

    it.each([
      `update audit_entry set reason = 'x'`,
      'delete from audit_entry',
      'truncate audit_entry',
      `update ledger_event set actor = 'x'`,
      'delete from ledger_event',
      'truncate ledger_event cascade',
      'delete from audit_head',
      'delete from schema_migration',
      `insert into schema_migration (version, name, sha256) values (99, 'x', 'x')`,
      'alter table audit_entry disable trigger audit_entry_append_only',
      'alter table audit_entry disable trigger all',
      'drop trigger audit_entry_append_only on audit_entry',
      'create or replace function refuse_audit_change() returns trigger language plpgsql as $$ begin return new; end $$',
      'create function own() returns int language sql as $$ select 1 $$',
      'drop table audit_entry',
      'alter table audit_entry rename to other',
      'alter table audit_entry owner to current_user',
      'create table own (a int)',
      'create temporary table audit_entry (a int)',
      'create schema own',
      'create index own on audit_entry (actor)',
      'create rule own as on insert to audit_entry do instead nothing',
      'create trigger own before insert on audit_entry for each row execute function refuse_audit_change()',
      `set session_replication_role = 'replica'`,
      `set role ${strong}`,
      "copy audit_entry to program 'cat'",
    ])('is refused: %s', async (statement) => {
      const count = () => sql`select count(*) as n from audit_entry`.execute(owner.kysely);
      const before = await count();
      await expect(sql.raw(statement).execute(running.kysely)).rejects.toMatchObject({ code: '42501' });
      expect((await count()).rows).toEqual(before.rows);
    });

    it('cannot give itself what it lacks', async () => {
      // PostgreSQL answers such a grant with a warning and does nothing.
      await sql`grant update on audit_entry to current_user`.execute(running.kysely).catch(() => {});
      await expect(sql`update audit_entry set reason = 'x'`.execute(running.kysely)).rejects.toMatchObject({
        code: '42501',
      });
    });

    it('loses what was given by hand, and keeps its own, when it is granted again', async () => {
      await sql.raw(`grant update, delete on audit_entry to ${role}`).execute(owner.kysely);
      await sql.raw('grant delete on ledger_event to public').execute(owner.kysely);
      expect((await runtimeRoles(owner).grant(role)).ok).toBe(true);
      for (const statement of ['delete from audit_entry', 'delete from ledger_event']) {
        await expect(sql.raw(statement).execute(running.kysely)).rejects.toMatchObject({ code: '42501' });
      }
      await createStorage(running, secrets).transaction((stores) => stores.audit.append(facts));
      expect(await runtimeRoles(owner).granted()).toEqual([role]);
    });

    it('is sent to the owner when it would grant', async () => {
      expect(await runtimeRoles(owner).asOwner()).toEqual({ ok: true, value: null });
      for (const result of [
        await runtimeRoles(running).asOwner(),
        await runtimeRoles(running).grant(strong),
      ]) {
        expect(result.ok ? '' : result.problems[0].message).toContain('换成所有者账户');
      }
    });

    it('records a report again, which replaces what was computed from it', async () => {
      const store = await createReportStore(running);
      for (const at of ['2026-11-21T01:00:00.000Z', '2026-11-21T02:00:00.000Z']) {
        const record = aRecord();
        await store.record(record, anEvent(record, { at }));
      }
      const { regionId, reportId } = aRecord();
      expect(await store.get(regionId, reportId)).not.toBeNull();
    });

    it('may use the tables of the job queue, and not change their form', async () => {
      await installQueue({ databaseUrl: location.databaseUrl! });
      expect(await runtimeRoles(owner).grant(role)).toMatchObject({ ok: true, value: { queue: true } });
      let ran = 0;
      const work = { name: 'test', cron: '0 3 * * *', retryLimit: 1, retryDelay: 1, expire: 60 };
      const faults: unknown[] = [];
      const queue = createJobQueue({
        place: { databaseUrl: asRole.databaseUrl! },
        complain: (fault) => faults.push(fault),
        polling: 0.5,
      });
      const run = async () => {
        ran += 1;
      };
      const started = await queue.start([{ ...work, run }]);
      expect(started.ok).toBe(true);
      await queue.wake('test');
      await vi.waitFor(() => expect(ran).toBe(1), { timeout: 20_000, interval: 100 });
      await queue.stop();
      expect(faults).toEqual([]);
      await expect(sql`drop table pgboss.job cascade`.execute(running.kysely)).rejects.toMatchObject({
        code: '42501',
      });
    });

    it('is told to call the owner when migrations are pending', async () => {
      const newer = join(temporaryFolder(), 'migrations');
      cpSync(migrationsFolder, newer, { recursive: true });
      const number = String((await highest(owner)) + 1).padStart(4, '0');
      writeFileSync(join(newer, `${number}-later.sql`), 'create table later (region_id text primary key);');
      const result = await openDatabase({ ...asRole, migrationsFolder: newer });
      expect(result).toMatchObject({ ok: false, problem: { code: 'database-outdated' } });
      expect(result.ok ? '' : result.problem.message).toContain('gongkai data migrate');
    });

    it('is told what to do when nothing was granted to it', async () => {
      await onServer(`alter role ${strong} login password 'test'`);
      const address = new URL(location.databaseUrl!);
      address.username = strong;
      address.password = 'test';
      const result = await openDatabase({ ...location, databaseUrl: address.href });
      expect(result).toMatchObject({ ok: false, problem: { code: 'database-unsuitable' } });
      expect(result.ok ? '' : result.problem.message).toContain('gongkai data grant');
    });
  });

  describe('a role that must not be the runtime role', () => {
    it.each([
      ['that does not exist', 'no_such_role"; drop table region; --', 'not-found', 'create role'],
      ['that is connected now, the owner', 'current', 'not-allowed', '现在连接'],
      ['that could make itself more', strong, 'not-allowed', '角色'],
    ])('%s', async (_what, which, code, words) => {
      const database = await open();
      if (which === strong) await onServer(`create role ${strong} createrole`);
      try {
        const [current] = (await sql<{ me: string }>`select current_user as me`.execute(database.kysely))
          .rows;
        const result = await runtimeRoles(database).grant(which === 'current' ? current!.me : which);
        expect(result).toMatchObject({ ok: false, problems: [{ code }] });
        expect(result.ok ? '' : result.problems[0].message).toContain(words);
      } finally {
        if (which === strong) await onServer(`drop role ${strong}`);
      }
    });
  });

  it('the owner is refused by the triggers, in a session that plays the replica as well', async () => {
    const database = await open();
    await createStorage(database, secrets).transaction((stores) => stores.audit.append(facts));
    for (const statement of [
      `update audit_entry set reason = 'x'`,
      'delete from audit_entry',
      'truncate audit_entry',
      'truncate ledger_event',
    ]) {
      for (const mode of ['origin', 'replica']) {
        const attempt = database.inTransaction(async (transaction) => {
          await transaction.query(`set local session_replication_role = '${mode}'`);
          await transaction.query(statement);
        });
        await expect(attempt).rejects.toMatchObject({ code: '23001' });
      }
    }
  });
});

async function highest({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`select max(version) as n from schema_migration`.execute(kysely);
  return rows[0]!.n;
}
