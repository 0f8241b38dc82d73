/** Notices on days off that a county entered itself, besides those of rules/calendars. */
import type { CalendarNotice } from '../../domain/calendar/calendar.ts';

export interface EnteredNotice extends CalendarNotice {
  readonly regionId: string;
  readonly noticeId: string;
  readonly enteredAt: string;
  readonly enteredBy: string;
}

export interface CalendarNoticeStore {
  list(regionId: string): Promise<readonly EnteredNotice[]>;
  add(notice: EnteredNotice): Promise<void>;
}
