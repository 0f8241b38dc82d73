import type { Dialect } from 'kysely';

/** One open transaction before Kysely is there: what migrations need. */
export interface ScriptTransaction {
  /** Runs several statements, separated by semicolons. */
  script(sql: string): Promise<void>;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Plain statements, one at a time, beside all transactions: what the library of the job queue asks of a database. */
export interface PlainConnection {
  query(sql: string, parameters?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  /** Several statements without parameters; one result each. */
  exec(sql: string): Promise<{ rows: Record<string, unknown>[] }[]>;
}

/** A database that answers. `close` also gives back what was taken to open it. */
export interface Engine {
  readonly kind: 'embedded' | 'postgresql';
  readonly dialect: Dialect;
  /** The embedded database's only connection; on PostgreSQL the queue opens its own. */
  readonly plain: PlainConnection | null;
  /** Commits when `work` resolves, rolls back when it rejects. */
  inTransaction<T>(work: (transaction: ScriptTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
