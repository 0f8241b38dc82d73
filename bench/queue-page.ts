/**
 * The queue page as staff open it, through the server, over a register of a thousand and of a million requests on
 * PostgreSQL: two servers on core 0, asked in turn.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/storage/open-database.ts';
import { enterDemo } from './enter-demo.ts';
import type { Figure, Measure } from './figure.ts';
import { fillRequests } from './generated-requests.ts';
import { root } from './reports.ts';
import { type Running, startServer } from './server.ts';
import { onServerAddress } from './server-database.ts';
import { median } from './stopwatch.ts';

const few = { requests: 1_000, years: 2 };
const many = { requests: 1_000_000, years: 18 };
const rounds = 60;

/** The queue of the county's desk, and the register from the newest on. */
const views = ['', '?view=over', '?view=ended', '?view=all'];

/** A server over a register of this size, entered as the county's desk. */
async function withRegister<T>(
  { requests, years }: typeof few,
  work: (get: (path: string) => Promise<string>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  try {
    return await onServerAddress(async (databaseUrl) => {
      const environment = { DATABASE_URL: databaseUrl, GONGKAI_DATA: join(folder, 'data') };
      const start = (): Promise<Running> =>
        startServer([join(root, 'scripts/gongkai.mjs'), 'serve'], {
          ...environment,
          GONGKAI_PORT: '0',
          GONGKAI_HOST: '127.0.0.1',
          GONGKAI_DEMO: 'true',
          LOG_LEVEL: 'error',
        });
      await (await start()).stop();
      const opened = await openDatabase({ databaseUrl, dataFolder: environment.GONGKAI_DATA });
      if (!opened.ok) throw new Error(opened.problem.message);
      await fillRequests(opened.database, requests, years);
      await opened.database.close();
      const running = await start();
      try {
        const cookie = await enterDemo(running.url, environment.GONGKAI_DATA, '政务公开股', databaseUrl);
        return await work(async (path) => {
          const answer = await fetch(running.url + path, { headers: { Cookie: cookie } });
          const page = await answer.text();
          if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
          return page;
        });
      } finally {
        await running.stop();
      }
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const rowsOf = (page: string): number => new Set(page.match(/\/workbench\/requests\/[a-z0-9]{16}/g)).size;

/** Pages of each view, and the one behind the first page of the register. */
async function pathsOf(get: (path: string) => Promise<string>): Promise<readonly string[]> {
  const register = await get('/workbench/requests?view=all');
  const next = /href="(\/workbench\/requests\?[^"]*after=[^"]*)"/.exec(register)?.[1];
  if (next === undefined || rowsOf(register) < 50) throw new Error('the register has one page only');
  return [...views.map((view) => `/workbench/requests${view}`), next.replaceAll('&amp;', '&')];
}

export const queuePage: Measure = {
  name: 'queue-page',
  alone: false,
  measure: () =>
    withRegister(few, (small) =>
      withRegister(many, async (large): Promise<readonly Figure[]> => {
        const sides = await Promise.all(
          [small, large].map(async (get) => {
            const paths = await pathsOf(get);
            return { get, paths, times: paths.map((): number[] => []) };
          }),
        );
        for (let round = -10; round < rounds; round += 1)
          for (const { get, paths, times } of sides)
            for (const [at, path] of paths.entries()) {
              const begun = performance.now();
              await get(path);
              if (round >= 0) times[at]!.push(performance.now() - begun);
            }
        const [of1000, ofMillion] = sides.map(
          ({ times }) => times.reduce((sum, each) => sum + median(each), 0) / times.length,
        );
        return [
          {
            what: {
              en: 'Queue page through the server, 1,000,000 requests, PostgreSQL',
              zh: '一百万件申请中打开待办列表页（PostgreSQL）',
            },
            value: ofMillion!,
            unit: 'ms',
            against: { what: 'of 1,000', value: of1000! },
            ratio: ofMillion! / of1000!,
            bar: { operator: '<=', value: 1.5, of: 'ratio' },
            note: `mean of ${views.length + 1} pages with the counts of all views, each the median of ${rounds}, one after the other`,
          },
        ];
      }),
    ),
};
