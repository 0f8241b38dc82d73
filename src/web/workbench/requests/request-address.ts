/** The address of a list of requests: read into a query, and written from one. */
import type { RequestPlace } from '../../../usecases/ports/requests.ts';
import {
  emptyQuery,
  type RequestQuery,
  type RequestView,
  requestViews,
} from '../../../usecases/requests/request-query.ts';
import { section } from './section.ts';

/** Parameter of each part of a query. Other pages link here with them: they are public. */
const names = {
  words: 'q',
  agencyId: 'agency',
  state: 'state',
  person: 'person',
  channel: 'channel',
  applicant: 'applicant',
  receivedFrom: 'from',
  receivedUntil: 'until',
  endedFrom: 'ended-from',
  endedUntil: 'ended-until',
  openOn: 'open-on',
  cell: 'cell',
} as const satisfies Readonly<Record<Exclude<keyof RequestQuery, 'view'>, string>>;

const longest = 80;

/** @param query of the address */
export function readQuery(query: (name: string) => string): RequestQuery {
  const given = query('view');
  const texts = Object.fromEntries(
    Object.entries(names).map(([key, name]) => [key, query(name).trim().slice(0, longest)]),
  ) as unknown as Omit<RequestQuery, 'view'>;
  // A figure of a report is opened as it is counted: all cases, not only those still open.
  const looksBack = texts.cell !== '' || texts.openOn !== '' || texts.endedFrom !== '';
  const view = (requestViews as readonly string[]).includes(given)
    ? (given as RequestView)
    : looksBack
      ? 'all'
      : 'open';
  return { ...emptyQuery, ...texts, view };
}

/** The parameters of a query, without those that ask for nothing. */
export function queryText(query: RequestQuery, after: RequestPlace | null = null): string {
  const params = new URLSearchParams();
  if (query.view !== 'open') params.set('view', query.view);
  for (const [key, name] of Object.entries(names)) {
    const value = query[key as keyof typeof names];
    if (value !== '') params.set(name, value);
  }
  if (after !== null) params.set('after', `${after.key}~${after.requestId}`);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Address of the list, or of an export of it. */
export const listHref = (query: RequestQuery, after: RequestPlace | null = null, below = ''): string =>
  `${section}${below}${queryText(query, after)}`;

/** The place after which a page begins; null for the first. */
export function readPlace(text: string): RequestPlace | null {
  const match = /^(\d{4}-\d{2}-\d{2})~([\w-]{1,60})$/.exec(text);
  return match === null ? null : { key: match[1]!, requestId: match[2]! };
}
