import { type Kysely, sql, type Transaction } from 'kysely';
import { searchableReport } from '../../domain/reports/searchable-report.ts';
import type { LedgerEvent, ReportRecord } from '../../usecases/ports.ts';
import { searchIndex } from '../search-index.ts';
import { storableDate, storableJson, storableText } from '../storable.ts';
import type { Tables } from '../tables/tables.ts';
import { replaceComputedRows } from './replace-computed-rows.ts';

/** Takes the region's next event number; its row stays locked, so numbers come in the order of commits. */
async function nextEventOf(trx: Transaction<Tables>, record: ReportRecord): Promise<number> {
  const { name, level, province, prefecture } = record.region;
  const { last_event } = await trx
    .insertInto('region')
    .values({
      region_id: record.regionId,
      name: storableText(name),
      level,
      province: storableText(province ?? null),
      prefecture: storableText(prefecture ?? null),
      last_event: 1,
    })
    .onConflict((conflict) =>
      conflict.column('region_id').doUpdateSet({ last_event: sql<number>`region.last_event + 1` }),
    )
    .returning('last_event')
    .executeTakeFirstOrThrow();
  return last_event;
}

/** A region bears the names that its report of the newest year gives it, in whatever order reports come. */
async function nameRegion(trx: Transaction<Tables>, record: ReportRecord): Promise<void> {
  const { name, level, province, prefecture } = record.region;
  await trx
    .updateTable('region')
    .set({
      name: storableText(name),
      level,
      province: storableText(province ?? null),
      prefecture: storableText(prefecture ?? null),
    })
    .where('region_id', '=', record.regionId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('report')
            .select('report.region_id')
            .where('report.region_id', '=', record.regionId)
            .where('report.year', '>', record.year),
        ),
      ),
    )
    .execute();
}

async function upsertReport(trx: Transaction<Tables>, record: ReportRecord, at: string): Promise<void> {
  const { cells: _, ...read } = record.report;
  const columns = {
    year: record.year,
    title: storableText(record.title),
    generation: read.generation,
    published: storableDate(read.dates.published),
    publisher: storableText(read.publisher),
    scope: read.scope,
    source: storableText(record.source),
    file_name: storableText(record.fileName),
    sha256: record.sha256,
    rules: record.rules,
    recorded_at: at,
    document: storableJson({ region: record.region, read }),
  };
  await trx
    .insertInto('report')
    .values({ region_id: record.regionId, report_id: record.reportId, ...columns })
    .onConflict((conflict) => conflict.columns(['region_id', 'report_id']).doUpdateSet(columns))
    .execute();
}

/**
 * Records a report, or a newer reading of it, with its event, in one transaction.
 * @throws when the event is about another region: the ledger of a region is its own.
 */
export async function recordReport(
  db: Kysely<Tables>,
  record: ReportRecord,
  event: LedgerEvent,
): Promise<void> {
  if (event.regionId !== record.regionId) {
    throw new Error(`event of region ${event.regionId} for a report of region ${record.regionId}`);
  }
  await db.transaction().execute(async (trx) => {
    const eventId = await nextEventOf(trx, record);
    await upsertReport(trx, record, event.at);
    await nameRegion(trx, record);
    await replaceComputedRows(trx, record);
    const published = storableDate(record.report.dates.published);
    await searchIndex(trx).index([searchableReport({ ...record, published })]);
    await trx
      .insertInto('ledger_event')
      .values({
        region_id: event.regionId,
        event_id: eventId,
        kind: event.kind,
        subject: event.subject,
        at: event.at,
        actor: storableText(event.actor),
        data: storableJson(event.data),
      })
      .execute();
  });
}
