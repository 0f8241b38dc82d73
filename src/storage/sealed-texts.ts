import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RowKey, SealedTexts } from '../usecases/ports/sealed-texts.ts';
import type { Sealer } from '../usecases/ports/secrets.ts';
import { type SealedColumn, sealedColumns } from './sealed-columns.ts';
import type { Tables } from './tables/tables.ts';

const nameOf = ({ table, column }: SealedColumn): string => `${table}.${column}`;

const refs = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql.ref(name)));

/** The key that a text names: the second part of `v1.<key>.…`. */
const keyOf = (column: string): RawBuilder<string> => sql`split_part(${sql.ref(column)}, '.', 2)`;

/** All sealed texts, on a database or a transaction. */
export function sealedTexts(db: Kysely<Tables>, sealer: Sealer): SealedTexts {
  return {
    columns: sealedColumns.map(nameOf),
    use: async () => {
      const uses = [];
      for (const each of sealedColumns) {
        const { rows } = await sql<{ key: string; texts: number }>`
          select ${keyOf(each.column)} as key, count(*) as texts from ${sql.table(each.table)}
          where ${sql.ref(each.column)} like 'v1.%' group by 1 order by 1`.execute(db);
        uses.push(...rows.map(({ key, texts }) => ({ column: nameOf(each), keyId: key, texts })));
      }
      return uses;
    },
    sealedOtherwise: async (name, keyId, after, limit) => {
      const { table, column, key } = columnOf(name);
      const beyond = after === null ? sql`true` : sql`(${refs(key)}) > (${sql.join([...after])})`;
      const { rows } = await sql<Record<string, string>>`
        select ${refs(key)} from ${sql.table(table)}
        where ${sql.ref(column)} like 'v1.%' and ${keyOf(column)} <> ${keyId} and ${beyond}
        order by ${refs(key)} limit ${limit}`.execute(db);
      return rows.map((row) => key.map((part) => row[part]!));
    },
    reseal: async (name, rows) => {
      const column = columnOf(name);
      let resealed = 0;
      let broken = 0;
      for (const row of rows) {
        const outcome = await resealRow(db, sealer, column, row);
        if (outcome === 'resealed') resealed += 1;
        if (outcome === 'broken') broken += 1;
      }
      return { resealed, broken };
    },
  };
}

async function resealRow(
  db: Kysely<Tables>,
  sealer: Sealer,
  { table, column, key, placeOf, place, keyColumn }: SealedColumn,
  row: RowKey,
): Promise<'resealed' | 'broken' | 'changed'> {
  const here = sql`(${refs(key)}) = (${sql.join([...row])})`;
  const { rows } = await sql<Record<string, string | null>>`
    select ${refs([column, ...new Set(placeOf)])} from ${sql.table(table)}
    where ${here} and ${sql.ref(column)} is not null for update`.execute(db);
  const found = rows[0];
  if (found === undefined) return 'changed';
  const where = place(...placeOf.map((part) => found[part]!));
  let value: string;
  try {
    value = sealer.open(found[column]!, where);
  } catch {
    return 'broken';
  }
  const sealed = sealer.seal(value, where);
  const named = keyColumn === undefined ? sql`` : sql`, ${sql.ref(keyColumn)} = ${sealer.keyOf(sealed)}`;
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sealed}${named} where ${here}`.execute(db);
  return 'resealed';
}

function columnOf(name: string): SealedColumn {
  const column = sealedColumns.find((each) => nameOf(each) === name);
  if (column === undefined) throw new Error(`${name} is no sealed column`);
  return column;
}
