/** An extension that comes one day late: refused with the article and the way out, and the county learns of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignRequest } from '../../src/usecases/requests/assign-request.ts';
import { refreshRequests } from '../../src/usecases/requests/refresh-requests.ts';
import { remindRequests } from '../../src/usecases/requests/remind-requests.ts';
import { placeOf, successOf } from '../support/case-county.ts';
import { registered } from '../support/desk-requests.ts';
import { testRegion } from '../support/staff.ts';
import {
  choose,
  finance,
  follow,
  hasBrowser,
  type Journey,
  press,
  program,
  said,
  startJourney,
} from './requests/journey-county.ts';

const title = '村级道路养护资金的支出明细';

describe.skipIf(!hasBrowser)('an extension one day late', () => {
  let journey: Journey;
  let number: string;
  const now = () => journey.request(number);
  const night = async () => {
    successOf(await refreshRequests(journey.bench.staff, program, testRegion));
    successOf(await remindRequests(journey.bench.staff, program, testRegion));
  };

  beforeAll(async () => {
    journey = await startJourney('2026-03-02');
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

  it('is asked for on the last day, and the page says until when it can be approved', async () => {
    journey.on('2026-03-30');
    const page = await journey.staff('clerk');
    await page.goto(`${journey.bench.url}/workbench`);
    expect(await said(page)).toContain('今天到期');
    await follow(page, title);
    await follow(page, '申请延长答复期限');
    await page.getByLabel('延长几个工作日').fill('10');
    await page.getByLabel('需要延长的原因').fill('明细分散在三个年度的凭证里，需要逐本查找');
    await press(page, '提交负责人审批');
    expect((await now()).extensionAsked).toMatchObject({ workdays: 10 });
    await page.context().close();
  });

  it('is refused to the head on the day after, who is told why and what is left to do', async () => {
    journey.on('2026-03-31');
    await night();
    const page = await journey.staff('head');
    await page.goto(`${journey.bench.url}/workbench`);
    expect(await said(page)).toContain('逾期 1 个工作日');
    await follow(page, title);
    await page.locator('.case-next a.btn').first().click();
    expect(await page.locator('.act-clock').textContent()).toContain('期限已过，不能再延长。请立即答复');
    await choose(page, /^直接送达/);
    await page.getByLabel('送达凭证').fill('回证 12 号');
    await press(page, /^同意，定稿/);
    const refusal = (await page.getByRole('alert').textContent()) ?? '';
    expect(refusal).toContain('答复期限2026年3月30日已经届满，不能再延长');
    expect(refusal).toContain('第三十三条');
    expect(refusal).toContain('请立即答复');
    // What was typed is still there, and nothing happened to the clock.
    expect(await page.getByLabel('送达凭证').inputValue()).toBe('回证 12 号');
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'extension-refused');
    const state = await now();
    expect(state.extension).toBeNull();
    expect(state.letters.every(({ issued }) => issued === null)).toBe(true);
    const row = await journey.bench.staff.storage.requests.row(testRegion, state.requestId);
    expect(row).toMatchObject({ due: '2026-03-30', open: true });

    // The other button still works: the clerk is told to answer.
    await page.getByLabel('不同意的理由').fill('期限已过，请马上答复');
    await press(page, '不同意延长');
    expect((await now()).extensionAsked).toBeNull();
    await page.context().close();
  });

  it('stays overdue, and cannot be asked for again', async () => {
    const page = await journey.staff('clerk', [390, '']);
    await page.goto(`${journey.bench.url}/workbench/requests/${(await now()).requestId}`);
    expect(await page.locator('.clock-strip').getAttribute('class')).toContain('over');
    expect(await said(page)).toContain('2026年3月30日');
    await expect(page.getByRole('link', { name: '申请延长答复期限' }).count()).resolves.toBe(0);
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'overdue-case-390');
    await page.context().close();
  });

  it('reaches the desk of the county by notice and on its first page', async () => {
    const page = await journey.staff('desk');
    await page.goto(`${journey.bench.url}/workbench/notices`);
    expect(await said(page)).toContain(number);
    await page.goto(`${journey.bench.url}/workbench`);
    const row = page.locator('li.overdue', { hasText: title });
    expect(await row.textContent()).toContain('逾期 1 个工作日');
    expect(await journey.wrongWith(page)).toEqual([]);
    await page.context().close();
  });
});
