/** A closed case goes to the archive from its page, its bundle is verified, and its past days can be looked at. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { receiveSupplement } from '../../src/usecases/requests/receive-supplement.ts';
import { verifyArchive } from '../../src/usecases/requests/verify-archive.ts';
import { byHand, codesOf, placeOf, successOf } from '../support/case-county.ts';
import { registered } from '../support/desk-requests.ts';
import { testRegion } from '../support/staff.ts';
import { unzip } from '../support/unzip.ts';
import { proposedInPart, secretNumber, servedBy, signedBy } from './requests/answer-in-part.ts';
import {
  downloaded,
  finance,
  follow,
  hasBrowser,
  type Journey,
  press,
  said,
  startJourney,
} from './requests/journey-county.ts';

const title = '危房改造补助的分配表';

describe.skipIf(!hasBrowser)('a case that is closed', () => {
  let journey: Journey;
  let number: string;
  const now = () => journey.request(number);

  beforeAll(async () => {
    journey = await startJourney('2026-03-02');
    const { staff } = journey.bench;
    const clerk = await journey.as('clerk');
    const { state } = await registered(staff, { agencyId: finance, title });
    number = state.number;
    const place = placeOf(state);
    journey.on('2026-03-04');
    const asked = { points: ['请写明是哪一年的补助'], guidance: '可以写年份', sending: byHand() };
    successOf(await noticeSupplement(staff, clerk, { ...place, ...asked }));
    journey.on('2026-03-10');
    successOf(
      await receiveSupplement(staff, clerk, { ...place, on: '2026-03-10', description: '2025 年的补助。' }),
    );
    journey.on('2026-03-18');
    await proposedInPart(journey, await now());
    await signedBy(journey, await now());
    await servedBy(journey, await now(), byHand());
  });
  afterAll(async () => {
    await journey?.stop();
    if (journey !== undefined) expect(journey.bench.faults).toEqual([]);
  });

  it('is archived from its page; the bundle is the one on record, and nothing else is', async () => {
    journey.on('2026-06-01');
    const page = await journey.staff('clerk');
    await page.goto(`${journey.bench.url}/workbench/requests?view=ended`);
    await follow(page, title);
    await page.locator('.case-next').getByRole('link', { name: '归档' }).first().click();
    expect(await journey.wrongWith(page)).toEqual([]);
    await press(page, '归档');
    expect(await page.locator('main .notice').first().textContent()).toContain('归档');
    await page.locator('.case-next').getByRole('link', { name: '取出归档案卷' }).first().click();
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'archived');
    const bundle = await downloaded(page, () => press(page, '取出案卷包'));
    const files = unzip(bundle);
    expect([...files.keys()].slice(0, 2)).toEqual(['案卷.pdf', '案卷.json']);
    expect(files.get('案卷.pdf')!.subarray(0, 5).toString()).toBe('%PDF-');
    const index = JSON.parse(files.get('案卷.json')!.toString()) as { events: { kind: string }[] };
    expect(index.events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['request-received', 'request-supplement-received', 'request-served']),
    );
    const { staff } = journey.bench;
    const desk = await journey.as('desk');
    const verified = successOf(await verifyArchive(staff, desk, { regionId: testRegion, bytes: bundle }));
    expect(verified).toMatchObject({ number, archivedOn: '2026-06-01' });
    const changed = Buffer.from(bundle);
    changed[100] = changed[100]! ^ 1;
    expect(codesOf(await verifyArchive(staff, desk, { regionId: testRegion, bytes: changed }))).toEqual([
      'not-recorded',
    ]);
    await page.context().close();
  });

  it('shows what was known on a past day, and no more', async () => {
    const page = await journey.staff('clerk');
    await page.goto(`${journey.bench.url}/workbench/requests/${(await now()).requestId}`);
    expect(await said(page)).toContain('部分公开');
    await page.locator('.case-past input[type=date]').fill('2026-03-06');
    await page.locator('.case-past button').click();
    const then = await said(page);
    expect(then).toContain('这是 2026年3月6日 结束时的案卷');
    expect(then).toContain('补正');
    // Neither the correction nor the answer had come; nothing can be done on a day that is over.
    for (const later of ['部分公开', '2026年3月10日', '2026年3月18日', '归档日期', secretNumber])
      expect(then).not.toContain(later);
    await expect(page.locator('.case-next').count()).resolves.toBe(0);
    expect(await journey.wrongWith(page)).toEqual([]);
    await journey.picture(page, 'as-it-was');
    await page.locator('main').getByRole('link', { name: '看现在的案卷' }).click();
    expect(await said(page)).toContain('部分公开');
    await page.context().close();
  });
});
