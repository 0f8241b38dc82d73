import type { Kysely } from 'kysely';
import type { CalendarNoticeStore } from '../usecases/ports/calendar-notices.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

/** Notices on days off that counties entered, on a database or a transaction. */
export function calendarNoticeStore(db: Kysely<Tables>): CalendarNoticeStore {
  return {
    list: (regionId) =>
      db
        .selectFrom('calendar_notice')
        .select([
          'region_id as regionId',
          'notice_id as noticeId',
          'year',
          'source',
          'issued',
          'scope',
          'days_off as off',
          'days_of_work as work',
          'entered_at as enteredAt',
          'entered_by as enteredBy',
        ])
        .where('region_id', '=', storableText(regionId))
        .orderBy('issued')
        .orderBy('entered_at')
        .orderBy('notice_id')
        .execute(),
    add: async (notice) => {
      await db
        .insertInto('calendar_notice')
        .values({
          region_id: notice.regionId,
          notice_id: notice.noticeId,
          year: notice.year,
          source: storableText(notice.source),
          issued: notice.issued,
          scope: notice.scope,
          days_off: storableJson(notice.off),
          days_of_work: storableJson(notice.work),
          entered_at: notice.enteredAt,
          entered_by: storableText(notice.enteredBy),
        })
        .execute();
    },
  };
}
