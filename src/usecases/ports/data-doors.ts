/** Backup and restore of everything that the database holds. */

/** What a backup holds. */
export interface BackupFacts {
  /** ISO instant. */
  readonly createdAt: string;
  /** Version of the program that wrote it. */
  readonly program: string;
  readonly engine: 'embedded' | 'postgresql';
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly digest: string }[];
  readonly rows: number;
  /** Keys without which sealed values in it cannot be opened. The keys themselves are not in it. */
  readonly keys: readonly string[];
  /** SHA-256 of the file's content before compression. */
  readonly digest: string;
}

export interface DataProblem {
  readonly code:
    | 'file-exists'
    | 'file-unwritable'
    | 'file-unreadable'
    | 'file-damaged'
    | 'file-newer'
    | 'database-not-empty'
    | 'database-problem';
  /** zh-CN, with a remedy. */
  readonly message: string;
}

export type DataResult =
  | { readonly ok: true; readonly facts: BackupFacts }
  | { readonly ok: false; readonly problem: DataProblem };

/** Writes everything into one new file, as it was at one moment, while others go on working. */
export type WriteBackup = (path: string) => Promise<DataResult>;

/** Reads a backup without touching a database: is it whole? */
export type CheckBackup = (path: string) => Promise<DataResult>;

/** Fills an empty database from a backup and compares every table with it. */
export type RestoreBackup = (path: string) => Promise<DataResult>;
