/** A clerk's day: six cases at different clocks, each opened by its next action and done through its page. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import { answerItem } from '../../src/usecases/requests/answer-item.ts';
import { assignRequest } from '../../src/usecases/requests/assign-request.ts';
import { deliverConsultation } from '../../src/usecases/requests/deliver-consultation.ts';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { refreshRequests } from '../../src/usecases/requests/refresh-requests.ts';
import { sendConsultation } from '../../src/usecases/requests/send-consultation.ts';
import { submitAnswer } from '../../src/usecases/requests/submit-answer.ts';
import { fullSearch, placeOf, successOf } from '../support/case-county.ts';
import { registered } from '../support/desk-requests.ts';
import { testRegion } from '../support/staff.ts';
import { signedBy } from './requests/answer-in-part.ts';
import {
  choose,
  finance,
  follow,
  hasBrowser,
  heading,
  type Journey,
  press,
  program,
  said,
  someViews,
  startJourney,
} from './requests/journey-county.ts';

const titles = {
  overdue: '公务接待费的支出明细',
  tomorrow: '学校食堂补助的拨付凭证',
  consulted: '体育馆设备采购的评审报告',
  answered: '防汛物资的库存清单',
  awaited: '道路照明电费的结算单',
  fresh: '某项补助的发放情况',
} as const;
type Case = keyof typeof titles;
const email = { way: 'email', proof: '发送记录 20261012-3' };

describe.skipIf(!hasBrowser)("a clerk's day", () => {
  let journey: Journey;
  const numbers = new Map<Case, string>();
  const now = (which: Case): Promise<RequestCase> => journey.request(numbers.get(which)!);
  const row = async (which: Case) =>
    (await journey.bench.staff.storage.requests.row(testRegion, (await now(which)).requestId))!;

  beforeAll(async () => {
    journey = await startJourney('2026-09-08');
    const { staff } = journey.bench;
    const clerk = await journey.as('clerk');
    const received = async (which: Case, day: string, assigned = true) => {
      journey.on(day);
      const { state } = await registered(staff, { agencyId: finance, title: titles[which] });
      numbers.set(which, state.number);
      const to = { agencyId: finance, accountId: 'clerk', unit: '', dueOn: '' };
      if (assigned)
        successOf(await assignRequest(staff, await journey.as('head'), { ...placeOf(state), ...to }));
      return placeOf(state);
    };
    await received('overdue', '2026-09-08');
    await received('tomorrow', '2026-09-14');

    const consulted = await received('consulted', '2026-09-21');
    journey.on('2026-09-23');
    const sent = successOf(
      await sendConsultation(staff, clerk, {
        ...consulted,
        consultee: 'third-party',
        agencyId: '',
        party: { name: '禾康体育公司', phone: '', email: '', address: '青禾县丰收路 8 号' },
        question: '评审报告中的报价部分',
        sending: { way: 'post', proof: 'XA123456789CN' },
      }),
    );
    journey.on('2026-09-24');
    const arrived = {
      ...consulted,
      consultation: sent.consultation!,
      on: '2026-09-24',
      evidence: '邮政回执 2 号',
    };
    successOf(await deliverConsultation(staff, clerk, arrived));

    const answered = await received('answered', '2026-09-28');
    const awaited = await received('awaited', '2026-10-08');
    journey.on('2026-10-12');
    const points = ['请写明是哪一条道路、哪一年'];
    successOf(
      await noticeSupplement(staff, clerk, { ...awaited, points, guidance: '可以写路名', sending: email }),
    );
    journey.on('2026-10-14');
    successOf(
      await answerItem(staff, clerk, {
        ...answered,
        itemId: '1',
        answer: 'not-held',
        grounds: [],
        groundKinds: {},
        proofs: { 'search-record': fullSearch('2026-10-14') },
        text: '经检索没有找到',
        files: [],
      }),
    );
    successOf(await submitAnswer(staff, clerk, answered));
    await signedBy(journey, await now('answered'));
    await received('fresh', '2026-10-14', false);
    journey.on('2026-10-15');
    successOf(await refreshRequests(staff, program, testRegion));
  });
  afterAll(async () => {
    await journey?.stop();
    if (journey !== undefined) expect(journey.bench.faults).toEqual([]);
  });

  /** Words of a list of the first page, one text for each case. */
  const listed = (page: Page, id: string) =>
    page.locator(`section:has(> #${id}) > ul > li`).allTextContents();

  const today = async (who: 'clerk' | 'head' = 'clerk') => {
    const page = await journey.staff(who);
    await page.goto(`${journey.bench.url}/workbench`);
    return page;
  };

  it('begins with 今日: the most urgent first, each with what is due and who acts', async () => {
    const page = await today();
    const own = await listed(page, 'own-requests');
    const expected: readonly (readonly [Case, RegExp])[] = [
      ['overdue', /等您办理.*逾期 3 个工作日.*2026年10月12日/s],
      ['tomorrow', /等您办理.*剩 1 个工作日.*2026年10月16日/s],
      ['answered', /等您办理.*剩 11 个工作日.*2026年10月30日/s],
      // Clocks that stand still come by the last day to which they can stand.
      ['awaited', /等申请人.*暂停计时/s],
      ['consulted', /等被征求意见方.*暂停计时/s],
    ];
    expect(own).toHaveLength(expected.length);
    for (const [at, [which, words]] of expected.entries()) {
      expect(own[at]).toContain(titles[which]);
      expect(own[at]).toMatch(words);
    }
    const unassigned = await listed(page, 'unassigned');
    expect(unassigned).toHaveLength(1);
    expect(unassigned[0]).toMatch(new RegExp(`${titles.fresh}.*待分办`, 's'));
    expect(await said(page)).toContain('已逾期 1 件');
    expect(await journey.wrongIn(page, someViews)).toEqual([]);
    await journey.picture(page, 'today-1280');
    await page.context().close();
  });

  it('shows what a case waits for, where nothing is to be done', async () => {
    const page = await today();
    await follow(page, titles.awaited);
    const next = (await page.locator('.case-next').textContent()) ?? '';
    expect(next).toContain('2026年11月2日');
    expect(next).toContain('申请人补正或者缴费以后');
    expect(next).toContain('同一申请只能告知补正一次');
    expect(await journey.wrongWith(page)).toEqual([]);
    await page.context().close();
  });

  it('answers the overdue case: search record, answer, to review', async () => {
    const page = await today();
    await follow(page, titles.overdue);
    await page.locator('.case-next').getByRole('link', { name: '逐项拟定答复' }).first().click();
    await follow(page, '信息不存在');
    await journey.picture(page, 'answer-not-held');
    const values: Readonly<Record<string, string>> = {
      检索的信息系统: '公文系统、国库支付系统',
      检索的档案室和纸质档案: '2023 年至 2025 年会计凭证',
      检索用词: '公务接待、接待费',
      询问过的科室: '国库股、办公室',
      检索起始日期: '2026-10-14',
      检索结束日期: '2026-10-15',
      检索人: '国库股科员',
      检索结果: '没有单列的明细',
    };
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value);
    await page.getByLabel('理由').fill('经检索没有找到单列的明细');
    await press(page, '保存这一项');
    await page.locator('.case-next a.btn').first().click();
    expect(await heading(page)).toContain('送审');
    await press(page, '生成文书，先看一看');
    expect(await page.locator('.letter-text').textContent()).toContain('没有单列的明细');
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'answer-letter');
    await press(page, '送审核');
    expect((await now('overdue')).submitted).not.toBeNull();
    await page.context().close();
  });

  it('asks for an extension on the day before the last; the head approves by letter', async () => {
    const page = await today();
    await follow(page, titles.tomorrow);
    await follow(page, '申请延长答复期限');
    await page.getByLabel('延长几个工作日').fill('10');
    await page.getByLabel('需要延长的原因').fill('凭证分散在二十所学校，需要逐校调取');
    await press(page, '提交负责人审批');
    await page.context().close();

    const head = await today('head');
    await head
      .locator('main')
      .getByRole('link', { name: /延长|学校食堂补助/ })
      .first()
      .click();
    if (!(await heading(head)).includes('审批')) await follow(head, '审批延长答复期限');
    await choose(head, /^电子邮件/);
    await head.getByLabel('送达凭证').fill('发送记录 20261015-1');
    await press(head, '生成文书，先看一看');
    expect(await head.locator('.letter-text').textContent()).toContain('2026年10月30日');
    expect(await journey.wrongWith(head)).toEqual([]);
    await journey.picture(head, 'extension-letter');
    await press(head, /^同意，定稿/);
    expect(await row('tomorrow')).toMatchObject({ due: '2026-10-30' });
    await head.context().close();
  });

  it('ends the consultation that ran over National Day', async () => {
    const page = await today();
    await follow(page, titles.consulted);
    await page
      .locator('.case-next')
      .getByRole('link', { name: /征求意见：第三方/ })
      .first()
      .click();
    await choose(page, /^对方答复了/);
    await choose(page, '同意公开', '意见');
    await page.getByLabel('答复的原文').fill('同意公开报价部分。');
    await press(page, '登记');
    expect((await now('consulted')).consultations[0]?.ended).toMatchObject({ reply: 'agrees' });
    // 24 September to 15 October: eleven working days, a Saturday of make-up work among them.
    expect(await said(page)).toContain('其间 11 个工作日不计入');
    expect((await row('consulted')).due).toBe('2026-11-10');
    await page.context().close();
  });

  it('sends the correction notice of the new case', async () => {
    const page = await today();
    await follow(page, titles.fresh);
    await follow(page, '告知补正');
    await page.getByLabel('第 1 项').fill('请写明是哪一项补助、哪一年');
    await page.getByLabel('补正说明').fill('可以写补助的名称或者发放的年份');
    await choose(page, /^电子邮件/);
    await page.getByLabel('送达凭证').fill('发送记录 20261015-2');
    await press(page, '生成文书，先看一看');
    await press(page, '定稿并发出补正告知书');
    expect((await now('fresh')).supplement?.points).toEqual(['请写明是哪一项补助、哪一年']);
    expect(await said(page)).toContain('等申请人');
    await page.context().close();
  });

  it('serves the answer by post, with the keyboard alone; a private courier is refused (T-19)', async () => {
    const page = await journey.staff('clerk');
    await page.goto(`${journey.bench.url}/workbench/requests?view=mine`);
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
    for (let at = 0; at < 10 && (await focused()) !== titles.answered; at += 1)
      await page.keyboard.press('j');
    expect(await focused()).toBe(titles.answered);
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await focused()).toBe(titles.answered);
    await page.keyboard.press('Enter');
    await page.waitForURL(/requests\/[^?/]+$/);
    await tabTo(page, '送达答复');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/serve$/);
    const fill = async (proof: string) => {
      await tabTo(page, 'proof');
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(proof);
      await page.keyboard.press('Enter');
    };
    await tabTo(page, 'way');
    for (let at = 0; at < 8 && (await checkedWay(page)) !== 'post'; at += 1)
      await page.keyboard.press('ArrowDown');
    expect(await checkedWay(page)).toBe('post');
    await fill('SF1234567890123');
    await page.getByRole('alert').waitFor();
    const refusal = (await page.getByRole('alert').textContent()) ?? '';
    expect(refusal).toContain('只能通过邮政企业');
    expect((await now('answered')).served).toBeNull();
    expect(await checkedWay(page)).toBe('post');
    await journey.picture(page, 'courier-refused');
    expect(await journey.wrongWith(page)).toEqual([]);
    await fill('XA123456792CN');
    await page.waitForURL(/done=done/);
    expect((await now('answered')).served).toMatchObject({ way: 'post', on: '2026-10-15' });
    expect(await row('answered')).toMatchObject({ open: false, onTime: true });
    await page.context().close();
  });

  it('registers a paper that came by ordinary post', async () => {
    const page = await today();
    await page.goto(`${journey.bench.url}/workbench/requests`);
    await follow(page, '登记申请');
    await page.getByRole('navigation', { name: '怎样收到的' }).getByRole('link', { name: /平/ }).click();
    expect(await page.getByLabel('受理机关').inputValue()).toBe(finance);
    const needed = page.locator('form [name=evidence]');
    await needed.fill('平信，收发室登记第 88 号');
    await page.getByLabel('到达本机关的日期').fill('2026-10-14');
    await page.getByLabel('到达公开工作机构的日期').fill('2026-10-15');
    await page.getByLabel('与申请人确认的日期').fill('2026-10-15');
    await page.getByLabel('申请人类型').selectOption({ label: '自然人' });
    await page.getByLabel('姓名或者单位名称').fill('田立夏');
    await page.getByLabel('证件（自然人）').selectOption({ label: '居民身份证' });
    await page.getByLabel('证件号码（自然人）').fill('11010519491231002X');
    await page.getByLabel('通信地址').fill('青禾县稻香巷 3 号');
    await page.getByLabel('所需信息的描述').fill('2025 年村级公益事业奖补的村名和金额');
    await page
      .getByLabel(/^申请书、身份证明/)
      .setInputFiles({ name: '申请书.pdf', mimeType: 'application/pdf', buffer: pdf });
    await press(page, '登记，生成编号和回执');
    const words = await said(page);
    expect(words).toContain('已登记');
    expect(words).toContain('没有写明怎样获取信息');
    // Of ordinary post it is the day on which the applicant confirmed it.
    expect(words).toContain('2026年10月15日');
    expect(words).toContain('2026年11月12日');
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'registered-post');
    await page.context().close();
  });

  it('ends with a shorter 今日', async () => {
    const page = await today();
    const own = (await listed(page, 'own-requests')).join('\n');
    expect(own).not.toContain(titles.answered);
    expect(own).toMatch(new RegExp(`${titles.tomorrow}.*剩 11 个工作日`, 's'));
    expect(own).not.toMatch(/剩 1 个工作日/);
    expect(await listed(page, 'own-requests')).toHaveLength(4);
    await page.context().close();
  });
});

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
);

const checkedWay = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('input[name=way]:checked')?.value ?? '');

/** Tab until something with these words, or a field of this name, has the focus. @throws when it never has */
async function tabTo(page: Page, what: string): Promise<void> {
  for (let at = 0; at < 80; at += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      (wanted) =>
        document.activeElement?.textContent?.trim() === wanted ||
        document.activeElement?.getAttribute('name') === wanted,
      what,
    );
    if (there) return;
  }
  throw new Error(`the keyboard does not reach ${what}`);
}
