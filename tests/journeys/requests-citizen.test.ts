/** Somebody of seventy on a phone asks, corrects, reads a partial answer and learns where to turn next. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignRequest } from '../../src/usecases/requests/assign-request.ts';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { placeOf, successOf } from '../support/case-county.ts';
import { testRegion } from '../support/staff.ts';
import { docxText } from '../support/unzip.ts';
import { proposedInPart, secretNumber, servedBy, signedBy } from './requests/answer-in-part.ts';
import {
  downloaded,
  finance,
  follow,
  hasBrowser,
  heading,
  type Journey,
  press,
  said,
  someViews,
  startJourney,
} from './requests/journey-county.ts';

const jpg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 2, 3, 4]);
const base = `/regions/${testRegion}/requests`;

describe.skipIf(!hasBrowser)('a person of seventy on a phone', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await startJourney('2026-03-02');
  });
  afterAll(async () => {
    await journey?.stop();
    if (journey !== undefined) expect(journey.bench.faults).toEqual([]);
  });

  it.each([
    ['without JavaScript', false],
    ['with JavaScript', true],
  ] as const)(
    'asks, corrects, is answered in part, and seeks review: %s',
    async (_name, javaScriptEnabled) => {
      const { bench } = journey;
      const found: Record<string, readonly string[]> = {};
      /** Looks at the page as others see it; once is enough, so only in the second life. */
      const look = async (page: Page, name: string) => {
        await journey.picture(page, `${javaScriptEnabled ? 'js' : 'plain'}-${name}`);
        if (!javaScriptEnabled) return;
        const wrong = await journey.wrongIn(page, someViews);
        if (wrong.length > 0) found[name] = wrong;
      };
      journey.on('2026-03-02');
      const phone = await journey.citizen([390, ''], { javaScriptEnabled });
      await phone.goto(bench.url);
      await press(phone, '长辈版');
      expect(await phone.locator('html').getAttribute('data-size')).toBe('elder');
      await look(phone, 'home');

      const filed = await asks(phone, look, javaScriptEnabled ? '乡村振兴' : '农田水利');
      expect(filed.code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      expect(filed.number).toMatch(/^青财政?申〔2026〕\d+号$/);
      expect(filed.due).toContain('2026年3月30日');
      await phone.context().close();

      journey.on('2026-03-04');
      const received = await journey.request(filed.number);
      expect(received.agencyId).toBe(finance);
      const files = bench.staff.storage.caseFiles;
      const kept = await files.listOf(testRegion, `request/${received.requestId}`);
      expect(kept.map(({ kind, fileName }) => `${kind} ${fileName}`)).toContain('identity-proof 身份证.jpg');
      await clerkAsksForCorrection(filed.number);

      journey.on('2026-03-09');
      await corrects(filed.code, javaScriptEnabled, look);
      const corrected = await journey.request(filed.number);
      expect(corrected.supplemented).not.toBeNull();

      journey.on('2026-03-20');
      await proposedInPart(journey, corrected);
      await signedBy(journey, corrected);
      await servedBy(journey, corrected, { way: 'platform', proof: '' });

      journey.on('2026-03-23');
      await readsAndSeeksReview(filed.code, javaScriptEnabled, look);
      expect(found).toEqual({});
    },
    600_000,
  );

  type Look = (page: Page, name: string) => Promise<void>;

  /** From the first page to the receipt, as it is read on a phone. */
  async function asks(phone: Page, look: Look, what: string) {
    await phone.getByRole('searchbox').first().fill(what);
    await press(phone, '搜索');
    await look(phone, 'search');
    await phone.getByRole('link', { name: '首页' }).first().click();
    await phone
      .getByRole('link', { name: /^申请公开/ })
      .first()
      .click();
    expect(await heading(phone)).toContain('申请公开信息');
    await look(phone, 'guide');
    await follow(phone, /^我要申请/);
    await look(phone, 'start');
    await press(phone, '开始填写');
    await phone.getByLabel('找机关').fill('财政');
    await press(phone, '找机关');
    await phone.getByLabel('青禾县财政局').check();
    await look(phone, 'agency');
    await press(phone, '下一步');
    await phone.getByLabel('简短的名称').fill(`${what}补助资金分配表`);
    // Whoever forgets the description is told, and keeps what was typed.
    expect(await phone.getByLabel('具体描述').getAttribute('required')).not.toBeNull();
    await phone.getByLabel('具体描述').fill(`2025 年${what}补助资金分给了哪些村、每户多少，以及怎样测算的。`);
    await look(phone, 'content');
    await press(phone, '下一步');
    await look(phone, 'similar');
    await press(phone, /继续申请/);
    await phone.getByLabel('自然人').check();
    await look(phone, 'kind');
    await press(phone, '下一步');
    await phone.getByLabel('姓名').fill('谷雨生');
    await phone.getByLabel('证件', { exact: true }).selectOption({ label: '居民身份证' });
    await phone.getByLabel('证件号码').fill('11010519491231002X');
    await phone.getByLabel('电话').fill('19900000099');
    await look(phone, 'applicant');
    await press(phone, '下一步');
    await phone
      .getByLabel('身份证明')
      .last()
      .setInputFiles({ name: '身份证.jpg', mimeType: 'image/jpeg', buffer: jpg });
    await press(phone, '上传');
    expect(await said(phone)).toContain('已上传：身份证.jpg');
    await look(phone, 'proof');
    await press(phone, '下一步');
    await phone.getByRole('radio', { name: '电子文件' }).check();
    await phone.getByRole('radio', { name: '在本网站下载' }).check();
    await look(phone, 'form');
    await press(phone, '下一步');
    const all = await said(phone);
    expect(all).toContain('谷雨生');
    expect(all).not.toContain('11010519491231002X');
    await look(phone, 'check');
    await press(phone, '提交申请');
    expect(await heading(phone)).toBe('申请已经收到');
    await look(phone, 'receipt');
    const words = await said(phone);
    const pdf = await downloaded(phone, () => follow(phone, '下载回执（PDF）'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    return {
      code: (await phone.locator('.code').textContent()) ?? '',
      number: /青\S{0,4}申〔2026〕\d+号/.exec(words)?.[0] ?? '',
      due: words,
    };
  }

  async function clerkAsksForCorrection(number: string) {
    const { staff } = journey.bench;
    const place = placeOf(await journey.request(number));
    const head = await journey.as('head');
    const to = { agencyId: finance, accountId: 'clerk', unit: '预算股', dueOn: '' };
    successOf(await assignRequest(staff, head, { ...place, ...to }));
    successOf(
      await noticeSupplement(staff, await journey.as('clerk'), {
        ...place,
        points: ['请写明是哪一个乡镇的补助资金'],
        guidance: '可以写乡镇或者村的名称',
        sending: { way: 'platform', proof: '' },
      }),
    );
  }

  async function opened(code: string, javaScriptEnabled: boolean): Promise<Page> {
    const phone = await journey.citizen([390, 'elder'], { javaScriptEnabled });
    await phone.goto(journey.bench.url);
    await phone
      .getByRole('link', { name: /^申请公开/ })
      .first()
      .click();
    await follow(phone, /^查进度/);
    // Typed as it is read from a note: small letters, no hyphens.
    await phone.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ' '));
    await press(phone, '打开我的申请');
    return phone;
  }

  async function corrects(code: string, javaScriptEnabled: boolean, look: Look) {
    const phone = await opened(code, javaScriptEnabled);
    const words = await said(phone);
    expect(words).toContain('轮到您');
    expect(words).toContain('请写明是哪一个乡镇的补助资金');
    expect(words).toContain('补正告知书');
    await look(phone, 'status-correction');
    await phone
      .getByLabel('补正后的内容')
      .fill('2025 年青石乡补助资金分给了哪些村、每户多少，以及怎样测算的。');
    await press(phone, '提交补正');
    const after = await said(phone);
    expect(after).toContain('补正已经收到');
    // The twenty working days begin anew, over Qingming.
    expect(after).toContain('2026年4月7日');
    await look(phone, 'status-corrected');
    await phone.context().close();
  }

  async function readsAndSeeksReview(code: string, javaScriptEnabled: boolean, look: Look) {
    const phone = await opened(code, javaScriptEnabled);
    const words = await said(phone);
    for (const expected of [
      '部分公开告知书',
      '必须先申请行政复议',
      '第一步：申请行政复议',
      '青禾县人民政府',
      '2026年5月19日',
      '第二步：向法院起诉',
      '收到复议决定书之日起15日内',
    ])
      expect(words).toContain(expected);
    await look(phone, 'status-answered');
    const letter = phone.locator('li', { hasText: '部分公开告知书' }).first();
    const pdf = await downloaded(phone, () => letter.getByRole('link', { name: '下载 PDF' }).click());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    // What leaves the house stands on the record, without saying who the person is.
    const fetched = await journey.bench.staff.storage.audit.search({
      regionId: testRegion,
      act: 'request.follow',
      outcome: 'done',
      limit: 50,
    });
    expect(fetched.map(({ reason }) => reason)).toContain('申请人下载文件');
    const docx = await downloaded(phone, () => letter.getByRole('link', { name: '下载 Word' }).click());
    const text = docxText(docx);
    expect(text).toContain('过程性信息');
    expect(text).toContain('应当先申请行政复议');
    const record = await downloaded(phone, () => follow(phone, /补助资金分配表/));
    expect(docxText(record)).toContain('每户补助一万二千元');
    expect(docxText(record)).not.toContain(secretNumber);

    // On paper: the rights are there, the switches of the screen are not.
    await phone.emulateMedia({ media: 'print' });
    expect(await phone.locator('.relief').isVisible()).toBe(true);
    expect(await phone.getByRole('button', { name: '标准版' }).count()).toBe(0);
    const printed = await phone.pdf();
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
    await phone.emulateMedia({ media: 'screen' });

    // 200 and 400 per cent of a desktop's window.
    for (const width of [640, 320]) {
      await phone.setViewportSize({ width, height: 640 });
      await phone.reload();
      const wider = await phone.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const found: string[] = [`by ${scrollWidth - clientWidth} px`];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(text);
          if (range.getBoundingClientRect().right > clientWidth)
            found.push(`${text.parentElement?.className}: ${text.textContent}`);
        }
        return found;
      });
      expect(wider, `${width} px`).toEqual([]);
    }
    await press(phone, '离开');
    expect(await heading(phone)).toBe('查进度、补正、领答复');
    await phone.goto(`${journey.bench.url}${base}/status`);
    expect(await said(phone)).not.toContain('部分公开告知书');
    await phone.context().close();
  }
});
