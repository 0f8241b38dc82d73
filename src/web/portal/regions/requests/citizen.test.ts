/** A citizen without script, over HTTP, on a real database: asks, keeps a draft, files once, follows. */
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, fileOne, fillIn } from '../../../../../tests/support/citizen.ts';
import { addDirectory } from '../../../../../tests/support/directory.ts';
import { addRegion, testRegion } from '../../../../../tests/support/staff.ts';
import { startWorkbench, type Workbench } from '../../../../../tests/support/workbench.ts';

let bench: Workbench;
const base = `/regions/${testRegion}/requests`;

beforeAll(async () => {
  bench = await startWorkbench();
  await addRegion(bench.staff, testRegion, '青禾县');
  await addDirectory(bench.staff);
  await bench.person({ accountId: 'desk', roles: [{ role: 'county-desk', agencyId: null }] });
});
afterAll(() => bench.stop());

const newBrowser = () => {
  // Limits count by address and minute; every browser comes in a minute of its own.
  bench.clock.forward(2);
  return citizen(bench.url);
};

/**
 * Posts from another address of this machine; returns the status.
 * @param how in one piece; with its length only, as if the rest were still to come; in pieces without a length
 */
const postFrom = (
  localAddress: string,
  path: string,
  body: string,
  how: 'whole' | 'announced' | 'pieces' = 'whole',
): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: bench.url,
      ...(how === 'pieces' ? {} : { 'Content-Length': String(body.length) }),
    };
    const sent = httpRequest(bench.url + path, { method: 'POST', localAddress, headers }, (answer) => {
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    if (how === 'whole') sent.end(body);
    else if (how === 'announced') sent.flushHeaders();
    else sent.write(body);
  });

describe('the guide', () => {
  it('is made of rules and directory', async () => {
    const { body, status } = await newBrowser().get(base);
    expect(status).toBe(200);
    for (const words of ['当面提交', '邮寄', '20个工作日', '青禾县自然资源局', '按件计收', '0000-8881103'])
      expect(body).toContain(words);
  });
  it('folds the agencies by kind, with a search that needs no script, and leads to corrections and complaints', async () => {
    const browser = newBrowser();
    const { body } = await browser.get(base);
    expect(body).toContain(`action="/regions/${testRegion}/agencies"`);
    expect(body).toMatch(/<summary>政府部门<span class="count">\d+ 个/);
    for (const path of ['corrections', 'complaints']) {
      expect(body).toContain(`href="/regions/${testRegion}/${path}"`);
      expect((await browser.get(`/regions/${testRegion}/${path}`)).status).toBe(200);
    }
  });
  it('leads from /requests to the only county', async () => {
    const page = await newBrowser().get('/requests');
    expect(page.url).toBe(base);
  });
  it('is not there for a county without a directory', async () => {
    expect((await newBrowser().get('/regions/990199/requests')).status).toBe(404);
  });
});

describe('the form', () => {
  it('goes from the first step to a receipt with number, code and due date', async () => {
    const browser = newBrowser();
    const check = await fillIn(browser, testRegion);
    expect(check.url).toBe(`${base}/new/check`);
    expect(check.body).toContain('110***********002X');
    expect(check.body).not.toContain('11010519491231002X');
    const receipt = await browser.post(`${base}/new/check`, {});
    expect(receipt.url).toBe(`${base}/receipt`);
    expect(receipt.body).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(receipt.body).toContain('青自然资源申〔2026〕1号');
    // Received on Saturday, 21 November 2026: the twentieth working day behind it.
    expect(receipt.body).toContain('2026年12月18日');
  });

  it('says what is wrong on the step itself and keeps what was typed', async () => {
    const browser = newBrowser();
    await browser.post(`${base}/new`, { agencyId: '1103' });
    const empty = await browser.post(`${base}/new/content`, { title: '补偿标准', description: '' });
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('请写明要哪些信息');
    expect(empty.body).toContain('value="补偿标准"');
    const back = await browser.get(`${base}/new`);
    expect(back.body).toContain('接着填');
    expect((await browser.get(`${base}/new/content`)).body).toContain('value="补偿标准"');
  });

  it('asks nobody for a purpose', async () => {
    const browser = newBrowser();
    await fillIn(browser, testRegion);
    for (const step of ['agency', 'content', 'kind', 'applicant', 'proof', 'form', 'check'])
      expect((await browser.get(`${base}/new/${step}`)).body, step).not.toMatch(
        /name="(purpose|use)"|用途<\/label>/,
      );
  });

  it('takes a mistyped identity number for what it is', async () => {
    const browser = newBrowser();
    await fillIn(browser, testRegion);
    const page = await browser.post(`${base}/new/applicant`, [
      ['shown', 'identityNumber'],
      ['identityNumber', '110105194912310021'],
    ]);
    expect(page.status).toBe(422);
    expect(page.body).toContain('身份证号有一位对不上');
    expect((await browser.post(`${base}/new/check`, {})).status).toBe(422);
  });

  it('files once, however often the button is pressed', async () => {
    const browser = newBrowser();
    await fillIn(browser, testRegion, { description: '按两次的申请：2024 年林地台账。' });
    const pages = await Promise.all([1, 2, 3].map(() => browser.post(`${base}/new/check`, {})));
    const again = await browser.post(`${base}/new/check`, {});
    const codes = [...pages, again].map(({ body }) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(body)?.[0]);
    expect(new Set(codes).size).toBe(1);
    expect(codes[0]).toBeDefined();
    const listed = await bench.staff.storage.requests.list(
      testRegion,
      { words: '城北片区' },
      'newest',
      null,
      50,
    );
    const numbers = listed.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('makes a request of each thing that was asked for', async () => {
    const browser = newBrowser();
    await fillIn(browser, testRegion);
    await browser.post(`${base}/new/content`, {
      title: '第一件',
      description: '2023 年河道采砂许可名单',
      title2: '第二件',
      description2: '2023 年水库除险加固合同',
    });
    const receipt = await browser.post(`${base}/new/check`, {});
    expect(receipt.body.match(/申〔2026〕\d+号/g)?.length).toBeGreaterThanOrEqual(2);
    expect(new Set(receipt.body.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).size).toBe(2);
  });

  it('notices that the same person asked for the same before, and lets them go on', async () => {
    const description = '同一件事：2022 年城关镇低保名单的公示文件。';
    const first = await fileOne(newBrowser(), testRegion, { description });
    const browser = newBrowser();
    const check = await fillIn(browser, testRegion, {
      description: '同一件事，2022年城关镇低保名单的公示文件',
    });
    expect(check.body).toContain('您申请过同样的内容');
    expect(check.body).toContain(first.number);
    expect((await browser.post(`${base}/new/check`, {})).url).toBe(`${base}/receipt`);
  });

  it('keeps a paper that is a picture, and no page that calls itself one', async () => {
    const browser = newBrowser();
    await browser.post(`${base}/new`, { agencyId: '1103' });
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
    const kept = await browser.upload(
      `${base}/new/proof/upload`,
      { kind: 'identity-proof' },
      { field: 'file', name: '我的证件.png', bytes: png },
    );
    expect(kept.body).toContain('我的证件.png');
    const html = new TextEncoder().encode('<html><script>alert(1)</script></html>');
    const refused = await browser.upload(
      `${base}/new/proof/upload`,
      { kind: 'identity-proof' },
      { field: 'file', name: 'id.png', bytes: html },
    );
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('只收 JPG、PNG 照片和 PDF');
    const large = await browser.upload(
      `${base}/new/proof/upload`,
      { kind: 'identity-proof' },
      { field: 'file', name: 'id.png', bytes: new Uint8Array(1.5 * 1024 * 1024) },
    );
    expect(large.status).toBe(413);
    const fileId = /name="fileId" value="([^"]+)"/.exec(kept.body)?.[1] ?? '';
    expect((await browser.post(`${base}/new/proof/remove`, { fileId })).body).not.toContain('我的证件.png');
  });

  it('has no draft for another browser, and none after its days are over', async () => {
    const browser = newBrowser();
    await browser.post(`${base}/new`, { agencyId: '1103' });
    await browser.post(`${base}/new/content`, { title: '只有我看得见', description: '只有我看得见的描述' });
    expect((await newBrowser().get(`${base}/new/content`)).url).toBe(`${base}/new`);
    bench.clock.forward(9 * 24 * 60);
    expect((await browser.get(`${base}/new/content`)).url).toBe(`${base}/new`);
    expect(bench.faults).toEqual([]);
  });
});

describe('the status page', () => {
  it('opens with the code in any spelling, and with no other', async () => {
    const { code, number } = await fileOne(newBrowser(), testRegion, {
      description: '查询用的申请：2021 年预算批复。',
    });
    const browser = newBrowser();
    const typed = code.toLowerCase().replaceAll('-', ' ');
    const page = await browser.post(`${base}/status`, { code: typed });
    expect(page.body).toContain(number);
    expect(page.body).toContain('收到您的申请');
    const left = await browser.post(`${base}/status/leave`, {});
    expect(left.body).toContain('打开我的申请');
    const wrong = await newBrowser().post(`${base}/status`, { code: 'AAAA-CCCC-DDDD' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('没有找到这个查询码');
  });

  it('gives the receipt as PDF and DOCX to its holder only', async () => {
    const browser = newBrowser();
    bench.clock.set('2026-11-21T01:00:00Z');
    const { receipt, code, number } = await fileOne(browser, testRegion, {
      description: '回执用的申请：2020 年规划图。',
    });
    const path = /href="([^"]+\/pdf)"/.exec(receipt.body)?.[1] ?? '';
    const pdf = await browser.download(path);
    expect(new TextDecoder('latin1').decode(pdf.slice(0, 5))).toBe('%PDF-');
    const docx = await browser.download(path.replace(/pdf$/, 'docx'));
    expect([...docx.slice(0, 2)]).toEqual([0x50, 0x4b]);
    const read = await bench.staff.documents.redactionPages(docx, 'a.docx');
    const text = read.ok
      ? read.value.pages.flatMap(({ lines }) => lines.map((line) => line.text)).join('\n')
      : '';
    for (const words of [code, number, '第三十三条', '12月18日是答复期限届满日'])
      expect(text).toContain(words);
    expect(text).not.toContain('第492号');
    await expect(newBrowser().download(path)).rejects.toThrow('404');
  });

  it('leaves nothing of a receipt on a device of others, once that is wished', async () => {
    const browser = newBrowser();
    const { code, receipt } = await fileOne(browser, testRegion, { description: '大厅电脑上提的申请。' });
    expect(receipt.body).toContain('从这台设备清除');
    await browser.post(`${base}/new/drop`, {});
    expect(browser.cookie('request-draft')).toBeUndefined();
    expect((await browser.get(`${base}/receipt`)).url).toBe(`${base}/status`);
    expect((await newBrowser().post(`${base}/status`, { code })).body).toContain('我的申请');
  });

  it('withdraws after a second thought only', async () => {
    const { code } = await fileOne(newBrowser(), testRegion, { description: '要撤回的申请：2019 年合同。' });
    const browser = newBrowser();
    await browser.post(`${base}/status`, { code });
    const unsure = await browser.post(`${base}/status/withdraw`, { statement: '不需要了' });
    expect(unsure.status).toBe(422);
    const done = await browser.post(`${base}/status/withdraw`, { statement: '不需要了', sure: 'yes' });
    expect(done.body).toContain('申请已经撤回');
    expect(done.body).not.toContain('id="act-withdraw"');
    expect(bench.faults).toEqual([]);
  });

  it('slows whoever tries code after code', async () => {
    const browser = newBrowser();
    const statuses: number[] = [];
    for (let at = 0; at < 12; at++)
      statuses.push((await browser.post(`${base}/status`, { code: `AAAA-CCCC-DD${at}9` })).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(422));
  });

  it('one address that tries on and on locks nobody else out', async () => {
    const browser = newBrowser();
    for (let at = 0; at < 80; at++) await browser.post(`${base}/status`, { code: `BBBB-CCCC-DD${at % 10}9` });
    expect((await browser.post(`${base}/status`, { code: 'BBBB-CCCC-DDD9' })).status).toBe(429);
    expect(await postFrom('127.0.0.2', `${base}/status`, 'code=BBBB-CCCC-DDD9')).toBe(422);
  });

  it('reads no form beyond its roof, announced or not', async () => {
    newBrowser();
    const large = `code=${'A'.repeat(300 * 1024)}`;
    for (const path of ['/status', '/new', '/new/content', '/new/proof/remove', '/status/withdraw'])
      for (const how of ['announced', 'pieces'] as const)
        expect([path, how, await postFrom('127.0.0.3', base + path, large, how)]).toEqual([path, how, 413]);
    expect(bench.faults).toEqual([]);
  });
});
