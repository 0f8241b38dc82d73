/** A third party that is asked over National Day and says nothing: worked example CE-16 lived through in browsers. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignRequest } from '../../src/usecases/requests/assign-request.ts';
import { refreshRequests } from '../../src/usecases/requests/refresh-requests.ts';
import { placeOf, successOf } from '../support/case-county.ts';
import { registered } from '../support/desk-requests.ts';
import { testRegion } from '../support/staff.ts';
import { docxText } from '../support/unzip.ts';
import { proposedInPart, servedBy, signedBy } from './requests/answer-in-part.ts';
import {
  choose,
  downloaded,
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

const title = '校园餐食采购合同的单价';

describe.skipIf(!hasBrowser)('a third party that stays silent over National Day', () => {
  let journey: Journey;
  let number: string;
  let link: string;
  const now = () => journey.request(number);
  const row = async () =>
    (await journey.bench.staff.storage.requests.row(testRegion, (await now()).requestId))!;
  const night = async () => successOf(await refreshRequests(journey.bench.staff, program, testRegion));
  const caseOf = async (page: Page) =>
    page.goto(`${journey.bench.url}/workbench/requests/${(await now()).requestId}`);

  /** What the list of days says of one. */
  const dayIn = async (page: Page, day: string) =>
    (await page
      .locator('main table tbody tr')
      .filter({ has: page.locator(`time[datetime="${day}"]`) })
      .textContent()) ?? '';

  beforeAll(async () => {
    journey = await startJourney('2024-09-02');
    const { state } = await registered(journey.bench.staff, { agencyId: finance, title });
    number = state.number;
    const to = { agencyId: finance, accountId: 'clerk', unit: '', dueOn: '' };
    successOf(
      await assignRequest(journey.bench.staff, await journey.as('head'), { ...placeOf(state), ...to }),
    );
  });
  afterAll(async () => {
    await journey?.stop();
    if (journey !== undefined) expect(journey.bench.faults).toEqual([]);
  });

  it('is asked in writing through the page, by post', async () => {
    journey.on('2024-09-09');
    const page = await journey.staff('clerk');
    await caseOf(page);
    await follow(page, '征求第三方、其他机关意见');
    await choose(page, /^第三方/);
    await page.getByLabel('姓名或者名称').fill('禾丰餐饮公司');
    await page.getByLabel('地址').fill('青禾县丰收路 8 号');
    await page.getByLabel('拟公开的内容').fill('采购合同中的菜品单价和供货量');
    await choose(page, /^邮寄送达/);
    await page.getByLabel('送达凭证').fill('XA123456789CN');
    await press(page, '生成文书，先看一看');
    const letter = (await page.locator('.letter-text').textContent()) ?? '';
    expect(letter).not.toContain('谷雨生');
    link = /\/regions\/\d+\/requests\/opinion\/[\w-]{43}/.exec(letter)?.[0] ?? '';
    expect(link).not.toBe('');
    await press(page, '定稿并发出征询书');
    expect(await said(page)).toContain('等被征求意见方');
    expect((await row()).due).toBeNull();
    await page.context().close();
  });

  it('receives the letter, opens its link on a phone, and does nothing', async () => {
    journey.on('2024-09-12');
    const page = await journey.staff('clerk');
    await caseOf(page);
    await page
      .locator('.case-next')
      .getByRole('link', { name: /征求意见：第三方/ })
      .first()
      .click();
    await choose(page, /^对方收到了/);
    await page.getByLabel('日期').first().fill('2024-09-10');
    await page.getByLabel('收到的凭证').fill('邮政回执 5 号');
    await press(page, '登记');
    await page.context().close();

    const phone = await journey.citizen([390, 'elder']);
    await phone.goto(journey.bench.url + link);
    expect(await heading(phone)).toBe('青禾县财政局征求您的意见');
    const words = await said(phone);
    expect(words).toContain('采购合同中的菜品单价和供货量');
    expect(words).toContain('2024年10月8日');
    expect(words).toContain('不等于同意，也不等于不同意');
    expect(words).not.toContain('谷雨生');
    expect(await journey.wrongIn(phone, someViews)).toEqual([]);
    await journey.picture(phone, 'opinion-390-elder');
    await phone.context().close();
  });

  it('sees the days of the pause, the holidays and the make-up days on the clock', async () => {
    journey.on('2024-09-30');
    await night();
    const page = await journey.staff('clerk');
    await caseOf(page);
    const legend = (await page.locator('.clock-legend').textContent()) ?? '';
    expect(legend).toContain('征求意见，不计入');
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'paused-case-1280');
    await follow(page, '逐日说明');
    // A Saturday and a Sunday that are worked belong to the pause; a holiday belongs to nothing.
    for (const makeUp of ['2024-09-14', '2024-09-29']) expect(await dayIn(page, makeUp)).toContain('不计入');
    expect(await dayIn(page, '2024-09-16')).toContain('中秋');
    expect(await journey.wrongWith(page)).toEqual([]);
    await page.context().close();
  });

  it('lets the clock run again by itself after the fifteenth working day', async () => {
    journey.on('2024-10-08');
    await night();
    expect(await row()).toMatchObject({ due: null, awaits: 'consultee' });
    const page = await journey.staff('clerk');
    await caseOf(page);
    await page
      .locator('.case-next')
      .getByRole('link', { name: /征求意见：第三方/ })
      .first()
      .click();
    await choose(page, /^期满没有答复/);
    await page.getByLabel('日期').first().fill('2024-10-08');
    await press(page, '登记');
    expect(await page.getByRole('alert').count()).toBe(1);
    journey.on('2024-10-09');
    await night();
    expect(await row()).toMatchObject({ due: '2024-10-28', awaits: 'agency' });
    await page.context().close();
  });

  it('is decided about by the agency, told in writing, and the applicant gets a part', async () => {
    const page = await journey.staff('clerk');
    await caseOf(page);
    await page
      .locator('.case-next')
      .getByRole('link', { name: /征求意见：第三方/ })
      .first()
      .click();
    await choose(page, /^期满没有答复/);
    await page.getByLabel('日期').first().fill('2024-10-08');
    await press(page, '登记');
    const ended = await now();
    expect(ended.consultations[0]?.ended).toMatchObject({ on: '2024-10-08', how: 'silent', reply: 'none' });

    await caseOf(page);
    await follow(page, '告知第三方将要公开');
    await page.getByLabel('决定公开的内容').fill('菜品单价');
    await page.getByLabel('公开的理由').fill('单价关系到学生家长的切身利益，公开便于监督');
    await choose(page, /^邮寄送达/);
    await page.getByLabel('送达凭证').fill('XA123456790CN');
    await press(page, '生成文书，先看一看');
    expect(await page.locator('.letter-text').textContent()).toContain('本机关决定公开以下内容：菜品单价。');
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'third-party-told-1280');
    await press(page, '定稿并发出告知书');
    const told = (await now()).letters.at(-1)!;
    expect(told.sent).toMatchObject([{ way: 'post', on: '2024-10-09' }]);

    journey.on('2024-10-16');
    await proposedInPart(journey, await now());
    await signedBy(journey, await now());
    await servedBy(journey, await now(), { way: 'post', proof: 'XA123456791CN' });
    const state = await now();
    expect(state.decision?.answer).toBe('partial');
    expect(await row()).toMatchObject({ open: false, onTime: true });

    const seen = await journey.staff('clerk');
    await caseOf(seen);
    expect(await said(seen)).toContain('其间 16 个工作日不计入');
    await follow(seen, '逐日说明');
    expect(await dayIn(seen, '2024-10-01')).toContain('国庆');
    expect(await dayIn(seen, '2024-10-12')).toContain('国庆');
    const docx = await downloaded(seen, async () => {
      await seen.goto(`${journey.bench.url}/workbench/requests/${state.requestId}/letters/${told.letterId}`);
      await follow(seen, /Word|DOCX/);
    });
    expect(docxText(docx)).toContain('单价关系到学生家长的切身利益');
    await seen.context().close();
    await page.context().close();
  });

  it('finds its link closed afterwards', async () => {
    const phone = await journey.citizen([390, '']);
    await phone.goto(journey.bench.url + link);
    expect(await said(phone)).toContain('征求意见已经结束');
    await expect(phone.getByRole('button', { name: '提交意见' }).count()).resolves.toBe(0);
    await phone.context().close();
  });
});
