/**
 * Pages a second, beside a bare node:http server that answers with the same bytes prebuilt: server on core 0, client
 * on core 1, taking turns in one run. A fresh page is asked for with `Cache-Control: no-cache`, which passes by the
 * page cache; without it anonymous visitors get the kept page.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bar, Figure, Measure } from './figure.ts';
import type { Load } from './load-client.ts';
import { putLoad } from './put-load.ts';
import { root } from './reports.ts';
import { type Running, startPortal, startServer } from './server.ts';
import { median } from './stopwatch.ts';

const rounds = 3;
const seconds = 3;
const fresh = 'Cache-Control: no-cache';

interface Page {
  readonly path: string;
  readonly name: { readonly en: string; readonly zh: string };
}

/** The archive and the first report that it links to. */
async function pagesOf(portal: Running): Promise<readonly Page[]> {
  const list = await (await fetch(`${portal.url}/reports`)).text();
  const report = /href="(\/reports\/[^"?#/]+(?:\/[^"?#/]+)?)"/.exec(list)?.[1];
  if (report === undefined) throw new Error('the list links to no report');
  return [
    { path: '/reports', name: { en: 'list page', zh: '列表页' } },
    { path: report, name: { en: 'report page', zh: '年报页' } },
  ];
}

/** A bare server for the page's bytes and headers. */
async function startBare(portal: Running, page: Page, folder: string): Promise<Running> {
  const answer = await fetch(portal.url + page.path, { headers: { 'Accept-Encoding': 'identity' } });
  if (answer.status !== 200) throw new Error(`${page.path}: ${answer.status}`);
  const body = Buffer.from(await answer.arrayBuffer());
  const kept = [...answer.headers].filter(
    ([name]) => !/^(?:date|connection|keep-alive|transfer-encoding)$/.test(name),
  );
  const headers = { ...Object.fromEntries(kept), 'content-length': String(body.byteLength) };
  const file = join(folder, `page${page.path.replaceAll('/', '-')}`);
  writeFileSync(file, body);
  writeFileSync(`${file}.json`, JSON.stringify(headers));
  return startServer([join(root, 'bench/bare-server.ts'), file, `${file}.json`]);
}

function figure(what: Figure['what'], ours: readonly Load[], bare: readonly Load[], least: number): Figure {
  const mid = (loads: readonly Load[], of: 'perSecond' | 'p50' | 'p99') =>
    median(loads.map((load) => load[of]));
  const perSecond = mid(ours, 'perSecond');
  const yardstick = mid(bare, 'perSecond');
  const bar: Bar = { operator: '>=', value: least, of: 'ratio' };
  const errors = ours.reduce((sum, load) => sum + load.errors, 0);
  return {
    what,
    value: perSecond,
    unit: 'requests/s',
    against: { what: 'bare node:http', value: yardstick },
    ratio: perSecond / yardstick,
    bar,
    note: `p50 ${mid(ours, 'p50').toFixed(2)} ms, p99 ${mid(ours, 'p99').toFixed(2)} ms, errors ${errors}, ${ours[0]?.client}`,
  };
}

async function measurePage(portal: Running, page: Page, folder: string): Promise<Figure[]> {
  const bare = await startBare(portal, page, folder);
  const address = portal.url + page.path;
  const loads = { bare: [] as Load[], fresh: [] as Load[], cached: [] as Load[] };
  try {
    for (const header of [fresh, '']) await putLoad(address, 2, header);
    await putLoad(bare.url + page.path, 1);
    for (let round = 0; round < rounds; round++) {
      loads.bare.push(await putLoad(bare.url + page.path, seconds));
      loads.fresh.push(await putLoad(address, seconds, fresh));
      loads.cached.push(await putLoad(address, seconds));
    }
  } finally {
    await bare.stop();
  }
  const { en, zh } = page.name;
  return [
    figure(
      { en: `Portal, ${en}, freshly rendered`, zh: `门户${zh}，现场生成` },
      loads.fresh,
      loads.bare,
      0.1,
    ),
    figure(
      { en: `Portal, ${en}, from the page cache`, zh: `门户${zh}，页面缓存` },
      loads.cached,
      loads.bare,
      0.6,
    ),
  ];
}

export const portal: Measure = {
  name: 'portal',
  alone: false,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    const running = await startPortal(join(folder, 'data'));
    try {
      const figures: Figure[] = [];
      for (const page of await pagesOf(running)) figures.push(...(await measurePage(running, page, folder)));
      return figures;
    } finally {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
