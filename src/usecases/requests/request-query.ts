/** What a list of requests is asked for, as its address says it, and the store's filter that it means. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { isDay } from '../../domain/days/county-day.ts';
import type { RequestFilter, RequestOrder } from '../ports/requests.ts';
import { soonWorkdays } from './urgency.ts';

/** Ready-made views, each with a count. */
export const requestViews = ['open', 'over', 'soon', 'unassigned', 'mine', 'ended', 'all'] as const;
export type RequestView = (typeof requestViews)[number];

/** Texts of the address; '' for what is not asked. */
export interface RequestQuery {
  readonly view: RequestView;
  readonly words: string;
  readonly agencyId: string;
  readonly state: string;
  /** Account id; `me`. */
  readonly person: string;
  readonly channel: string;
  readonly applicant: string;
  readonly receivedFrom: string;
  readonly receivedUntil: string;
  readonly endedFrom: string;
  readonly endedUntil: string;
  /** Received before this day and not ended before it (结转). */
  readonly openOn: string;
  /** Cell of a report: `G3:granted`. */
  readonly cell: string;
}

export const emptyQuery: RequestQuery = {
  view: 'open',
  words: '',
  agencyId: '',
  state: '',
  person: '',
  channel: '',
  applicant: '',
  receivedFrom: '',
  receivedUntil: '',
  endedFrom: '',
  endedUntil: '',
  openOn: '',
  cell: '',
};

/** Open cases by urgency; everything that looks back newest first. */
export function orderOf({ view }: Pick<RequestQuery, 'view'>): RequestOrder {
  return view === 'ended' || view === 'all' ? 'newest' : 'act-by';
}

/**
 * The filter of a query.
 * @param accountId of whoever asks, for `me` and `mine`
 * @param agencyIds that the list is kept to; null: the whole county
 */
export function filterOf(
  query: RequestQuery,
  accountId: string,
  agencyIds: readonly string[] | null,
  calendar: Calendar,
  today: string,
): RequestFilter {
  const person = query.person === 'me' || query.view === 'mine' ? accountId : query.person;
  const cell = /^([\w-]{1,20}):([\w.-]{1,60})$/.exec(query.cell);
  const day = (key: keyof RequestFilter, text: string) => (isDay(text) ? { [key]: text } : {});
  return {
    ...(agencyIds === null ? {} : { agencyIds }),
    ...viewFilter(query.view, calendar, today),
    ...(person === '' ? {} : { accountId: person }),
    ...(query.state === '' ? {} : { state: query.state }),
    ...(query.channel === '' ? {} : { channel: query.channel }),
    ...(query.applicant === '' ? {} : { applicantKind: query.applicant }),
    ...(query.words === '' ? {} : { words: query.words }),
    ...(cell === null ? {} : { cell: { format: cell[1]!, row: cell[2]! } }),
    ...day('receivedFrom', query.receivedFrom),
    ...day('receivedUntil', query.receivedUntil),
    ...day('endedFrom', query.endedFrom),
    ...day('endedUntil', query.endedUntil),
    ...day('openOn', query.openOn),
  };
}

function viewFilter(view: RequestView, calendar: Calendar, today: string): RequestFilter {
  switch (view) {
    case 'open':
    case 'mine':
      return { open: true };
    case 'over':
      return { open: true, overdueOn: today };
    case 'soon':
      return { open: true, dueFrom: today, dueUntil: calendar.addWorkdays(today, soonWorkdays).day };
    case 'unassigned':
      return { open: true, unassigned: true };
    case 'ended':
      return { open: false };
    case 'all':
      return {};
  }
}
