/** The tables of the program, as the database's own catalog describes them. */
import type { ScriptTransaction } from '../engine.ts';

export interface TableShape {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of the primary key, in its order. */
  readonly key: readonly string[];
}

/** Every table except the list of migrations, by name. */
export async function tableShapes(transaction: ScriptTransaction): Promise<readonly TableShape[]> {
  const columns = await transaction.query<{ table: string; name: string; type: string }>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> 'schema_migration'
    order by c.relname collate "C", a.attnum`);
  const keys = await transaction.query<{ table: string; name: string }>(`
    select c.relname as table, a.attname as name
    from pg_index i join pg_class c on c.oid = i.indrelid
    cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where i.indisprimary and c.relnamespace = current_schema()::regnamespace
    order by c.relname collate "C", k.place`);
  const byTable = Map.groupBy(columns, ({ table }) => table);
  const keyOf = Map.groupBy(keys, ({ table }) => table);
  return [...byTable].map(([name, own]) => ({
    name,
    columns: own.map(({ name: column, type }) => ({ name: column, type })),
    key: (keyOf.get(name) ?? []).map((each) => each.name),
  }));
}

/** Foreign keys with the statement that makes them again. */
export function foreignKeys(
  transaction: ScriptTransaction,
): Promise<readonly { readonly table: string; readonly name: string; readonly definition: string }[]> {
  return transaction.query(`
    select c.relname as table, f.conname as name, pg_get_constraintdef(f.oid) as definition
    from pg_constraint f join pg_class c on c.oid = f.conrelid
    where f.contype = 'f' and f.connamespace = current_schema()::regnamespace
    order by c.relname, f.conname`);
}

/** A name as an identifier in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** How values are printed, the same everywhere: time zone, dates, floats. */
export const printSettings = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3;
  set local bytea_output = 'hex';`;
