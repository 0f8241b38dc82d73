/** Requests on PostgreSQL: counting a year of them into the report's table, and a page of the queue however many there are. */
import { sql } from 'kysely';
import type { Database } from '../src/storage/open-database.ts';
import { requestStore } from '../src/storage/request-store.ts';
import type { RequestFilter, RequestOrder, RequestPlace } from '../src/usecases/ports/requests.ts';
import type { Figure, Measure } from './figure.ts';
import { fillRequests, region } from './generated-requests.ts';
import { onServer } from './server-database.ts';
import { median } from './stopwatch.ts';

const countedYear = 2026;
const inYear = 100_000;
const counts = 15;
const few = 1_000;
const many = 1_000_000;
const pageRows = 50;
const pages = 60;

/** Medians in milliseconds of works that take turns. */
async function medians(works: readonly (() => Promise<unknown>)[], runs: number): Promise<readonly number[]> {
  for (const work of works) await work();
  const times: number[][] = works.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [at, work] of works.entries()) {
      const begun = performance.now();
      await work();
      times[at]!.push(performance.now() - begun);
    }
  }
  return times.map(median);
}

async function timeCount(database: Database): Promise<{ readonly table: number; readonly bare: number }> {
  // All of them within one year: none is there that need not be counted.
  await fillRequests(database, inYear, 0.85);
  const store = requestStore(database.kysely);
  const bare = () =>
    sql`select answer, applicant_kind, count(*) from request
      where region_id = ${region} and received_on between ${`${countedYear}-01-01`} and ${`${countedYear}-12-31`}
      group by answer, applicant_kind`.execute(database.kysely);
  const cells = await store.countYear(region, null, countedYear, 'G3');
  const received = cells.filter(({ row }) => row === 'received' || row === 'carried-in');
  if (received.reduce((sum, { requests }) => sum + requests, 0) !== inYear)
    throw new Error('not all counted');
  const [table, plain] = await medians(
    [() => store.countYear(region, null, countedYear, 'G3'), bare],
    counts,
  );
  return { table: table!, bare: plain! };
}

/** The pages that staff open: what is due, of an agency, of a person, and the register from the newest on, deep into it. */
const queues: readonly (readonly [RequestFilter, RequestOrder, RequestPlace | null])[] = [
  [{ open: true }, 'act-by', null],
  [{ agencyIds: ['a3'], open: true }, 'act-by', null],
  [{ accountId: 'p5', open: true }, 'act-by', null],
  [{}, 'newest', null],
  [{ agencyIds: ['a3'] }, 'newest', null],
];

/** Milliseconds of a page: the mean of the medians of all queues, first page and a page in the middle of the register. */
async function timeQueue(database: Database, requests: number, years: number): Promise<number> {
  await fillRequests(database, requests, years);
  const store = requestStore(database.kysely);
  const { rows } = await sql<RequestPlace>`select received_on as key, request_id as "requestId" from request
    where region_id = ${region} order by received_on desc, request_id desc limit 1 offset ${requests / 2}`.execute(
    database.kysely,
  );
  const works = [...queues, [{}, 'newest', rows[0]!] as const].map(
    ([filter, order, after]) =>
      () =>
        store.list(region, filter, order, after, pageRows),
  );
  const times = await medians(works, pages);
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

export const requestsTables: Measure = {
  name: 'requests-tables',
  alone: false,
  async measure(): Promise<readonly Figure[]> {
    const { table, bare } = await onServer(timeCount);
    const small = await onServer((database) => timeQueue(database, few, 2));
    const large = await onServer((database) => timeQueue(database, many, 18));
    return [
      {
        what: {
          en: 'A year of 100,000 requests counted into the table, PostgreSQL',
          zh: '一年十万件申请计入报表（PostgreSQL）',
        },
        value: table,
        unit: 'ms',
        against: { what: 'bare GROUP BY', value: bare },
        ratio: table / bare,
        bar: { operator: '<=', value: 2, of: 'ratio' },
        note: `medians of ${counts}`,
      },
      {
        what: {
          en: 'Queue page of 1,000,000 requests, PostgreSQL',
          zh: '一百万件申请中的待办列表一页（PostgreSQL）',
        },
        value: large,
        unit: 'ms',
        against: { what: 'of 1,000', value: small },
        ratio: large / small,
        bar: { operator: '<=', value: 1.5, of: 'ratio' },
        note: `mean of ${queues.length + 1} queues, each the median of ${pages}, ${pageRows} rows a page`,
      },
    ];
  },
};
