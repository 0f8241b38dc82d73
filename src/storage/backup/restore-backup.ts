/** Fills an empty database from a backup, and compares every table with it before anything counts. */
import { createHash } from 'node:crypto';
import type { BackupFacts, DataResult } from '../../usecases/ports/data-doors.ts';
import type { ScriptTransaction } from '../engine.ts';
import type { Database } from '../open-database.ts';
import type { BackupHead, BackupRow, TableHead } from './backup-form.ts';
import { foreignKeys, printSettings, quoted, type TableShape, tableShapes } from './catalog.ts';
import { readBackup } from './read-backup.ts';
import { tableRows } from './table-rows.ts';

const rowsAtOnce = 200;

/** Carries an expected problem out of the transaction, which it undoes. */
class Unsuited extends Error {
  readonly result: Extract<DataResult, { ok: false }>;
  constructor(code: 'database-not-empty' | 'database-problem' | 'file-damaged', message: string) {
    super(message);
    this.result = { ok: false, problem: { code, message } };
  }
}

/** Reads only the beginning: which migrations the backup was made with. */
export async function backupHead(path: string): Promise<{ head: BackupHead | null; result: DataResult }> {
  let head: BackupHead | null = null;
  const result = await readBackup(path, {
    head: async (found) => {
      head = found;
    },
  });
  return { head, result };
}

/**
 * Restores into a database that has the backup's migrations and not one row. All or nothing: rows, foreign keys and
 * the comparison happen in one transaction.
 */
export async function restoreBackup(database: Database, path: string): Promise<DataResult> {
  try {
    return await database.inTransaction(async (transaction) => {
      await transaction.script(printSettings);
      const shapes = await tableShapes(transaction);
      await refuseRows(transaction, shapes);
      const keys = await foreignKeys(transaction);
      for (const { table, name } of keys)
        await transaction.script(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
      const read = await readBackup(path, inserter(transaction, shapes));
      if (!read.ok) throw new Unsuited('file-damaged', read.problem.message);
      for (const { table, name, definition } of keys)
        await transaction.script(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
      await compare(transaction, shapes, read.facts);
      return read;
    });
  } catch (error) {
    if (error instanceof Unsuited) return error.result;
    throw error;
  }
}

async function refuseRows(transaction: ScriptTransaction, shapes: readonly TableShape[]): Promise<void> {
  for (const { name } of shapes) {
    const [row] = await transaction.query(`select 1 from ${quoted(name)} limit 1`);
    if (row !== undefined) {
      throw new Unsuited(
        'database-not-empty',
        `数据库里已有数据（表 ${name}）：恢复不会覆盖数据，请指定一个空的数据目录（GONGKAI_DATA）或空的数据库（DATABASE_URL）。`,
      );
    }
  }
}

/** Puts rows into their tables, some hundred at a time. */
function inserter(transaction: ScriptTransaction, shapes: readonly TableShape[]) {
  let shape: TableShape | null = null;
  let columns: readonly string[] = [];
  let waiting: BackupRow[] = [];
  const flush = async () => {
    if (shape === null || waiting.length === 0) return;
    const own = shape;
    const types = columns.map((name) => own.columns.find((each) => each.name === name)!.type);
    const names = columns.map(quoted).join(', ');
    const values = columns.map((_name, place) => `r.c${place}::${types[place]}`).join(', ');
    const arrays = columns.map((_name, place) => `$${place + 1}::text[]`).join(', ');
    const aliases = columns.map((_name, place) => `c${place}`).join(', ');
    await transaction.query(
      `insert into ${quoted(own.name)} (${names}) select ${values} from unnest(${arrays}) as r(${aliases})`,
      columns.map((_name, place) => waiting.map((row) => row[place] ?? null)),
    );
    waiting = [];
  };
  return {
    table: async (head: TableHead) => {
      shape = shapes.find(({ name }) => name === head.table) ?? null;
      const known = shape?.columns.map(({ name }) => name) ?? [];
      if (shape === null || head.columns.some((name) => !known.includes(name))) {
        throw new Unsuited('file-damaged', `备份中的表 ${head.table} 与其结构版本不符：请换用另一份备份。`);
      }
      columns = head.columns;
    },
    row: async (row: BackupRow) => {
      waiting.push(row);
      if (waiting.length >= rowsAtOnce) await flush();
    },
    tableEnd: flush,
  };
}

/** Reads every table back: what the database now holds is what the backup holds, to the last byte. */
async function compare(
  transaction: ScriptTransaction,
  shapes: readonly TableShape[],
  facts: BackupFacts,
): Promise<void> {
  for (const shape of shapes) {
    const expected = facts.tables.find(({ name }) => name === shape.name);
    const hash = createHash('sha256');
    let rows = 0;
    for await (const batch of tableRows(transaction, shape)) {
      for (const row of batch) hash.update(`${JSON.stringify(row)}\n`);
      rows += batch.length;
    }
    const same = expected === undefined ? rows === 0 : hash.digest('hex') === expected.digest;
    if (!same) {
      throw new Unsuited(
        'database-problem',
        `恢复后表 ${shape.name} 与备份不一致：什么都没有写入，请报告这个问题。`,
      );
    }
  }
}
