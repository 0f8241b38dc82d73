/** Why queue pages stay flat: each is read from one range of an index, and nothing is sorted. Checked in the server's own plans. */
import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/storage/open-database.ts';
import { requestStore } from '../src/storage/request-store.ts';
import type { RequestFilter, RequestOrder } from '../src/usecases/ports/requests.ts';
import { onPostgresql } from '../tests/support/databases.ts';
import { fillRequests, region } from './generated-requests.ts';

onPostgresql((open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await fillRequests(database, 30_000, 12);
  });

  /** The plan of the one statement that the work runs. */
  async function planOf(work: (store: ReturnType<typeof requestStore>) => Promise<unknown>): Promise<string> {
    const nodes: RootOperationNode[] = [];
    const listening: KyselyPlugin = {
      transformQuery: ({ node }) => {
        nodes.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    await work(requestStore(database.kysely.withPlugin(listening)));
    expect(nodes).toHaveLength(1);
    const compiled = database.kysely.getExecutor().compileQuery(nodes[0]!, { queryId: 'plan' });
    const explained = { ...compiled, sql: `explain (costs off) ${compiled.sql}` } as CompiledQuery<
      Record<string, string>
    >;
    const { rows } = await database.kysely.executeQuery(explained);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }

  it.each<readonly [string, RequestFilter, RequestOrder, string, string]>([
    ['request_queue', { open: true }, 'act-by', '2026-12-01', 'r5'],
    ['request_queue_agency', { agencyIds: ['a3'], open: true }, 'act-by', '2026-12-01', 'r5'],
    ['request_queue_account', { accountId: 'p5', open: true }, 'act-by', '2026-12-01', 'r5'],
    ['request_queue_state', { state: 'handling' }, 'act-by', '2026-12-01', 'r5'],
    ['request_newest', {}, 'newest', '2020-05-05', 'r5'],
    ['request_newest_agency', { agencyIds: ['a3'] }, 'newest', '2020-05-05', 'r5'],
    ['request_newest_answer', { answer: 'answer-5' }, 'newest', '2020-05-05', 'r5'],
    ['request_queue', { overdueOn: '2026-11-25' }, 'act-by', '2026-11-21', 'r5'],
  ])('%s', async (index, filter, order, key, requestId) => {
    for (const after of [null, { key, requestId }]) {
      const plan = await planOf((store) => store.list(region, filter, order, after, 50));
      expect(plan).toMatch(new RegExp(`Index (Only )?Scan using ${index} `));
      expect(plan).not.toMatch(/Seq Scan|Sort Key|Bitmap/);
    }
  });

  it('puts the queues of several agencies together from one range each', async () => {
    const agencyIds = ['a3', 'a4', 'a5'];
    const plan = await planOf((store) => store.list(region, { agencyIds, open: true }, 'act-by', null, 50));
    expect(plan.match(/Index Scan using request_queue_agency/g)).toHaveLength(3);
    expect(plan).not.toContain('Seq Scan');
  });
});
