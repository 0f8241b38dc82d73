import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Dispute } from '../domain/disputes/dispute.ts';
import type {
  DisputeColumns,
  DisputeCount,
  DisputeFilter,
  DisputeRow,
  DisputeStore,
} from '../usecases/ports/disputes.ts';
import { containing } from './reads/like.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const withoutDay = '9999-12-31';

const columns = sql`d.region_id as "regionId", d.dispute_id as "disputeId", d.state, d.open, d.number,
  d.request_id as "requestId", d.agency_id as "agencyId", d.procedure, d.organ, d.report_group as "group", d.counted,
  d.accepted_on as "acceptedOn", d.result, d.effective_on as "effectiveOn", d.lost, d.act_by as "actBy", d.answer, d.ground`;

/** Reviews and suits as they are now, on a database or a transaction. */
export function disputeStore(db: Kysely<Tables>): DisputeStore {
  return {
    get: async (regionId, disputeId) =>
      (
        await db
          .selectFrom('dispute')
          .select('document')
          .where('region_id', '=', storableText(regionId))
          .where('dispute_id', '=', storableText(disputeId))
          .executeTakeFirst()
      )?.document ?? null,
    put: async (state, written) => {
      const { region_id, dispute_id, ...rest } = rowOf(state, written);
      await db
        .insertInto('dispute')
        .values({ region_id, dispute_id, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'dispute_id']).doUpdateSet(rest))
        .execute();
    },
    list: async (regionId, filter, after, limit) => {
      if (filter.agencyIds?.length === 0) return [];
      const beyond =
        after === null ? sql`` : sql`and (d.act_key, d.dispute_id) > (${after.key}, ${after.disputeId})`;
      const { rows } = await sql<DisputeRow>`select ${columns} from dispute d
        where ${conditions(regionId, filter)} ${beyond} order by d.act_key, d.dispute_id limit ${limit}`.execute(
        db,
      );
      return rows;
    },
    ofRequest: async (regionId, requestId) => {
      const { rows } = await sql<DisputeRow>`select ${columns} from dispute d
        where d.region_id = ${regionId} and d.request_id = ${storableText(requestId)} order by d.dispute_id`.execute(
        db,
      );
      return rows;
    },
    countYear: async (regionId, agencyId, year) => {
      const agency = agencyId === null ? sql`` : sql`and d.agency_id = ${storableText(agencyId)}`;
      const { rows } = await sql<DisputeCount>`
        select d.report_group as "group", ${resultIn(year)} as result, count(*) as disputes from dispute d
        where d.region_id = ${storableText(regionId)} ${agency} and ${countedIn(year)} group by 1, 2 order by 1, 2`.execute(
        db,
      );
      return rows;
    },
  };
}

const firstDay = (year: number): string => `${String(year).padStart(4, '0')}-01-01`;
const lastDay = (year: number): string => `${String(year).padStart(4, '0')}-12-31`;

const countedIn = (year: number): RawBuilder<unknown> =>
  sql`d.counted and d.accepted_on <= ${lastDay(year)} and (d.effective_on is null or d.effective_on >= ${firstDay(year)})`;

/** null: pending at the end of the year. */
const resultIn = (year: number): RawBuilder<unknown> =>
  sql`case when d.effective_on <= ${lastDay(year)} then d.result end`;

function conditions(regionId: string, filter: DisputeFilter): RawBuilder<unknown> {
  const { agencyIds, open, group, state, requestId, lost, effectiveFrom, actUntil, counted, words } = filter;
  const all: RawBuilder<unknown>[] = [sql`d.region_id = ${storableText(regionId)}`];
  if (agencyIds !== undefined) all.push(sql`d.agency_id in (${sql.join(agencyIds.map(storableText))})`);
  if (open !== undefined) all.push(sql`d.open = ${open}`);
  if (group !== undefined) all.push(sql`d.report_group = ${storableText(group)}`);
  if (state !== undefined) all.push(sql`d.state = ${storableText(state)}`);
  if (requestId !== undefined) all.push(sql`d.request_id = ${storableText(requestId)}`);
  if (lost === true) all.push(sql`d.lost`);
  if (effectiveFrom !== undefined) all.push(sql`d.effective_on >= ${effectiveFrom}`);
  if (actUntil !== undefined) all.push(sql`d.act_by <= ${actUntil}`);
  if (counted !== undefined) {
    all.push(countedIn(counted.year));
    if (counted.result !== undefined) {
      all.push(sql`${resultIn(counted.year)} is not distinct from ${counted.result}::text`);
    }
  }
  const part = storableText(words ?? '').trim();
  if (part !== '') all.push(sql`d.number like ${containing(part)}`);
  return sql.join(all, sql` and `);
}

function rowOf(state: Dispute, columns: DisputeColumns) {
  return {
    region_id: state.regionId,
    dispute_id: state.disputeId,
    number: storableText(columns.number),
    request_id: columns.requestId,
    agency_id: columns.agencyId,
    procedure: columns.procedure,
    organ: storableText(columns.organ),
    state: columns.state,
    open: columns.open,
    report_group: columns.group,
    counted: columns.counted,
    accepted_on: columns.acceptedOn,
    result: columns.result,
    effective_on: columns.effectiveOn,
    lost: columns.lost,
    act_by: columns.actBy,
    act_key: columns.actBy ?? withoutDay,
    answer: columns.answer,
    ground: columns.ground,
    version: state.version,
    document: storableJson(state),
  };
}
