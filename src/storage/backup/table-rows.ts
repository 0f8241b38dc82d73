/** The rows of a table as lines of a backup, in the order of its key. */
import type { ScriptTransaction } from '../engine.ts';
import type { BackupRow } from './backup-form.ts';
import { quoted, type TableShape } from './catalog.ts';

const rowsAtOnce = 500;

/** Reads a table through a cursor, some hundred rows at a time: memory does not grow with the table. */
export async function* tableRows(
  transaction: ScriptTransaction,
  table: TableShape,
): AsyncGenerator<readonly BackupRow[]> {
  // Text order differs between servers; byte order does not.
  const order = table.key.map((name) => `${quoted(name)}::text collate "C"`).join(', ');
  const columns = table.columns.map(({ name }) => `${quoted(name)}::text`).join(', ');
  await transaction.query(
    `declare backup_rows no scroll cursor for select json_build_array(${columns})::text as line
     from ${quoted(table.name)} order by ${order}`,
  );
  for (;;) {
    const rows = await transaction.query<{ line: string }>(`fetch ${rowsAtOnce} from backup_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => JSON.parse(line) as BackupRow);
  }
  await transaction.query('close backup_rows');
}
