import { type Kysely, type Selectable, sql } from 'kysely';
import type { Delivery, NotificationStore } from '../usecases/ports/notifications.ts';
import { storableJson, storableText } from './storable.ts';
import type { DeliveryTable } from './tables/notifications.ts';
import type { Tables } from './tables/tables.ts';

type DeliveryStore = Pick<
  NotificationStore,
  'putDelivery' | 'delivery' | 'deliveries' | 'deliveryCounts' | 'due' | 'claimDue' | 'settle'
>;

/** The outbox, on a database or a transaction. */
export function deliveryStore(db: Kysely<Tables>): DeliveryStore {
  return {
    putDelivery: async (delivery) => {
      const { region_id, delivery_id, ...rest } = deliveryRow(delivery);
      await db
        .insertInto('delivery')
        .values({ region_id, delivery_id, ...rest })
        .onConflict((conflict) => conflict.columns(['region_id', 'delivery_id']).doUpdateSet(rest))
        .execute();
    },
    delivery: async (regionId, deliveryId) => {
      const row = await db
        .selectFrom('delivery')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('delivery_id', '=', storableText(deliveryId))
        .executeTakeFirst();
      return row === undefined ? null : deliveryOf(row);
    },
    deliveries: async (regionId, { status, before, limit }) => {
      let query = db.selectFrom('delivery').selectAll().where('region_id', '=', regionId);
      if (status !== undefined) query = query.where('status', '=', status);
      if (before !== undefined) {
        query = query.where(
          sql<boolean>`(created_at, delivery_id) < (select d.created_at, d.delivery_id from delivery d where d.region_id = ${regionId} and d.delivery_id = ${storableText(before)})`,
        );
      }
      return (
        await query.orderBy('created_at', 'desc').orderBy('delivery_id', 'desc').limit(limit).execute()
      ).map(deliveryOf);
    },
    deliveryCounts: async (regionId) => {
      const rows = await db
        .selectFrom('delivery')
        .select(({ fn }) => ['status', fn.countAll<number>().as('number')])
        .where('region_id', '=', regionId)
        .groupBy('status')
        .execute();
      const of = (status: Delivery['status']) => rows.find((row) => row.status === status)?.number ?? 0;
      return { waiting: of('waiting'), sent: of('sent'), 'given-up': of('given-up') };
    },
    due: async (at, limit) =>
      (
        await db
          .selectFrom('delivery')
          .selectAll()
          .where('status', '=', 'waiting')
          .where('next_at', '<=', at)
          .orderBy('next_at')
          .limit(limit)
          .execute()
      ).map(deliveryOf),
    claimDue: async (at, until, limit) => {
      const { rows } = await sql<Selectable<DeliveryTable>>`
        update delivery d set attempts = d.attempts + 1, next_at = ${until}::timestamptz
        from (
          select region_id, delivery_id from delivery
          where status = 'waiting' and next_at <= ${at}::timestamptz
          order by next_at limit ${limit} for update skip locked
        ) chosen
        where d.region_id = chosen.region_id and d.delivery_id = chosen.delivery_id
        returning d.*`.execute(db);
      return rows.map(deliveryOf);
    },
    settle: async (delivery, claimedUntil) => {
      const { region_id, delivery_id, ...rest } = deliveryRow(delivery);
      const settled = await db
        .updateTable('delivery')
        .set(rest)
        .where('region_id', '=', region_id)
        .where('delivery_id', '=', delivery_id)
        .where('status', '=', 'waiting')
        .where('next_at', '=', claimedUntil)
        .executeTakeFirst();
      return settled.numUpdatedRows === 1n;
    },
  };
}

function deliveryRow(delivery: Delivery) {
  return {
    region_id: delivery.regionId,
    delivery_id: delivery.deliveryId,
    account_id: delivery.accountId,
    channel: delivery.channel,
    notice_ids: storableJson(delivery.noticeIds),
    kind: delivery.kind,
    title: storableText(delivery.title),
    sealed_text: delivery.sealedText,
    status: delivery.status,
    attempts: delivery.attempts,
    next_at: delivery.nextAt,
    trouble: storableText(delivery.trouble),
    created_at: delivery.createdAt,
    sent_at: delivery.sentAt,
  };
}

function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  return {
    regionId: row.region_id,
    deliveryId: row.delivery_id,
    accountId: row.account_id,
    channel: row.channel,
    noticeIds: row.notice_ids,
    kind: row.kind,
    title: row.title,
    sealedText: row.sealed_text,
    status: row.status,
    attempts: row.attempts,
    nextAt: row.next_at,
    trouble: row.trouble,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}
