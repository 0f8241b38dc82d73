import { CompiledQuery, Kysely, sql, type Transaction } from 'kysely';
import type { Engine, ScriptTransaction } from './engine.ts';
import { migrate } from './migrate.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { openEmbedded } from './open-embedded.ts';
import { openPostgresql } from './open-postgresql.ts';
import { errorCode, errorWords, type OpenProblem, refusal } from './problem.ts';
import type { Tables } from './tables/tables.ts';

export interface OpenOptions {
  /** Address of a PostgreSQL server; without it the embedded database is opened. */
  readonly databaseUrl?: string;
  /** Holds the embedded database in its subfolder `database`; created when missing. */
  readonly dataFolder: string;
  /** Where the numbered SQL files are; the default fits the sources and the bundle alike. */
  readonly migrationsFolder?: string | URL;
  /** Apply migrations up to this version only: what a restore needs. Default: all. */
  readonly migrateTo?: number;
}

/**
 * An open database. Inside `kysely.transaction()` use only the transaction's own handle: on the embedded
 * database a query on the outer one waits for ever.
 */
export interface Database {
  readonly kysely: Kysely<Tables>;
  readonly kind: Engine['kind'];
  /** For the job queue on the embedded database; null on PostgreSQL. */
  readonly plain: Engine['plain'];
  /**
   * Removes outdated row versions and gathers the planner's statistics; call it after an import. PostgreSQL does
   * this by itself, so nothing happens there. Half a second for 1000 reports, in which no query is answered.
   */
  tidy(): Promise<void>;
  /** One transaction for plain SQL: backup, restore, grants. Commits when `work` resolves. */
  readonly inTransaction: Engine['inTransaction'];
  /** A read-only transaction that sees everything as it was at one moment. */
  readonly inSnapshot: Engine['inTransaction'];
  /** Gives back connections and the folder's lock; a second call waits for the first. */
  close(): Promise<void>;
}

export type OpenResult =
  | { readonly ok: true; readonly database: Database }
  | { readonly ok: false; readonly problem: OpenProblem };

/** A transaction for plain SQL. It waits its turn with all others, which the engine's own would not do. */
function plainSql(trx: Transaction<Tables>): ScriptTransaction {
  return {
    script: async (text) => {
      // Statements end with a semicolon at the end of a line: the embedded database takes one at a time.
      for (const statement of text.split(/;\s*(?:\n|$)/)) {
        if (statement.trim() !== '') await trx.executeQuery(CompiledQuery.raw(statement));
      }
    },
    query: async <Row>(text: string, parameters: readonly unknown[] = []) =>
      (await trx.executeQuery(CompiledQuery.raw(text, [...parameters]))).rows as Row[],
  };
}

/** SQLSTATE classes that say the stored data is broken: data_corrupted, index_corrupted, internal_error. */
const CORRUPTION = /^XX/;
const INSUFFICIENT_PRIVILEGE = '42501';

function migrationProblem(error: unknown): { ok: false; problem: OpenProblem } | null {
  const code = errorCode(error);
  if (CORRUPTION.test(code)) {
    return refusal(
      'database-damaged',
      `数据库已损坏（${code} ${errorWords(error)}）：请停止程序，用备份恢复。`,
    );
  }
  if (code === INSUFFICIENT_PRIVILEGE) {
    return refusal(
      'database-unsuitable',
      '数据库用户无权建表或读表：请先用数据库所有者账户运行 gongkai data migrate 和 gongkai data grant，或让该用户成为所有者。',
    );
  }
  return null;
}

/**
 * Opens the database and brings its tables up to date.
 * What an operator can put right comes back as a problem; a fault of the program (a changed or failing
 * migration) is thrown.
 */
export async function openDatabase(options: OpenOptions): Promise<OpenResult> {
  const opened = options.databaseUrl
    ? await openPostgresql(options.databaseUrl)
    : await openEmbedded(options.dataFolder);
  if (!opened.ok) return opened;
  const { engine } = opened;
  try {
    const migrated = await migrate(engine, options.migrationsFolder ?? migrationsFolder, options.migrateTo);
    if (!migrated.ok) {
      await engine.close();
      if ('pending' in migrated) {
        return refusal(
          'database-outdated',
          `数据库缺第 ${migrated.pending.join('、')} 号结构变更，而现在的账户无权修改表结构：请先用数据库所有者账户运行一次 gongkai data migrate，再启动。`,
        );
      }
      const versions = migrated.unknown.join('、');
      return refusal(
        'database-newer',
        `数据库由更新版本的程序升级过（本程序不认识第 ${versions} 号结构变更）：请改用新版程序，或恢复升级前的备份。`,
      );
    }
  } catch (error) {
    await engine.close();
    const problem = migrationProblem(error);
    if (problem) return problem;
    throw error;
  }
  const kysely = new Kysely<Tables>({ dialect: engine.dialect });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= kysely.destroy().finally(() => engine.close());
    return closed;
  };
  const tidy = async () => {
    if (engine.kind === 'embedded') await sql`vacuum (analyze)`.execute(kysely);
  };
  const inTransaction: Engine['inTransaction'] = (work) =>
    kysely.transaction().execute((trx) => work(plainSql(trx)));
  const inSnapshot: Engine['inTransaction'] = (work) =>
    kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((trx) => work(plainSql(trx)));
  const { kind, plain } = engine;
  return { ok: true, database: { kysely, kind, plain, tidy, inTransaction, inSnapshot, close } };
}
