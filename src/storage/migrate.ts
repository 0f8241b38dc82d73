/** Applies migrations/NNNN-name.sql in order, each in a transaction of its own, and remembers them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Engine, ScriptTransaction } from './engine.ts';

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

export type Migrated =
  | { readonly ok: true; readonly applied: readonly number[] }
  /** The database has been used by a newer program: `unknown` are the versions that this one lacks. */
  | { readonly ok: false; readonly unknown: readonly number[] }
  /** This account may not change the tables, and `pending` are the versions that the database lacks. */
  | { readonly ok: false; readonly pending: readonly number[] };

/** Keeps two servers that start at once from migrating at once; any constant of our own does. */
const MIGRATION_LOCK = 20080501;

function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name, position) => {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    if (version !== position + 1) {
      throw new Error(`migration ${name}: expected the name ${String(position + 1).padStart(4, '0')}-….sql`);
    }
    // Line ends as git keeps them, so that a Windows checkout has the same fingerprint.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { version, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

async function readApplied(transaction: ScriptTransaction): Promise<readonly Applied[]> {
  await transaction.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  // Asked first, because an account that may not create tables may not even say `if not exists`.
  if (!(await hasMigrations(transaction))) {
    await transaction.script(`create table schema_migration (
      version integer primary key,
      name text not null,
      applied_at timestamptz not null default now(),
      sha256 text not null
    )`);
  }
  return transaction.query<Applied>('select version, name, sha256 from schema_migration order by version');
}

async function hasMigrations({ query }: ScriptTransaction): Promise<boolean> {
  const [row] = await query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  );
  return row!.there;
}

/** The account that the program runs under may read which migrations were applied, and nothing more. */
async function mayMigrate({ query }: ScriptTransaction): Promise<boolean> {
  const [row] = await query<{ may: boolean }>(
    `select has_table_privilege('schema_migration', 'insert') as may`,
  );
  return row!.may;
}

/** The migrations of this program: number and fingerprint, oldest first. */
export function knownMigrations(
  folder: string | URL,
): readonly { readonly version: number; readonly sha256: string }[] {
  return readMigrations(folder instanceof URL ? fileURLToPath(folder) : folder);
}

/**
 * Brings the database up to date, or up to the migration numbered `upTo`; does nothing when it is.
 * @throws when a migration that was applied has been changed since, or one fails: both are faults of the program.
 */
export async function migrate(engine: Engine, folder: string | URL, upTo?: number): Promise<Migrated> {
  const migrations = readMigrations(folder instanceof URL ? fileURLToPath(folder) : folder);
  const applied = await engine.inTransaction(readApplied);
  const unknown = applied.map(({ version }) => version).filter((version) => version > migrations.length);
  if (unknown.length > 0) return { ok: false, unknown };

  for (const { version, name, sha256 } of applied) {
    if (migrations[version - 1]!.sha256 !== sha256) {
      throw new Error(`migration ${name} was changed after it had been applied: write a new one instead`);
    }
  }
  const pending = migrations.slice(applied.length, upTo);
  if (pending.length > 0 && !(await engine.inTransaction(mayMigrate))) {
    return { ok: false, pending: pending.map(({ version }) => version) };
  }
  const done: number[] = [];
  for (const migration of pending) {
    await engine.inTransaction(async (transaction) => {
      const now = await readApplied(transaction);
      if (now.some(({ version }) => version === migration.version)) return;
      await transaction.script(migration.sql);
      await transaction.query('insert into schema_migration (version, name, sha256) values ($1, $2, $3)', [
        migration.version,
        migration.name,
        migration.sha256,
      ]);
      done.push(migration.version);
    });
  }
  return { ok: true, applied: done };
}
