import type { Dialect } from 'kysely';

/** One open transaction before Kysely is there: what migrations need. */
export interface ScriptTransaction {
  /** Runs several statements, separated by semicolons. */
  script(sql: string): Promise<void>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** A database that answers. `close` also gives back what was taken to open it. */
export interface Engine {
  readonly kind: 'embedded' | 'postgresql';
  readonly dialect: Dialect;
  /** Commits when `work` resolves, rolls back when it rejects. */
  inTransaction<T>(work: (transaction: ScriptTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
