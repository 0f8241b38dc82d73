import type { CalendarNotice } from '../../domain/calendar/calendar.ts';
import type { JsonColumn } from './json-column.ts';

/** Notices on days off that a county entered itself. */
export interface CalendarNoticeTable {
  region_id: string;
  notice_id: string;
  year: number;
  source: string;
  issued: string;
  scope: CalendarNotice['scope'];
  days_off: JsonColumn<CalendarNotice['off']>;
  days_of_work: JsonColumn<CalendarNotice['work']>;
  entered_at: string;
  entered_by: string;
}
