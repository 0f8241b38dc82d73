/**
 * A case page of the workbench beside list pages of the same server that only list: one of the workbench, where signing
 * in costs the same, and the portal's, freshly made.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enterDemo } from './enter-demo.ts';
import type { Figure, Measure } from './figure.ts';
import { root } from './reports.ts';
import { startServer } from './server.ts';
import { onServerAddress } from './server-database.ts';
import { median } from './stopwatch.ts';

const rounds = 200;
const warmUp = 20;
const notes = 8;

/** Registers a request at the counter and writes into its file, as the desk would. @returns its path */
async function registerCase(url: string, cookie: string): Promise<string> {
  const headers = { Cookie: cookie, Origin: url, 'Sec-Fetch-Site': 'same-origin' };
  const post = async (path: string, body: FormData | URLSearchParams) => {
    const answer = await fetch(url + path, { method: 'POST', redirect: 'manual', headers, body });
    if (answer.status >= 400) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
  };
  const form = await (await fetch(`${url}/workbench/requests/new`, { headers: { Cookie: cookie } })).text();
  const agencyId = /<select id="agencyId"[^>]*>.*?<option value="(\w+)"/s.exec(form)?.[1] ?? '';
  const today = /name="arrivedAtAgency"[^>]*value="([^"]+)"/.exec(form)?.[1] ?? '';
  const fields = new FormData();
  const typed = {
    agencyId,
    arrivedAtAgency: today,
    arrivedAtOffice: today,
    kind: /<select id="kind".*?<option value="([a-z][\w-]*)"/s.exec(form)?.[1] ?? '',
    name: '谷雨生',
    phone: '19900000099',
    email: 'guyusheng@qinghe.example',
    description: '请公开城北片区征地补偿安置方案及补偿标准测算依据。',
    duplicatesSeen: 'yes',
  };
  for (const [name, value] of Object.entries(typed)) fields.set(name, value);
  const done = await post('/workbench/requests/new?channel=counter', fields);
  const path = /\/workbench\/requests\/[\w-]+(?=\/receipt\.pdf)/.exec(done)?.[0];
  if (path === undefined) throw new Error('nothing was registered');
  for (let at = 1; at <= notes; at += 1)
    await post(`${path}/notes`, new URLSearchParams({ text: `第 ${at} 次电话联系` }));
  return path;
}

interface Times {
  /** The portal's list page, freshly made: nobody is signed in, and one question to the database. */
  readonly list: readonly number[];
  /** The workbench's list of agencies: signed in, with menu and counts, and no work of its own. */
  readonly plain: readonly number[];
  readonly page: readonly number[];
}

/** The same server, one page after the other, as a clerk opens them. */
async function timePages(url: string, path: string, cookie: string): Promise<Times> {
  const get = async (address: string, headers: Readonly<Record<string, string>>) => {
    const begun = performance.now();
    const answer = await fetch(url + address, { headers });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    return performance.now() - begun;
  };
  const times = { list: [] as number[], plain: [] as number[], page: [] as number[] };
  for (let round = -warmUp; round < rounds; round += 1) {
    const list = await get('/reports', { 'Cache-Control': 'no-cache' });
    const plain = await get('/workbench/agencies', { Cookie: cookie });
    const page = await get(path, { Cookie: cookie });
    if (round < 0) continue;
    times.list.push(list);
    times.plain.push(plain);
    times.page.push(page);
  }
  return times;
}

/** @param databaseUrl '' for the embedded database */
async function timesOn(databaseUrl: string): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
  const data = join(folder, 'data');
  try {
    const running = await startServer([join(root, 'scripts/gongkai.mjs'), 'serve'], {
      DATABASE_URL: databaseUrl,
      GONGKAI_DATA: data,
      GONGKAI_PORT: '0',
      GONGKAI_HOST: '127.0.0.1',
      GONGKAI_DEMO: 'true',
      LOG_LEVEL: 'error',
    });
    try {
      const cookie = await enterDemo(running.url, data, '政务公开股', databaseUrl);
      return await timePages(running.url, await registerCase(running.url, cookie), cookie);
    } finally {
      await running.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(engine: { readonly en: string; readonly zh: string }, times: Times): readonly Figure[] {
  const value = median(times.page);
  const beside = (what: string, yardstick: number): Figure => ({
    what: { en: `Case page of the workbench, ${engine.en}`, zh: `工作台案卷页（${engine.zh}）` },
    value,
    unit: 'ms',
    against: { what, value: yardstick },
    ratio: value / yardstick,
    bar: { operator: '<=', value: 2, of: 'ratio' },
    note: `${notes + 1} events; medians of ${rounds}, one after the other`,
  });
  return [
    beside('workbench, list of agencies', median(times.plain)),
    beside('portal, list page, freshly rendered', median(times.list)),
  ];
}

export const casePage: Measure = {
  name: 'case-page',
  alone: false,
  measure: async () => [
    ...figuresOf({ en: 'PostgreSQL', zh: 'PostgreSQL' }, await onServerAddress(timesOn)),
    ...figuresOf({ en: 'embedded database', zh: '内嵌数据库' }, await timesOn('')),
  ],
};
