/**
 * The form of a backup: lines of JSON, compressed with gzip.
 *
 *   {"gongkai":"backup","form":1,"createdAt":…,"program":…,"engine":…,"migrations":[{"version":1,"sha256":…},…],"keys":[…]}
 *   {"table":"agency","columns":["region_id",…]}
 *   ["990121","1001",…]                      one row per line: each column as PostgreSQL prints it, or null
 *   {"end":"agency","rows":72,"sha256":…}    over the table's row lines
 *   {"finish":true,"tables":25,"rows":…,"sha256":…}   over every line before this one
 *
 * Text forms are the same on the embedded database and on PostgreSQL, so a backup of one restores into the other.
 */

export const backupForm = 1;

export interface BackupHead {
  readonly gongkai: 'backup';
  readonly form: number;
  readonly createdAt: string;
  readonly program: string;
  readonly engine: 'embedded' | 'postgresql';
  readonly migrations: readonly { readonly version: number; readonly sha256: string }[];
  readonly keys: readonly string[];
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableEnd {
  readonly end: string;
  readonly rows: number;
  readonly sha256: string;
}

export interface BackupEnd {
  readonly finish: true;
  readonly tables: number;
  readonly rows: number;
  readonly sha256: string;
}

export type BackupRow = readonly (string | null)[];
export type BackupLine = BackupHead | TableHead | BackupRow | TableEnd | BackupEnd;
