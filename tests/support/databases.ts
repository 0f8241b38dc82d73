/** Real databases for tests: the embedded one always, PostgreSQL where TEST_DATABASE_URL names a server. */
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, onTestFinished, vi } from 'vitest';
import { type Database, type OpenOptions, openDatabase } from '../../src/storage/open-database.ts';

/** Where a database of its own may be opened; PostgreSQL's exists and is empty, the folder does not exist yet. */
export type NewLocation = () => Promise<OpenOptions>;
/** Opens a new, empty database with all tables; it is closed and removed after the tests of the file. */
export type OpenNew = () => Promise<Database>;

// Building an embedded database takes 2 to 3 s, more while other tests run beside.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const root = join(import.meta.dirname, '..', '..');

/** A folder that is removed after the test that asks for it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** What an empty embedded database is made of: its version and the migrations. */
function fingerprint(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')));
  const migrations = join(root, 'src/storage/migrations');
  for (const name of readdirSync(migrations).sort())
    hash.update(name).update(readFileSync(join(migrations, name)));
  return hash.digest('hex').slice(0, 12);
}

export async function opened(options: OpenOptions): Promise<Database> {
  const result = await openDatabase(options);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.database;
}

/** Building an embedded database takes seconds, copying one takes a blink: built once, kept in `.test/`. */
async function embeddedTemplate(): Promise<string> {
  const template = join(root, '.test', `embedded-${fingerprint()}`);
  if (existsSync(template)) return template;
  const own = `${template}-${randomBytes(4).toString('hex')}`;
  mkdirSync(own, { recursive: true });
  await (await opened({ dataFolder: own })).close();
  try {
    renameSync(own, template);
  } catch {
    // Another test process was quicker.
    rmSync(own, { recursive: true, force: true });
  }
  return template;
}

async function withServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A new database on the server; C.UTF-8 sorts and folds as the embedded one does. */
export async function createOnServer(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `gongkai_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await withServer(url, async (client) => {
    const create = `create database ${name} template template0 encoding 'UTF8'`;
    await client.query(`${create} locale 'C.UTF-8'`).catch(() => client.query(`${create} locale 'C'`));
  });
  const address = new URL(url);
  address.pathname = `/${name}`;
  const drop = () =>
    withServer(
      url,
      async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
    );
  return { url: address.href, drop };
}

/**
 * Runs a block of tests on each database. Call inside `describe` or at the top of a file; `open` and `locate`
 * may be called in tests and hooks, each call for a database of its own.
 */
export function eachDatabase(block: (name: string, open: OpenNew, locate: NewLocation) => void): void {
  onEmbedded((open, locate) => block('embedded', open, locate));
  onPostgresql((open, locate) => block('postgresql', open, locate));
}

/** Runs a block of tests on the embedded database only: what is about use cases, at length, and the same on both. */
export function onEmbedded(block: (open: OpenNew, locate: NewLocation) => void): void {
  describe('embedded', () => {
    const clean = cleanup();
    const locate = async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'));
      clean(async () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
      return { dataFolder: join(folder, 'data') };
    };
    const open = async () => {
      const location = await locate();
      cpSync(await embeddedTemplate(), location.dataFolder, { recursive: true });
      const database = await opened(location);
      clean(() => database.close());
      return database;
    };
    block(open, locate);
  });
}

/** Runs a block of tests on PostgreSQL only: what the embedded database has no part in (accounts, several processes). */
export function onPostgresql(block: (open: OpenNew, locate: NewLocation) => void): void {
  const server = process.env.TEST_DATABASE_URL;
  describe.skipIf(!server)('postgresql', () => {
    const clean = cleanup();
    const locate = async () => {
      const { url, drop } = await createOnServer(server!);
      clean(drop);
      return { databaseUrl: url, dataFolder: join(tmpdir(), 'gongkai-test-unused') };
    };
    const open = async () => {
      const database = await opened(await locate());
      clean(() => database.close());
      return database;
    };
    block(open, locate);
  });
}

/** Collects what must be undone after the block, the last first. */
function cleanup(): (undo: () => Promise<void>) => void {
  const undos: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const undo of undos.reverse()) await undo();
  });
  return (undo) => void undos.push(undo);
}
