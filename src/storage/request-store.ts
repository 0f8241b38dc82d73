import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RequestCase } from '../domain/requests/request-case.ts';
import type {
  RequestColumns,
  RequestFilter,
  RequestOrder,
  RequestPlace,
  RequestRow,
  RequestStore,
} from '../usecases/ports/requests.ts';
import { countYear } from './reads/count-year.ts';
import { requestConditions } from './reads/request-conditions.ts';
import { searchFold, vectorOf } from './search-terms.ts';
import { storableDate, storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Key of an open request that has no day to act by, and of an ended one: they stand last. */
const openWithoutDay = '9999-12-30';
const endedKey = '9999-12-31';

const columns = sql`r.region_id as "regionId", r.request_id as "requestId", r.number, r.agency_id as "agencyId",
  r.account_id as "accountId", r.title, r.channel, r.applicant_kind as "applicantKind", r.received_on as "receivedOn",
  r.state, r.open, r.awaits, r.due, r.provisional, r.act_by as "actBy", r.ended_on as "endedOn", r.on_time as "onTime",
  r.answer, r.ground, r.cells, r.disputes`;

/** Requests as they are now, on a database or a transaction. */
export function requestStore(db: Kysely<Tables>): RequestStore {
  const found = async (regionId: string, column: 'request_id' | 'number' | 'code_digest', value: string) => {
    const row = await db
      .selectFrom('request as r')
      .innerJoin('request_case as c', (join) =>
        join.onRef('c.region_id', '=', 'r.region_id').onRef('c.request_id', '=', 'r.request_id'),
      )
      .select('c.document')
      .where('r.region_id', '=', storableText(regionId))
      .where(`r.${column}`, '=', storableText(value))
      .executeTakeFirst();
    return row?.document ?? null;
  };
  return {
    get: (regionId, requestId) => found(regionId, 'request_id', requestId),
    byNumber: (regionId, number) => found(regionId, 'number', number),
    byCode: (regionId, codeDigest) => found(regionId, 'code_digest', codeDigest),
    row: async (regionId, requestId) => {
      const { rows } = await sql<RequestRow>`select ${columns} from request r
        where r.region_id = ${storableText(regionId)} and r.request_id = ${storableText(requestId)}`.execute(
        db,
      );
      return rows[0] ?? null;
    },
    setCode: async (regionId, requestId, codeDigest) => {
      await db
        .updateTable('request')
        .set({ code_digest: codeDigest })
        .where('region_id', '=', regionId)
        .where('request_id', '=', requestId)
        .execute();
    },
    put: async (state, written) => {
      const { region_id, request_id, ...rest } = rowOf(state, written);
      await db
        .insertInto('request')
        .values({ region_id, request_id, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'request_id']).doUpdateSet(rest))
        .execute();
      const document = { version: state.version, document: storableJson(state) };
      await db
        .insertInto('request_case')
        .values({ region_id, request_id, ...document })
        .onConflict((conflict) => conflict.columns(['region_id', 'request_id']).doUpdateSet(document))
        .execute();
    },
    list: (regionId, filter, order, after, limit) => list(db, regionId, filter, order, after, limit),
    count: async (regionId, filter, most) => {
      if (filter.agencyIds?.length === 0) return 0;
      const { rows } = await sql<{ requests: number }>`select count(*) as requests from (
        select 1 from request r where ${requestConditions(regionId, filter)} limit ${most}) counted`.execute(
        db,
      );
      return rows[0]!.requests;
    },
    alike: async (regionId, by, limit) => {
      const same = [
        ...(by.likeness === undefined ? [] : [sql`r.likeness = ${by.likeness}`]),
        ...(by.applicantDigest === undefined ? [] : [sql`r.applicant_digest = ${by.applicantDigest}`]),
      ];
      if (same.length === 0) return [];
      const { rows } = await sql<RequestRow>`select ${columns} from request r
        where ${requestConditions(regionId, {
          ...(by.agencyId === undefined ? {} : { agencyIds: [by.agencyId] }),
          ...(by.receivedFrom === undefined ? {} : { receivedFrom: by.receivedFrom }),
          ...(by.receivedUntil === undefined ? {} : { receivedUntil: by.receivedUntil }),
        })} and (${sql.join(same, sql` or `)})
        order by r.received_on desc, r.request_id desc limit ${limit}`.execute(db);
      return rows;
    },
    openIds: async (regionId, after, limit) =>
      (
        await db
          .selectFrom('request')
          .select('request_id')
          .where('region_id', '=', regionId)
          .where('open', '=', true)
          .where('request_id', '>', after)
          .orderBy('request_id')
          .limit(limit)
          .execute()
      ).map((row) => row.request_id),
    countYear: (regionId, agencyId, year, format) => countYear(db, regionId, agencyId, year, format),
    nextNumber: async (regionId, series, year) => {
      const { last } = await db
        .insertInto('number_series')
        .values({ region_id: regionId, series: storableText(series), year, last: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['region_id', 'series', 'year'])
            .doUpdateSet({ last: sql<number>`number_series.last + 1` }),
        )
        .returning('last')
        .executeTakeFirstOrThrow();
      return last;
    },
  };
}

async function list(
  db: Kysely<Tables>,
  regionId: string,
  filter: RequestFilter,
  order: RequestOrder,
  after: RequestPlace | null,
  limit: number,
): Promise<readonly RequestRow[]> {
  const { agencyIds } = filter;
  if (agencyIds?.length === 0) return [];
  const by = orders[order];
  const key = storableDate(after?.key ?? null);
  const beyond = after === null || key === null ? sql`` : by.beyond(key, storableText(after.requestId));
  const page = (own: RequestFilter) => sql`select r.* from request r
    where ${requestConditions(regionId, own)} ${beyond} ${by.order} limit ${limit}`;
  // Of several agencies the first rows of each are put together: one range of an index each, whatever their shares are.
  const pages =
    agencyIds === undefined || agencyIds.length === 1
      ? page(filter)
      : sql.join(
          agencyIds.map((agencyId) => sql`(${page({ ...filter, agencyIds: [agencyId] })})`),
          sql` union all `,
        );
  const { rows } =
    await sql<RequestRow>`select ${columns} from (${pages}) r ${by.order} limit ${limit}`.execute(db);
  return rows;
}

const orders: Readonly<
  Record<
    RequestOrder,
    {
      readonly order: RawBuilder<unknown>;
      readonly beyond: (key: string, requestId: string) => RawBuilder<unknown>;
    }
  >
> = {
  'act-by': {
    order: sql`order by r.act_key, r.request_id`,
    beyond: (key, requestId) => sql`and (r.act_key, r.request_id) > (${key}, ${requestId})`,
  },
  newest: {
    order: sql`order by r.received_on desc, r.request_id desc`,
    beyond: (key, requestId) => sql`and (r.received_on, r.request_id) < (${key}, ${requestId})`,
  },
};

/** Key of the row in an order, for the page behind it. */
function actKey({ open, actBy }: Pick<RequestColumns, 'open' | 'actBy'>): string {
  if (!open) return endedKey;
  return actBy ?? openWithoutDay;
}

function rowOf(state: RequestCase, columns: RequestColumns) {
  const number = storableText(state.number);
  const title = storableText(state.title);
  const folded = [searchFold(number), searchFold(title)];
  return {
    region_id: state.regionId,
    request_id: state.requestId,
    number,
    agency_id: state.agencyId,
    account_id: state.assigned?.accountId ?? null,
    title,
    channel: state.received.channel,
    applicant_kind: state.received.applicantKind,
    received_on: state.receivedOn,
    state: columns.state,
    open: columns.open,
    awaits: columns.awaits,
    due: columns.due,
    provisional: columns.provisional,
    act_by: columns.actBy,
    act_key: actKey(columns),
    ended_on: columns.endedOn,
    on_time: columns.onTime,
    answer: columns.answer,
    ground: columns.ground,
    cells: storableJson(columns.cells),
    disputes: state.disputes.length,
    likeness: state.received.likeness,
    applicant_digest: state.received.applicantDigest,
    words: folded.join(' '),
    words_tv: vectorOf([state.regionId], ...folded),
  };
}
