import { type Kysely, type RawBuilder, sql } from 'kysely';
import type {
  SideCaseFilter,
  SideCaseKind,
  SideCaseRow,
  SideCaseStore,
} from '../usecases/ports/side-cases.ts';
import { containing } from './reads/like.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const withoutDay = '9999-12-31';

const columns = sql`s.region_id as "regionId", s.case_id as "caseId", s.number, s.agency_id as "agencyId",
  s.request_id as "requestId", s.state, s.open, s.received_on as "receivedOn", s.act_by as "actBy", s.title`;

/** Corrections of records and complaints as they are now, on a database or a transaction. */
export function sideCaseStore(db: Kysely<Tables>): SideCaseStore {
  const cases = (regionId: string, kind: SideCaseKind) =>
    db.selectFrom('side_case').where('region_id', '=', storableText(regionId)).where('kind', '=', kind);
  return {
    get: async (regionId, kind, caseId) =>
      (
        await cases(regionId, kind)
          .select('document')
          .where('case_id', '=', storableText(caseId))
          .executeTakeFirst()
      )?.document ?? null,
    put: async ({ regionId, kind, caseId }, document, written) => {
      const row = {
        number: storableText(written.number),
        agency_id: written.agencyId,
        request_id: written.requestId,
        state: written.state,
        open: written.open,
        received_on: written.receivedOn,
        act_by: written.actBy,
        act_key: written.actBy ?? withoutDay,
        title: storableText(written.title),
        document: storableJson(document),
      };
      await db
        .insertInto('side_case')
        .values({ region_id: regionId, kind, case_id: caseId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'kind', 'case_id']).doUpdateSet(row))
        .execute();
    },
    byCode: async (regionId, kind, codeDigest) =>
      (await cases(regionId, kind).select('case_id').where('code_digest', '=', codeDigest).executeTakeFirst())
        ?.case_id ?? null,
    setCode: async (regionId, kind, caseId, codeDigest) => {
      await db
        .updateTable('side_case')
        .set({ code_digest: codeDigest })
        .where('region_id', '=', regionId)
        .where('kind', '=', kind)
        .where('case_id', '=', caseId)
        .execute();
    },
    list: async (regionId, kind, filter, after, limit) => {
      if (filter.agencyIds?.length === 0) return [];
      const beyond =
        after === null ? sql`` : sql`and (s.act_key, s.case_id) > (${after.key}, ${after.caseId})`;
      const { rows } = await sql<SideCaseRow>`select ${columns} from side_case s
        where ${conditions(regionId, kind, filter)} ${beyond} order by s.act_key, s.case_id limit ${limit}`.execute(
        db,
      );
      return rows;
    },
  };
}

function conditions(regionId: string, kind: SideCaseKind, filter: SideCaseFilter): RawBuilder<unknown> {
  const { agencyIds, open, state, requestId, actUntil, words } = filter;
  const all: RawBuilder<unknown>[] = [sql`s.region_id = ${storableText(regionId)}`, sql`s.kind = ${kind}`];
  if (agencyIds !== undefined) all.push(sql`s.agency_id in (${sql.join(agencyIds.map(storableText))})`);
  if (open !== undefined) all.push(sql`s.open = ${open}`);
  if (state !== undefined) all.push(sql`s.state = ${storableText(state)}`);
  if (requestId !== undefined) all.push(sql`s.request_id = ${storableText(requestId)}`);
  if (actUntil !== undefined) all.push(sql`s.act_by <= ${actUntil}`);
  const part = storableText(words ?? '').trim();
  if (part !== '') all.push(sql`(s.number like ${containing(part)} or s.title like ${containing(part)})`);
  return sql.join(all, sql` and `);
}
