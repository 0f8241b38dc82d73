import { type Kysely, type Selectable, sql } from 'kysely';
import type { Notice, NoticeChoice, NotificationStore } from '../usecases/ports/notifications.ts';
import { deliveryStore } from './delivery-store.ts';
import { storableText } from './storable.ts';
import type { NoticeTable } from './tables/notifications.ts';
import type { Tables } from './tables/tables.ts';

/** Until a person chooses: mail at once, no messages, at any hour. */
const houseChoice: NoticeChoice = {
  mail: 'at-once',
  gateway: 'never',
  quietFrom: null,
  quietUntil: null,
  digestAt: '08:30',
};

/** Notices, choices, digests, deliveries and gateways, on a database or a transaction. */
export function notificationStore(db: Kysely<Tables>): NotificationStore {
  return { ...noticesOn(db), ...choicesOn(db), ...digestsOn(db), ...deliveryStore(db), ...gatewaysOn(db) };
}

type Part<K extends keyof NotificationStore> = Pick<NotificationStore, K>;

function noticesOn(db: Kysely<Tables>): Part<'addNotice' | 'notices' | 'unread' | 'markRead'> {
  return {
    addNotice: async (notice) => {
      await db
        .insertInto('notice')
        .values({
          region_id: notice.regionId,
          notice_id: notice.noticeId,
          account_id: notice.accountId,
          kind: notice.kind,
          subject: storableText(notice.subject),
          title: storableText(notice.title),
          text: storableText(notice.text),
          link: storableText(notice.link),
          created_at: notice.createdAt,
          read_at: notice.readAt,
        })
        .execute();
    },
    notices: async (regionId, accountId, limit, before) => {
      let query = db
        .selectFrom('notice')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId);
      if (before !== undefined) {
        query = query.where(
          sql<boolean>`(created_at, notice_id) < (select n.created_at, n.notice_id from notice n where n.region_id = ${regionId} and n.notice_id = ${storableText(before)})`,
        );
      }
      return (
        await query.orderBy('created_at', 'desc').orderBy('notice_id', 'desc').limit(limit).execute()
      ).map(noticeOf);
    },
    unread: async (regionId, accountId) =>
      (
        await db
          .selectFrom('notice')
          .select(({ fn }) => fn.countAll<number>().as('unread'))
          .where('region_id', '=', regionId)
          .where('account_id', '=', accountId)
          .where('read_at', 'is', null)
          .executeTakeFirstOrThrow()
      ).unread,
    markRead: async (regionId, accountId, noticeId, at) => {
      let query = db
        .updateTable('notice')
        .set({ read_at: at })
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('read_at', 'is', null);
      if (noticeId !== 'all') query = query.where('notice_id', '=', storableText(noticeId));
      await query.execute();
    },
  };
}

function choicesOn(db: Kysely<Tables>): Part<'choice' | 'putChoice'> {
  return {
    choice: async (regionId, accountId) => {
      const row = await db
        .selectFrom('notice_choice')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      if (row === undefined) return houseChoice;
      const { mail, gateway, quiet_from: quietFrom, quiet_until: quietUntil, digest_at: digestAt } = row;
      return { mail, gateway, quietFrom, quietUntil, digestAt };
    },
    putChoice: async (regionId, accountId, choice) => {
      const values = {
        mail: choice.mail,
        gateway: choice.gateway,
        quiet_from: choice.quietFrom,
        quiet_until: choice.quietUntil,
        digest_at: choice.digestAt,
      };
      await db
        .insertInto('notice_choice')
        .values({ region_id: regionId, account_id: accountId, ...values })
        .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(values))
        .execute();
    },
  };
}

function digestsOn(db: Kysely<Tables>): Part<'addDigestEntry' | 'dueDigests' | 'takeDigest' | 'moveDigest'> {
  return {
    addDigestEntry: async ({ regionId, accountId, channel, noticeId, dueAt }) => {
      await db
        .insertInto('digest_entry')
        .values({
          region_id: regionId,
          account_id: accountId,
          channel,
          notice_id: noticeId,
          due_at: dueAt,
        })
        .execute();
    },
    dueDigests: (at, limit) =>
      db
        .selectFrom('digest_entry')
        .select(['region_id as regionId', 'account_id as accountId', 'channel'])
        .where('due_at', '<=', at)
        .groupBy(['region_id', 'account_id', 'channel'])
        .orderBy(({ fn }) => fn.min('due_at'))
        .limit(limit)
        .execute(),
    takeDigest: async ({ regionId, accountId, channel }) => {
      const taken = await db
        .deleteFrom('digest_entry')
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('channel', '=', channel)
        .returning('notice_id')
        .execute();
      if (taken.length === 0) return [];
      const ids = taken.map(({ notice_id }) => notice_id);
      const rows = await db
        .selectFrom('notice')
        .selectAll()
        .where('region_id', '=', regionId)
        .where('notice_id', 'in', ids)
        .where('read_at', 'is', null)
        .orderBy('created_at')
        .orderBy('notice_id')
        .execute();
      return rows.map(noticeOf);
    },
    moveDigest: async ({ regionId, accountId, channel }, dueAt) => {
      const ofKey = { region_id: regionId, account_id: accountId, channel };
      if (dueAt === null) {
        await db
          .deleteFrom('digest_entry')
          .where(({ and }) => and(ofKey))
          .execute();
        return;
      }
      await db
        .updateTable('digest_entry')
        .set({ due_at: dueAt })
        .where(({ and }) => and(ofKey))
        .execute();
    },
  };
}

function gatewaysOn(db: Kysely<Tables>): Part<'gateway' | 'putGateway' | 'isDemo'> {
  return {
    gateway: async (regionId) =>
      (await db
        .selectFrom('gateway')
        .select(['region_id as regionId', 'address', 'sealed_key as sealedKey', 'enabled'])
        .where('region_id', '=', regionId)
        .executeTakeFirst()) ?? null,
    putGateway: async ({ regionId, address, sealedKey, enabled }) => {
      const values = { address: storableText(address), sealed_key: sealedKey, enabled };
      await db
        .insertInto('gateway')
        .values({ region_id: regionId, ...values })
        .onConflict((conflict) => conflict.column('region_id').doUpdateSet(values))
        .execute();
    },
    isDemo: async (regionId) =>
      (await db
        .selectFrom('account')
        .select('account_id')
        .where('region_id', '=', regionId)
        .where('demo', '=', true)
        .limit(1)
        .executeTakeFirst()) !== undefined,
  };
}

function noticeOf(row: Selectable<NoticeTable>): Notice {
  return {
    regionId: row.region_id,
    noticeId: row.notice_id,
    accountId: row.account_id,
    kind: row.kind,
    subject: row.subject,
    title: row.title,
    text: row.text,
    link: row.link,
    createdAt: row.created_at,
    readAt: row.read_at,
  };
}
