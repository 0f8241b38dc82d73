/** Citizens' pages under attack and in a hurry, without a browser: guessed codes, pressed twice, left lying. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, fileOne, fillIn } from '../support/citizen.ts';
import { addDirectory } from '../support/directory.ts';
import { addRegion, otherRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const base = `/regions/${testRegion}/requests`;

describe('requests over HTTP', () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await startWorkbench({ trustProxy: true });
    for (const [regionId, name] of [
      [testRegion, '青禾县'],
      [otherRegion, '邻禾县'],
    ] as const) {
      await addRegion(bench.staff, regionId, name);
      await addDirectory(bench.staff, regionId);
      const roles = [{ role: 'county-desk', agencyId: null }] as const;
      await bench.person({ accountId: `desk-${regionId}`, regionId, roles });
    }
  });
  afterAll(async () => {
    await bench.stop();
    expect(bench.faults).toEqual([]);
  });

  const fresh = () => {
    bench.clock.forward(2);
    return citizen(bench.url);
  };
  /** Tries a code from an address of its own. */
  const guess = (code: string, address: string, regionId = testRegion) =>
    fetch(`${bench.url}/regions/${regionId}/requests/status`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: bench.url, 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': address },
      body: new URLSearchParams({ code }),
    });
  const plain = async (answer: Response) =>
    (await answer.text())
      .replace(/<head>.*<\/head>/s, '')
      .replace(/\/regions\/\d+/g, '')
      .replace(/.禾县/g, '');

  it('an unknown code, one of another county and one that is none are answered alike', async () => {
    const filed = await fileOne(fresh(), testRegion, { description: '2025 年补偿标准的批复。' });
    bench.clock.forward(2);
    const unknown = filed.code.replace(/^./, (first) => (first === 'A' ? 'C' : 'A'));
    const answers = await Promise.all([
      guess(unknown, '198.51.100.1'),
      guess(filed.code, '198.51.100.2', otherRegion),
      guess('天地玄黄', '198.51.100.3'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422]);
    expect(answers.map((answer) => answer.headers.get('set-cookie'))).toEqual([null, null, null]);
    const [first, ...others] = await Promise.all(answers.map(plain));
    for (const other of others) expect(other).toBe(first);
    expect((await guess(filed.code, '198.51.100.4')).status).toBe(303);
  });

  it('one address is slowed after ten tries, even with the right code, and let in a minute later', async () => {
    const { code } = await fileOne(fresh(), testRegion, { description: '2024 年补偿标准的批复。' });
    bench.clock.forward(2);
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, at) => guess(`AAAA-AAAA-AA${String(at + 10)}`, '198.51.100.9')),
    );
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([422]));
    const late = await guess(code, '198.51.100.9');
    expect(late.status).toBe(429);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    bench.clock.forward(2);
    expect((await guess(code, '198.51.100.9')).status).toBe(303);
  });

  it('guessing from many addresses at codes that begin alike is slowed for all of them', async () => {
    bench.clock.forward(2);
    const from = (at: number) => guess(`QQ${String(at).padStart(10, '2')}`, `203.0.113.${at}`);
    const first = await Promise.all(Array.from({ length: 60 }, (_, at) => from(at + 1)));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([422]));
    expect((await from(61)).status).toBe(429);
    // Whoever has another code is not kept out by it.
    expect((await guess('RR2222222222', '203.0.113.62')).status).toBe(422);
  }, 60_000);

  it('a button pressed five times at once files once, and everybody sees the same receipt', async () => {
    const browser = fresh();
    await fillIn(browser, testRegion, { description: '同时点了五次的申请：2023 年的批复。' });
    const receipts = await Promise.all(
      Array.from({ length: 5 }, () => browser.post(`${base}/new/check`, {})),
    );
    const codes = receipts.map(({ body }) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(body)?.[0]);
    expect(codes[0]).toBeDefined();
    expect(new Set(codes).size).toBe(1);
    const again = await browser.post(`${base}/new/check`, {});
    expect(again.body).toContain(codes[0]);
    const rows = await bench.staff.storage.requests.list(testRegion, {}, 'newest', null, 50);
    const numbers = rows.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(rows.filter(({ number }) => receipts[0]!.body.includes(number))).toHaveLength(1);
  });

  it('a draft is there on the sixth day and gone on the eighth', async () => {
    const browser = fresh();
    await fillIn(browser, testRegion, { title: '没有填完的申请' });
    bench.clock.forward(6 * 24 * 60);
    expect((await browser.get(`${base}/new`)).body).toContain('没有填完的申请');
    bench.clock.forward(8 * 24 * 60);
    const start = await browser.get(`${base}/new`);
    expect(start.body).not.toContain('没有填完的申请');
    const filed = await browser.post(`${base}/new/check`, {});
    expect(filed.body).not.toContain('申请已经收到');
    expect((await browser.get(`${base}/new/check`)).body).not.toContain('田大娘');
  });
});
