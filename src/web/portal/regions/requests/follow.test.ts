/** What follows a request: 补正, a third party's view, an answer with its remedies; and what strangers try. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answeredInPart,
  happened,
  supplementAsked,
  thirdPartyAsked,
} from '../../../../../tests/journeys/citizen-pages.ts';
import { type Citizen, citizen, fileOne } from '../../../../../tests/support/citizen.ts';
import { addDirectory } from '../../../../../tests/support/directory.ts';
import { addRegion, otherRegion, testRegion } from '../../../../../tests/support/staff.ts';
import { startWorkbench, type Workbench } from '../../../../../tests/support/workbench.ts';

let bench: Workbench;
const base = `/regions/${testRegion}/requests`;
const elsewhere = `/regions/${otherRegion}/requests`;

beforeAll(async () => {
  bench = await startWorkbench();
  for (const [regionId, name] of [
    [testRegion, '青禾县'],
    [otherRegion, '邻禾县'],
  ] as const) {
    await addRegion(bench.staff, regionId, name);
    await addDirectory(bench.staff, regionId);
    await bench.person({
      accountId: `desk-${regionId}`,
      regionId,
      roles: [{ role: 'county-desk', agencyId: null }],
    });
  }
});
afterAll(() => bench.stop());

/** Every browser comes in a minute of its own. */
const fresh = (): Citizen => {
  bench.clock.forward(2);
  return citizen(bench.url);
};

/** Files a request on a day and opens its status page in another browser. */
async function filed(description: string, more: Parameters<typeof fileOne>[2] = {}) {
  const one = await fileOne(fresh(), testRegion, { description, ...more });
  const holder = fresh();
  return { ...one, holder, open: () => holder.post(`${base}/status`, { code: one.code }) };
}

const today = () => bench.clock().toISOString().slice(0, 10);

describe('补正', () => {
  it('asked for, handed in with a picture: the answer period begins anew', async () => {
    const { number, holder, open } = await filed('要补正的申请：补偿标准。');
    await happened(bench, number, bench.clock().toISOString(), supplementAsked(today(), today()));
    const page = await open();
    expect(page.body).toContain('请补充身份证明');
    expect(page.body).toContain('轮到您');
    const empty = await holder.upload(`${base}/status/correct`, { text: '' }, null);
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('请写明补正的内容');
    const html = new TextEncoder().encode('<script>alert(1)</script>');
    const bad = await holder.upload(
      `${base}/status/correct`,
      { text: '城北片区 2025 年' },
      { field: 'files', name: 'a.pdf', bytes: html },
    );
    expect(bad.status).toBe(422);
    expect(bad.body).toContain('城北片区 2025 年');
    const jpg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
    const done = await holder.upload(
      `${base}/status/correct`,
      { text: '城北片区 2025 年的补偿标准' },
      { field: 'files', name: '证.jpg', bytes: jpg },
    );
    expect(done.body).toContain('补正已经收到');
    expect(done.body).toContain('城北片区 2025 年的补偿标准');
    expect(done.body).not.toContain('id="act-correct"');
    const twice = await holder.upload(`${base}/status/correct`, { text: '再补一次' }, null);
    expect(twice.status).toBe(422);
  });

  it('after its last day wants a reason and leaves the judgement to staff', async () => {
    const { number, code } = await filed('迟到的补正：水库名册。');
    await happened(bench, number, bench.clock().toISOString(), supplementAsked(today(), today()));
    bench.clock.forward(40 * 24 * 60);
    const holder = fresh();
    await holder.post(`${base}/status`, { code });
    const without = await holder.upload(`${base}/status/correct`, { text: '名册' }, null);
    expect(without.body).toContain('请说明没能按时补正的理由');
    const done = await holder.upload(`${base}/status/correct`, { text: '名册', lateReason: '住院' }, null);
    expect(done.body).toContain('机关会审查您的理由');
    const state = await bench.staff.storage.requests.byNumber(testRegion, number);
    expect(state?.supplemented).toBeNull();
    expect(state?.files.some(({ kind }) => kind === 'supplement')).toBe(true);
    expect(bench.faults).toEqual([]);
  });
});

describe('after the answer', () => {
  it('says where to turn to and until which day, and takes a rating, a suggestion and a consent', async () => {
    const { number, holder, open } = await filed('有答复的申请：征地批复。');
    await happened(bench, number, bench.clock().toISOString(), ...answeredInPart(today()));
    const page = await open();
    for (const words of [
      '第一步：申请行政复议',
      '青禾县人民政府',
      '最后一天',
      '全国行政复议服务平台',
      `href="/regions/${testRegion}/complaints"`,
      `href="/regions/${testRegion}/corrections"`,
    ])
      expect(page.body).toContain(words);
    expect(page.body).not.toContain('id="act-withdraw"');
    expect((await holder.post(`${base}/status/rate`, { stars: '9' })).status).toBe(422);
    expect((await holder.post(`${base}/status/rate`, { stars: '4', ratingText: '快' })).body).toContain(
      '谢谢您的评价',
    );
    expect((await holder.post(`${base}/status/rate`, { stars: '1' })).status).toBe(422);
    expect((await holder.post(`${base}/status/openness`, { opennessText: '大家都该知道' })).body).toContain(
      '建议已经收到',
    );
    expect((await holder.post(`${base}/status/consent`, { agrees: 'yes' })).body).toContain(
      '您的选择已经记下',
    );
    const state = await bench.staff.storage.requests.byNumber(testRegion, number);
    expect(state).toMatchObject({
      agreesToPublish: true,
      rating: { stars: 4 },
      opennessSuggestion: { decided: null },
    });
  });
});

describe('a third party', () => {
  const token = 'A'.repeat(43);
  it('sees the question and nothing of the applicant, and answers once', async () => {
    const { number } = await filed('涉及第三方的申请：报价明细。', { name: '保密姓名' });
    await thirdPartyAsked(bench, number, today(), token);
    const party = fresh();
    const page = await party.get(`${base}/opinion/${token}`);
    expect(page.body).toContain('报价明细');
    for (const secret of ['保密姓名', number, '13800005678', '稻香巷'])
      expect(page.body).not.toContain(secret);
    const without = await party.upload(`${base}/opinion/${token}`, { reply: 'objects', text: '' }, null);
    expect(without.status).toBe(422);
    const given = await party.upload(
      `${base}/opinion/${token}`,
      { reply: 'objects', text: '报价是商业秘密' },
      null,
    );
    expect(given.body).toContain('意见已经收到');
    const again = await party.upload(`${base}/opinion/${token}`, { reply: 'agrees', text: '' }, null);
    expect(again.status).toBe(422);
    const state = await bench.staff.storage.requests.byNumber(testRegion, number);
    expect(state?.consultations[0]?.ended).toMatchObject({
      how: 'replied',
      reply: 'objects',
      reasonable: null,
      finding: '',
    });
  });

  it('has no other link, and none in another county', async () => {
    expect((await fresh().get(`${base}/opinion/${'B'.repeat(43)}`)).status).toBe(404);
    expect((await fresh().get(`${elsewhere}/opinion/${token}`)).status).toBe(404);
  });
});

describe('strangers', () => {
  it('a code of this county opens nothing in another, nor does its ticket', async () => {
    const { code, holder, open, number } = await filed('只属于本县的申请。');
    await open();
    const there = fresh();
    const page = await there.post(`${elsewhere}/status`, { code });
    expect(page.status).toBe(422);
    expect(page.body).not.toContain(number);
    const ticket = holder.cookie('request-ticket') ?? '';
    const moved = await fetch(`${bench.url}${elsewhere}/status`, {
      headers: { Cookie: `request-ticket=${ticket}` },
    });
    expect(await moved.text()).not.toContain(number);
  });

  it('a ticket ends after two hours, and a changed one was never good', async () => {
    const { holder, open, number } = await filed('票据会过期的申请。');
    await open();
    const ticket = holder.cookie('request-ticket') ?? '';
    const changed = `${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`;
    const forged = await fetch(`${bench.url}${base}/status`, {
      headers: { Cookie: `request-ticket=${changed}` },
    });
    expect(await forged.text()).not.toContain(number);
    bench.clock.forward(121);
    expect((await holder.get(`${base}/status`)).body).toContain('打开我的申请');
  });

  it('files of another request, the description and staff files are not to be had', async () => {
    const other = await filed('别人的申请的文件。');
    const state = await bench.staff.storage.requests.byNumber(testRegion, other.number);
    const mine = await filed('我的申请的文件。');
    await mine.open();
    await expect(mine.holder.download(`${base}/status/files/${state!.description}`)).rejects.toThrow('404');
    const own = await bench.staff.storage.requests.byNumber(testRegion, mine.number);
    const proof = await bench.staff.storage.caseFiles.listOf(testRegion, `request/${own!.requestId}`);
    for (const { fileId, audience, fileName } of proof)
      if (audience === 'staff' || fileName === '')
        await expect(mine.holder.download(`${base}/status/files/${fileId}`)).rejects.toThrow('404');
  });

  it('script in any field stays text', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const browser = fresh();
    const here = `${base}/new`;
    await browser.post(here, { agencyId: '1103' });
    await browser.post(`${here}/content`, { title: evil, description: evil });
    await browser.post(`${here}/kind`, [
      ['shown', 'kind'],
      ['kind', 'person'],
    ]);
    const fields = ['name', 'paper', 'identityNumber', 'phone', 'email', 'address', 'postcode'];
    const typed = await browser.post(`${here}/applicant`, [
      ...fields.map((field) => ['shown', field] as const),
      ...fields.map((field) => [field, evil] as const),
    ]);
    const { body: found } = await browser.get(`/search?q=${encodeURIComponent(evil)}`);
    const { body: agency } = await browser.get(`${here}/agency?q=${encodeURIComponent(evil)}`);
    const { body: check } = await browser.get(`${here}/check`);
    const { body: content } = await browser.get(`${here}/content`);
    for (const page of [typed.body, found, agency, check, content]) {
      expect(page).not.toContain('<script>alert');
      expect(page).not.toContain('<img src=x');
    }
    expect(check).toContain('&lt;script>alert(1)');
  });

  it('a form from another site is not taken', async () => {
    const response = await fetch(`${bench.url}${base}/new`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ agencyId: '1103' }),
      redirect: 'manual',
    });
    expect(response.status).toBe(403);
    expect(bench.faults).toEqual([]);
  });
});
