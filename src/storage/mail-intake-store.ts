import { type Kysely, type Selectable, sql } from 'kysely';
import { mailboxPlace, takenMailPlace } from '../domain/personal-data/sealed-place.ts';
import type { MailboxSettings, MailIntakeStore, TakenMail } from '../usecases/ports/mail-intake.ts';
import type { Sealer } from '../usecases/ports/secrets.ts';
import { storableJson, storableText } from './storable.ts';
import type { TakenMailTable } from './tables/mail-intake.ts';
import type { Tables } from './tables/tables.ts';

/** What names persons in a mail that was taken. */
type Head = Pick<TakenMail, 'from' | 'subject'>;

/** Mailboxes and the mails taken from them, on a database or a transaction. */
export function mailIntakeStore(db: Kysely<Tables>, sealer: Sealer): MailIntakeStore {
  const mails = (regionId: string) =>
    db.selectFrom('taken_mail').where('region_id', '=', storableText(regionId));
  const headOf = ({ region_id, mail_id, sealed_head }: Selectable<TakenMailTable>): Head =>
    sealed_head === null
      ? { from: '', subject: '' }
      : (JSON.parse(sealer.open(sealed_head, takenMailPlace(region_id, mail_id))) as Head);
  const mailOf = (row: Selectable<TakenMailTable>): TakenMail => ({
    regionId: row.region_id,
    mailId: row.mail_id,
    messageDigest: row.message_digest,
    receivedAt: row.received_at,
    takenAt: row.taken_at,
    ...headOf(row),
    number: row.number,
    fileIds: row.file_ids,
    state: row.state,
    requestId: row.request_id,
    reason: row.reason,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
  });
  return {
    mailbox: async (regionId) => {
      const row = await db
        .selectFrom('mailbox')
        .selectAll()
        .where('region_id', '=', storableText(regionId))
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        regionId: row.region_id,
        settings: JSON.parse(
          sealer.open(row.sealed_settings, mailboxPlace(row.region_id)),
        ) as MailboxSettings,
        enabled: row.enabled,
        setAt: row.set_at,
        setBy: row.set_by,
        triedAt: row.tried_at,
        trouble: row.trouble,
      };
    },
    enabled: async () =>
      (
        await db
          .selectFrom('mailbox')
          .select('region_id')
          .where('enabled', '=', true)
          .orderBy('region_id')
          .execute()
      ).map((row) => row.region_id),
    setMailbox: async (mailbox) => {
      const row = {
        sealed_settings: sealer.seal(storableJson(mailbox.settings), mailboxPlace(mailbox.regionId)),
        enabled: mailbox.enabled,
        set_at: mailbox.setAt,
        set_by: mailbox.setBy,
        tried_at: mailbox.triedAt,
        trouble: storableText(mailbox.trouble),
      };
      await db
        .insertInto('mailbox')
        .values({ region_id: mailbox.regionId, ...row })
        .onConflict((conflict) => conflict.column('region_id').doUpdateSet(row))
        .execute();
    },
    tried: async (regionId, at, trouble) => {
      await db
        .updateTable('mailbox')
        .set({ tried_at: at, trouble: storableText(trouble) })
        .where('region_id', '=', regionId)
        .execute();
    },
    take: async (mail) => {
      const head: Head = { from: mail.from, subject: mail.subject };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('taken_mail')
        .values({
          region_id: mail.regionId,
          mail_id: mail.mailId,
          number: storableText(mail.number),
          message_digest: mail.messageDigest,
          received_at: mail.receivedAt,
          taken_at: mail.takenAt,
          sealed_head: sealer.seal(storableJson(head), takenMailPlace(mail.regionId, mail.mailId)),
          file_ids: storableJson(mail.fileIds),
          state: mail.state,
          request_id: mail.requestId,
          reason: storableText(mail.reason),
          settled_at: mail.settledAt,
          settled_by: mail.settledBy,
        })
        .onConflict((conflict) => conflict.columns(['region_id', 'message_digest']).doNothing())
        .executeTakeFirstOrThrow();
      return numInsertedOrUpdatedRows === 1n;
    },
    taken: async (regionId, messageDigest) =>
      (await mails(regionId)
        .select('mail_id')
        .where('message_digest', '=', messageDigest)
        .executeTakeFirst()) !== undefined,
    mail: async (regionId, mailId) => {
      const row = await mails(regionId)
        .selectAll()
        .where('mail_id', '=', storableText(mailId))
        .executeTakeFirst();
      return row === undefined ? null : mailOf(row);
    },
    list: async (regionId, state, after, limit) => {
      let query = mails(regionId).selectAll();
      if (state !== null) query = query.where('state', '=', state);
      if (after !== null) {
        query = query.where(
          sql<boolean>`(received_at, mail_id) < (${after.receivedAt}::timestamptz, ${storableText(after.mailId)})`,
        );
      }
      return (
        await query.orderBy('received_at', 'desc').orderBy('mail_id', 'desc').limit(limit).execute()
      ).map(mailOf);
    },
    count: async (regionId, state, most) => {
      const row = await db
        .selectFrom(mails(regionId).select('mail_id').where('state', '=', state).limit(most).as('counted'))
        .select(({ fn }) => fn.countAll<number>().as('mails'))
        .executeTakeFirstOrThrow();
      return row.mails;
    },
    settle: async (regionId, mailId, { state, requestId, reason, at, by }) => {
      const { numUpdatedRows } = await db
        .updateTable('taken_mail')
        .set({ state, request_id: requestId, reason: storableText(reason), settled_at: at, settled_by: by })
        .where('region_id', '=', regionId)
        .where('mail_id', '=', storableText(mailId))
        .where('state', '=', 'new')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    forget: async (regionId, mailIds) => {
      if (mailIds.length === 0) return;
      await db
        .updateTable('taken_mail')
        .set({ sealed_head: null })
        .where('region_id', '=', regionId)
        .where('mail_id', 'in', mailIds.map(storableText))
        .where('state', '<>', 'new')
        .execute();
    },
  };
}
