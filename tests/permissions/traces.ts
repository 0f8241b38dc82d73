/** What a request leaves behind: entries of the audit trail, changes in any table. */
import { sql } from 'kysely';
import { wholeInstallation } from '../../src/domain/audit-trail/entry.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { otherRegion, testRegion } from '../support/staff.ts';

export interface Trace {
  readonly actor: string;
  readonly act: string;
  readonly outcome: string;
}

const chains = [testRegion, otherRegion, wholeInstallation];

/** Each call gives the entries since the call before. */
export function auditWatch({ kysely }: Database) {
  const seen = new Map<string, number>();
  return async (): Promise<readonly Trace[]> => {
    const entries = await kysely
      .selectFrom('audit_entry')
      .select(['region_id', 'entry_id', 'actor', 'act', 'outcome'])
      .where((where) =>
        where.or(
          chains.map((chain) =>
            where.and([where('region_id', '=', chain), where('entry_id', '>', seen.get(chain) ?? 0)]),
          ),
        ),
      )
      .orderBy('entry_id')
      .execute();
    for (const { region_id, entry_id } of entries) seen.set(region_id, Number(entry_id));
    return entries;
  };
}

/** These change with every request, or with every refused one. */
const apart = new Set(['audit_entry', 'audit_head', 'sign_in_failure']);

/** Digest of every table's rows, but for when a session was last used. */
export async function tableDigests({ kysely }: Database): Promise<Readonly<Record<string, string>>> {
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(kysely);
  const parts = found.rows
    .map(({ name }) => name)
    .filter((name) => !apart.has(name))
    .map((name) => {
      const row = sql`(to_jsonb(t) - 'seen_at')::text`;
      return sql`select ${sql.lit(name)} as name,
        md5(coalesce(string_agg(${row}, '|' order by ${row}), '')) as digest from ${sql.table(name)} t`;
    });
  const digests = await sql<{ name: string; digest: string }>`
    ${sql.join(parts, sql` union all `)}`.execute(kysely);
  return Object.fromEntries(digests.rows.map(({ name, digest }) => [name, digest]));
}
