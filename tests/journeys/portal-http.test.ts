import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../src/usecases/ports.ts';
import { operations } from '../../src/web/api/operations.ts';
import { addAgencies, anAgency } from '../support/people.ts';
import { anEvent } from '../support/report-records.ts';
import { type Portal, pages, sampleFile, samplePath, startPortal } from './portal.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ auditPerMinute: 6 });
  // The interface is asked for this region's directory as well; two of them make a list.
  await addAgencies(
    portal.staff,
    anAgency('1001', { regionId: '321183' }),
    anAgency('1001', { regionId: '520424' }),
  );
});
afterAll(() => portal.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(portal.url + path, { headers: { 'accept-encoding': 'identity', ...headers }, redirect: 'manual' });

/** Sends a form as a browser on this site would. */
const post = (path: string, body: FormData | URLSearchParams, origin = portal.url) =>
  fetch(portal.url + path, { method: 'POST', body, headers: { origin }, redirect: 'manual' });

const fileForm = (...files: (readonly [name: string, bytes: string | Buffer, field?: string])[]) => {
  const form = new FormData();
  for (const [name, bytes, field] of files)
    form.append(field ?? 'file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  return form;
};

describe('pages', () => {
  it.each(pages)('%s is whole, safe and in Chinese', async (path) => {
    const answer = await get(path);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).not.toMatch(/ style=|<style| on[a-z]+=|undefined|NaN|\[object/);
    expect(html).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\/(?!www\.guanling)/);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('draw the official layout: heads with spans, every cell once', async () => {
    const html = await (await get(samplePath)).text();
    expect(html).toMatch(/colspan="7"[^>]*>申请人情况|申请人情况/);
    expect(html).toMatch(/rowspan="8"[^>]*>（三）不予公开/);
    expect(html).toContain('>（本列数据的勾稽关系为');
    const links = [...html.matchAll(/href="2019\/cells\/([^"]+)"/g)].map((match) => match[1]);
    expect(links).toHaveLength(198);
    expect(new Set(links).size).toBe(198);
  });

  it('lead from a finding to the words that prove it, and back', async () => {
    const report = await (await get(samplePath)).text();
    const line = /href="[^"]*\/text#(L\d+)"/.exec(report)?.[1];
    const text = await (await get(`${samplePath}/text`)).text();
    expect(text).toContain(`id="${line}"`);
    expect(text).toMatch(/<mark>[^<]+<a class="to-finding" href="\/reports\/321183\/2019#f\d+"/);
  });

  it('never leak on a fault, and say what is not there', async () => {
    const missing = await get('/reports/000000/1999');
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('没有找到这个页面');
    expect((await get('/api/v1/reports/000000/1999')).status).toBe(404);
    expect((await get(`/reports/${encodeURIComponent('<script>')}/x`)).status).toBe(404);
    const list = portal.store.list;
    Object.assign(portal.store, { list: () => Promise.reject(new Error('secret password')) });
    await portal.store.record(await sample({ year: 2001, reportId: '2001' }), anEvent(await sample({})));
    const broken = await get('/?x=1');
    Object.assign(portal.store, { list });
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain('secret');
    expect(portal.faults).toHaveLength(1);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('escape whatever a report says', async () => {
    const evil = '<script>alert(1)</script>"\'&';
    const record = await sample({ reportId: 'evil', title: evil, source: evil, lines: [evil] });
    await portal.store.record(record, anEvent(record));
    for (const path of ['/reports', '/reports/321183/evil', '/reports/321183/evil/text', '/feed.atom']) {
      expect(await (await get(path)).text()).not.toContain('<script>alert');
    }
  });
});

async function sample(more: Partial<ReportRecord>): Promise<ReportRecord> {
  const record = await portal.store.get('321183', '2019');
  return { ...(record as ReportRecord), ...more };
}

describe('page cache', () => {
  it('answers the second visitor from memory, compressed, and 304 to who knows the page', async () => {
    await get('/about?cache');
    const hit = await get('/about?cache');
    expect(hit.headers.get('x-cache')).toBe('hit');
    const plain = await hit.text();
    const etag = hit.headers.get('etag') as string;
    expect((await raw('/about?cache', { 'if-none-match': etag })).status).toBe(304);
    const packed = await raw('/about?cache', { 'accept-encoding': 'gzip, br' });
    expect(packed.coding).toBe('br');
    expect(brotliDecompressSync(packed.body).toString()).toBe(plain);
    expect((await get('/about?cache', { 'cache-control': 'no-cache' })).headers.get('x-cache')).toBe('miss');
  });

  it('keeps the display modes apart and is emptied by a change at once', async () => {
    await get('/reports?cache');
    const elder = await get('/reports?cache', { cookie: 'view=elder-dark' });
    expect(elder.headers.get('x-cache')).toBe('miss');
    expect(await elder.text()).toContain('data-size="elder" data-theme="dark"');
    expect((await get('/reports?cache')).headers.get('x-cache')).toBe('hit');
    const record = await sample({ reportId: '2016', year: 2016, title: '新来的报告' });
    await portal.store.record(record, anEvent(record));
    const fresh = await get('/reports?cache');
    expect(fresh.headers.get('x-cache')).toBe('miss');
    expect(await fresh.text()).toContain('新来的报告');
  });
});

function raw(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number | undefined; coding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    request(portal.url + path, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode,
          coding: answer.headers['content-encoding'],
          body: Buffer.concat(parts),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('forms', () => {
  it('remember the display mode and lead back, on this site only', async () => {
    const answer = await post('/settings', new URLSearchParams({ size: 'elder', back: '/reports?q=1' }));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/reports?q=1');
    expect(answer.headers.get('set-cookie')).toMatch(/^view=elder; .*SameSite=Lax/);
    for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
      expect((await post('/settings', new URLSearchParams({ back }))).headers.get('location')).toBe('/');
    }
  });

  it('are refused from another site', async () => {
    const answer = await post('/check', fileForm(['a.txt', 'x']), 'https://evil.example');
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('没有受理');
  });

  it('check a report, show its contradictions, keep nothing', async () => {
    const before = (await portal.store.list({})).length;
    const answer = await post(
      '/check',
      fileForm(['我的年报.txt', readFileSync(sampleFile)], ['空.bin', '\0\0\0']),
    );
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('处矛盾');
    expect(html).toContain('没有读成：空.bin');
    expect(html).toMatch(/class="bad error"/);
    expect((await portal.store.list({})).length).toBe(before);
  });

  it('name what is wrong with an upload and how to mend it', async () => {
    expect((await post('/check', fileForm())).status).toBe(400);
    const many = await post(
      '/check',
      fileForm(...Array.from({ length: 6 }, (_, at) => [`${at}.txt`, 'x'] as const)),
    );
    expect(many.status).toBe(400);
    expect(await many.text()).toContain('一次最多核对 5 份');
    const large = await post('/check', fileForm(['a.txt', Buffer.alloc(1024 * 1024 + 1, 'a')]));
    expect(large.status).toBe(413);
    expect(await large.text()).toContain('每份不能超过 1 MB');
    const often = await post(
      '/check',
      fileForm(...Array.from({ length: 5 }, (_, at) => [`${at}.txt`, 'x'] as const)),
    );
    expect(often.status).toBe(429);
    expect(Number(often.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await often.text()).toContain('什么都没有保存');
  });
});

describe('interface', () => {
  const fill = (path: string) => path.replace('{region}', '321183').replace('{report}', '2019');

  it.each(operations.map((operation) => [operation.path, operation] as const))(
    '%s keeps its promise',
    async (path, operation) => {
      const answer = await get(fill(path));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('content-type')).toBe(operation.type);
      if (operation.shape !== null) operation.shape.parse(await answer.json());
    },
  );

  it('describes itself in OpenAPI 3.1, every operation once', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(operations.map((operation) => operation.path));
  });

  it('gives CSV that a spreadsheet opens safely, and a real workbook', async () => {
    const csv = Buffer.from(await (await get(`/api/v1${samplePath}/cells.csv`)).arrayBuffer()).toString(
      'utf8',
    );
    expect(csv.startsWith('\ufeffregion_id,')).toBe(true);
    expect(csv.split('\r\n')).toHaveLength(200);
    const workbook = Buffer.from(await (await get(`/api/v1${samplePath}/report.xlsx`)).arrayBuffer());
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
  });

  it('leads from the reports of a region to the directory of its agencies', async () => {
    expect(await (await get('/regions/321183')).text()).toContain('href="/regions/321183/agencies"');
    expect(await (await get('/regions/532530')).text()).not.toContain('/regions/532530/agencies');
  });

  it('feeds machines', async () => {
    for (const path of ['/sitemap.xml', '/feed.atom']) {
      const xml = await (await get(path)).text();
      expect(xml).toMatch(/^<\?xml version="1.0"/);
      expect(xml).toContain(`${portal.url}/reports/321183/2019`);
    }
    expect(await (await get('/robots.txt')).text()).toContain('/sitemap.xml');
    expect(await (await get('/version')).json()).toMatchObject({ version: 'test' });
  });
});
