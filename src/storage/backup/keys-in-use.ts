/** Which keys sealed what the database holds. */
import type { ScriptTransaction } from '../engine.ts';
import { sealedColumns } from '../sealed-columns.ts';
import { quoted } from './catalog.ts';

/** Ids of the keys without which something in the database could not be opened, in order. */
export async function keysInUse(transaction: ScriptTransaction): Promise<readonly string[]> {
  const existing = await transaction.query<{ table: string; column: string }>(`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema()`);
  const keys = new Set<string>();
  for (const { table, column } of sealedColumns) {
    if (!existing.some((each) => each.table === table && each.column === column)) continue;
    const rows = await transaction.query<{ key: string | null }>(
      `select distinct split_part(${quoted(column)}, '.', 2) as key from ${quoted(table)} where ${quoted(column)} is not null`,
    );
    for (const { key } of rows) if (key) keys.add(key);
  }
  return [...keys].sort();
}
