/** Which requests a list or count means, as conditions on `request r`. The county first, always. */
import { type RawBuilder, sql } from 'kysely';
import type { RequestFilter } from '../../usecases/ports/requests.ts';
import { longTerms, queryOf, termsOf } from '../search-terms.ts';
import { storableText } from '../storable.ts';

type Condition = RawBuilder<unknown>;

/** Each part of a filter on its own. */
const conditions: {
  readonly [K in keyof RequestFilter]-?: (
    value: NonNullable<RequestFilter[K]>,
    regionId: string,
  ) => readonly Condition[];
} = {
  agencyIds: (ids) =>
    ids.length === 1
      ? [sql`r.agency_id = ${storableText(ids[0]!)}`]
      : [sql`r.agency_id in (${sql.join(ids.map(storableText))})`],
  accountId: (id) => [sql`r.account_id = ${storableText(id)}`],
  unassigned: () => [sql`r.account_id is null`],
  // The order key tells open from ended, so that `open` is a range of the index that a queue is read from.
  open: (open) => [
    open ? sql`r.open and r.act_key < date '9999-12-31'` : sql`not r.open and r.act_key = date '9999-12-31'`,
  ],
  state: (state) => [sql`r.state = ${storableText(state)}`],
  channel: (channel) => [sql`r.channel = ${storableText(channel)}`],
  applicantKind: (kind) => [sql`r.applicant_kind = ${storableText(kind)}`],
  answer: (answer) => [sql`r.answer = ${storableText(answer)}`],
  cell: ({ format, row }) => [
    sql`not r.open and coalesce(r.cells ->> ${storableText(format)}, '') = ${storableText(row)}`,
  ],
  receivedFrom: (day) => [sql`r.received_on >= ${day}`],
  receivedUntil: (day) => [sql`r.received_on <= ${day}`],
  endedFrom: (day) => [sql`r.ended_on >= ${day}`],
  endedUntil: (day) => [sql`r.ended_on <= ${day}`],
  openOn: (day) => [sql`r.received_on < ${day} and (r.ended_on is null or r.ended_on >= ${day})`],
  overdueOn: (day) => [sql`r.due < ${day} and r.act_key < ${day}`],
  dueFrom: (day) => [sql`r.due >= ${day} and r.act_key >= ${day}`],
  dueUntil: (day) => [sql`r.due <= ${day} and r.act_key <= ${day}`],
  words: (words, regionId) => {
    const terms = termsOf(words);
    if (terms.length === 0) return words.trim() === '' ? [] : [sql`false`];
    return [
      sql`r.words_tv @@ ${queryOf([regionId], terms)}::tsquery`,
      ...longTerms(terms).map((term) => sql`strpos(r.words, ${term}) > 0`),
    ];
  },
};

/** All conditions of a filter, joined. An empty list of agencies must be answered by the caller. */
export function requestConditions(regionId: string, filter: RequestFilter): Condition {
  const own = Object.entries(filter).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const condition = conditions[name as keyof RequestFilter] as (
      value: unknown,
      regionId: string,
    ) => readonly Condition[];
    return condition(value, regionId);
  });
  return sql.join([sql`r.region_id = ${storableText(regionId)}`, ...own], sql` and `);
}
