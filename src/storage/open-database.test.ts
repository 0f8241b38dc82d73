import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eachDatabase, opened, temporaryFolder } from '../../tests/support/databases.ts';
import { openDatabase } from './open-database.ts';

const migrations = join(import.meta.dirname, 'migrations');
const versions = readdirSync(migrations)
  .sort()
  .map((name) => Number(name.slice(0, 4)));
/** Number of the migration that comes after ours. */
const nextNumber = String(Math.max(...versions) + 1).padStart(4, '0');

async function problemOf(options: Parameters<typeof openDatabase>[0]) {
  const result = await openDatabase(options);
  if (result.ok) {
    await result.database.close();
    return null;
  }
  expect(result.problem.message).not.toContain('\n');
  return result.problem.code;
}

eachDatabase((_name, open, locate) => {
  it('applies migrations once and finds its rows again', async () => {
    const location = await locate();
    const first = await opened(location);
    const row = { region_id: '321183', name: '句容市', level: 'county', last_event: 9007199254740991 };
    await first.kysely
      .insertInto('region')
      .values({ ...row, province: null, prefecture: null })
      .execute();
    await first.close();
    await first.close();

    const second = await opened(location);
    const regions = await second.kysely.selectFrom('region').selectAll().execute();
    expect(regions).toEqual([{ ...row, province: null, prefecture: null }]);
    const applied = await sql<{ version: number }>`select version from schema_migration order by 1`.execute(
      second.kysely,
    );
    expect(applied.rows.map(({ version }) => version)).toEqual(versions);
    await second.close();
  });

  it('refuses a database that a newer program has changed', async () => {
    const location = await locate();
    const newer = join(temporaryFolder(), 'migrations');
    cpSync(migrations, newer, { recursive: true });
    writeFileSync(
      join(newer, `${nextNumber}-later.sql`),
      'create table later (region_id text primary key); select 1;',
    );
    await (await opened({ ...location, migrationsFolder: newer })).close();
    expect(await problemOf(location)).toBe('database-newer');
    expect(await problemOf({ ...location, migrationsFolder: newer })).toBe(null);
  });

  it('throws when an applied migration was changed, and undoes one that fails', async () => {
    const location = await locate();
    const folder = join(temporaryFolder(), 'migrations');
    cpSync(migrations, folder, { recursive: true });
    const broken = join(folder, `${nextNumber}-broken.sql`);
    writeFileSync(broken, 'create table half (region_id text primary key); select no_such_function();');
    await expect(openDatabase({ ...location, migrationsFolder: folder })).rejects.toThrow('no_such_function');
    rmSync(broken);
    const database = await opened({ ...location, migrationsFolder: folder });
    const half = await sql<{ half: string | null }>`select to_regclass('half')::text as half`.execute(
      database.kysely,
    );
    expect(half.rows[0]!.half).toBe(null);
    await database.close();

    const first = join(folder, '0001-reports.sql');
    const text = readFileSync(first, 'utf8');
    writeFileSync(first, text.replaceAll('\n', '\r\n'));
    await (await opened({ ...location, migrationsFolder: folder })).close();
    writeFileSync(first, `${text}-- changed\n`);
    await expect(openDatabase({ ...location, migrationsFolder: folder })).rejects.toThrow('0001-reports.sql');
  });

  it('reads each type the same', async () => {
    const { kysely } = await open();
    const { rows } = await sql`select 9007199254740991::bigint as int8, date '2026-11-21' as date,
      timestamptz '2026-11-21 00:18:00.123+08' as instant, timestamptz '1890-01-01 00:00:00+08:05:43' as old,
      176252079.43::numeric as numeric, '{"a": [1, null]}'::jsonb as json, count(*) as count`.execute(kysely);
    expect(rows[0]).toEqual({
      int8: 9007199254740991,
      date: '2026-11-21',
      instant: '2026-11-20T16:18:00.123Z',
      old: '1889-12-31T15:54:17.000Z',
      numeric: '176252079.43',
      json: { a: [1, null] },
      count: 1,
    });
    await expect(sql`select 9007199254740993::bigint as n`.execute(kysely)).rejects.toThrow(
      '9007199254740993',
    );
  });

  it('serialises transactions that start at once', async () => {
    const { kysely } = await open();
    const row = { name: 'n', level: 'county', province: null, prefecture: null };
    await kysely
      .insertInto('region')
      .values({ ...row, region_id: 'r', last_event: 0 })
      .execute();
    const add = (fail: boolean) =>
      kysely.transaction().execute(async (trx) => {
        await trx.updateTable('region').set({ last_event: sql`last_event + 1` }).execute();
        if (fail) throw new Error('undo');
      });
    const runs = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => add(i % 2 === 0)));
    expect(runs.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    expect((await kysely.selectFrom('region').select('last_event').execute())[0]!.last_event).toBe(10);
  });

  it('has the region first in every key and index', async () => {
    const { kysely } = await open();
    const indexes = await sql<{ table: string; index: string; first: string; primary: boolean }>`
      select t.relname as table, i.relname as index, a.attname as first, x.indisprimary as primary
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = current_schema()::regnamespace and t.relname <> 'schema_migration'`.execute(
      kysely,
    );
    // An inverted index has no first column: its vectors hold the county as a lexeme, and every query asks for it.
    const vectors = ['request.words_tv', 'search_document.title_tv', 'search_document.body_tv'];
    const others = indexes.rows.filter(({ first }) => first !== 'region_id');
    expect(others.map(({ table, first }) => `${table}.${first}`).sort()).toEqual(vectors.sort());
    const foreign = await sql<{ name: string; first: string }>`
      select c.conname as name, a.attname as first from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`.execute(kysely);
    expect(foreign.rows.length).toBeGreaterThan(0);
    expect(foreign.rows.filter(({ first }) => first !== 'region_id')).toEqual([]);
    const tables = await sql<{ name: string }>`select relname as name from pg_class where relkind = 'r'
      and relnamespace = current_schema()::regnamespace and relname <> 'schema_migration'`.execute(kysely);
    const keyed = indexes.rows.filter(({ primary }) => primary).map(({ table }) => table);
    expect(keyed.sort()).toEqual(tables.rows.map(({ name }) => name).sort());
  });
});

describe('a folder that cannot be used', () => {
  it('says so when it is no folder', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await problemOf({ dataFolder: join(file, 'data') })).toBe('folder-not-writable');
  });

  it('never builds a database over files that are not one', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'database'));
    writeFileSync(join(dataFolder, 'database', 'letter.txt'), 'mine');
    expect(await problemOf({ dataFolder })).toBe('database-damaged');
    expect(readFileSync(join(dataFolder, 'database', 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('recognises a damaged database and leaves the lock free', async () => {
    const dataFolder = temporaryFolder();
    await (await opened({ dataFolder })).close();
    const whole = `${dataFolder}-whole`;
    cpSync(dataFolder, whole, { recursive: true });
    truncateSync(join(dataFolder, 'database/global/pg_control'), 100);
    expect(await problemOf({ dataFolder })).toBe('database-damaged');
    rmSync(dataFolder, { recursive: true });
    cpSync(whole, dataFolder, { recursive: true });
    rmSync(whole, { recursive: true });
    expect(await problemOf({ dataFolder })).toBe(null);
  });

  it('starts anew when the first start was interrupted, keeping what was there', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'database', 'base'), { recursive: true });
    writeFileSync(join(dataFolder, 'database', 'base', 'half'), 'built');
    writeFileSync(join(dataFolder, 'database.building'), '');
    expect(await problemOf({ dataFolder })).toBe(null);
    const files = readdirSync(dataFolder);
    const aside = files.find((name) => name.startsWith('database.incomplete-'))!;
    expect(readFileSync(join(dataFolder, aside, 'base', 'half'), 'utf8')).toBe('built');
    expect(files.sort()).toEqual(['database', aside]);
  });
});

it.skipIf(process.platform === 'win32')('keeps other users of the machine out of the files', async () => {
  const root = temporaryFolder();
  const dataFolder = join(root, 'data');
  await (await opened({ dataFolder })).close();
  for (const folder of [dataFolder, join(dataFolder, 'database')])
    expect(statSync(folder).mode & 0o077).toBe(0);
});

describe('a server that cannot be used', () => {
  const dataFolder = 'unused';

  it('says so when nobody listens, the host is unknown or the address is none', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    await new Promise((resolve) => server.close(resolve));
    const databaseUrl = `postgresql://user:secret@127.0.0.1:${port}/none`;
    const result = await openDatabase({ databaseUrl, dataFolder });
    expect(result.ok === false && result.problem.code).toBe('database-unreachable');
    expect(JSON.stringify(result)).not.toContain('secret');
    expect(await problemOf({ databaseUrl: 'postgresql://no-such-host.invalid/x', dataFolder })).toBe(
      'database-unreachable',
    );
    expect(await problemOf({ databaseUrl: 'http://[', dataFolder })).toBe('database-unreachable');
  });

  const url = process.env.TEST_DATABASE_URL;
  it.skipIf(!url)('says so when the database or the user does not exist', async () => {
    const database = new URL(url!);
    database.pathname = '/no_such_database';
    expect(await problemOf({ databaseUrl: database.href, dataFolder })).toBe('database-unreachable');
    const user = new URL(url!);
    user.username = 'no_such_user';
    expect(await problemOf({ databaseUrl: user.href, dataFolder })).toBe('database-unreachable');
  });
});
