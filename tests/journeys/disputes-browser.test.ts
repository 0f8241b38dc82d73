/** Disputes, corrections, complaints, statistics, archive, calendar in a real browser, with a county of the demo behind them. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoCounty } from '../../src/demo-files/read-demo-county.ts';
import { readDemoPeople } from '../../src/demo-files/read-demo-people.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import { enterComplaintStep } from '../../src/usecases/complaints/enter-complaint-step.ts';
import { fileComplaint } from '../../src/usecases/complaints/file-complaint.ts';
import { enterCorrectionStep } from '../../src/usecases/corrections/enter-correction-step.ts';
import { fileCorrection } from '../../src/usecases/corrections/file-correction.ts';
import { loadDemoCounty } from '../../src/usecases/demo/load-demo-county.ts';
import { enterDisputeStep } from '../../src/usecases/disputes/enter-dispute-step.ts';
import { openDispute } from '../../src/usecases/disputes/open-dispute.ts';
import { loadDemoPeople } from '../../src/usecases/people/load-demo-people.ts';
import { archiveRequest } from '../../src/usecases/requests/archive-request.ts';
import { enterNotice } from '../../src/usecases/requests/enter-notice.ts';
import { must } from '../support/directory.ts';
import { kindInRow, live } from '../support/lived-requests.ts';
import { signedInAs } from '../support/people.ts';
import { testOrigin, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };
const anyone: Caller = { kind: 'anyone', from: testOrigin };
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;
const regionId = testRegion;
const agencyId = '1010';

describe.skipIf(!existsSync(executablePath))('disputes and small procedures in a real browser', () => {
  let bench: Workbench;
  let browser: Browser;
  const cookies = new Map<string, string>();
  /** Path below the workbench by a word for it. */
  const pages: [who: 'desk' | 'clerk' | 'nobody', path: string][] = [];

  beforeAll(async () => {
    bench = await startWorkbench();
    const { staff } = bench;
    const folder = join(import.meta.dirname, '../../data/demo/990121');
    must(await loadDemoCounty(staff, await readDemoCounty(folder)));
    must(await loadDemoPeople(staff, program, regionId, await readDemoPeople(folder)));
    const accounts = await staff.storage.accounts.list(regionId, { limit: 100 });
    const idOf = (name: string) => accounts.find(({ signInName }) => signInName === name)!.accountId;
    cookies.set('desk', (await bench.again(idOf('su.chunfen'))).cookie);
    cookies.set('clerk', (await bench.again(idOf('lin.xiaoman'))).cookie);
    const desk = await signedInAs(staff, idOf('su.chunfen'));
    await furnish(desk);
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
    expect(bench.faults).toEqual([]);
  });

  async function furnish(desk: Caller) {
    const { staff } = bench;
    const rule = staff.requestRules;
    const granted = kindInRow(staff, 'G3', 'granted', '2026-09-01');
    const refusal = rule.answers.find(
      ({ law, traits, cells }) =>
        law === 'REG2019' && traits.needsGround && !traits.combines && cells === null,
    )!.id;
    const ground = rule.grounds.find(({ law }) => law === 'REG2019')!.id;
    for (const [requestId, answer] of [
      ['q1', { kind: refusal, grounds: [ground], on: '2026-09-10' }],
      ['q2', { kind: refusal, grounds: [ground], on: '2026-09-11' }],
      ['q3', { kind: granted, on: '2026-09-12' }],
    ] as const)
      await live(staff, { requestId, agencyId, receivedOn: '2026-08-24', answer });
    await live(staff, { requestId: 'open', agencyId, receivedOn: '2026-11-20' });
    await live(staff, { requestId: 'late', agencyId, receivedOn: '2026-08-03' });
    const numberOf = async (id: string) => (await staff.storage.requests.get(regionId, id))!.number;
    const review = rule.disputes.procedures.find(({ procedure }) => procedure === 'review')!.id;
    const suit = rule.disputes.procedures.find(
      ({ procedure, afterReview }) => procedure === 'litigation' && !afterReview,
    )!.id;
    const form = rule.sides.dispute.decisions.find(({ procedure }) => procedure === 'review')!.id;
    const lost = rule.disputes.outcomes.find(
      ({ reanswer, procedure }) => reanswer && procedure === 'review',
    )!;
    const opened = async (requestId: string, procedure: string) =>
      must(
        await openDispute(staff, desk, {
          regionId,
          input: {
            requestNumber: await numberOf(requestId),
            procedure,
            act: 'answer',
            role: 'respondent',
            caseNumber: '青政复〔2026〕12号',
            filedOn: '2026-11-02',
            acceptedOn: '2026-11-05',
            receivedOn: '2026-11-10',
          },
        }),
      ).disputeId;
    const enter = async (disputeId: string, step: string, input: Record<string, string>) =>
      must(await enterDisputeStep(staff, desk, { regionId, disputeId, step, input }));
    for (const requestId of ['q1', 'q2']) {
      const disputeId = await opened(requestId, review);
      await enter(disputeId, 'answer', { on: '2026-11-12', proof: '回执3号' });
      await enter(disputeId, 'decide', {
        form,
        outcome: lost.id,
        document: '青政复决〔2026〕12号',
        on: '2026-11-17',
        receivedOn: '2026-11-18',
      });
      pages.push(['desk', `disputes/${disputeId}`], ['clerk', `disputes/${disputeId}/close`]);
    }
    const direct = await opened('q2', suit);
    pages.push(
      ['clerk', `disputes/${direct}`],
      ['clerk', `disputes/${direct}/decide`],
      ['clerk', `disputes/${direct}/files`],
      ['desk', 'disputes'],
      ['clerk', 'disputes?view=all'],
      ['clerk', 'disputes/new'],
      ['desk', 'disputes?year=2026&group=review'],
    );
    must(await archiveRequest(staff, desk, { regionId, requestId: 'q3' }));
    pages.push(['clerk', 'requests/q3/archive'], ['clerk', 'requests/q1/archive']);
    pages.push(['desk', 'requests/statistics?year=2026'], ['desk', 'requests/statistics?year=2020']);

    const filed = must(
      await fileCorrection(staff, anyone, {
        regionId,
        input: {
          agencyId,
          title: '不动产登记簿中的宗地面积',
          wrong: '面积写成了 96 平方米，应当是 69 平方米。',
          evidence: '2019 年宗地图、测绘报告。',
          name: '周知远',
          identityNumber: '990121199003074470',
          phone: '0000-1234567',
        },
        files: [],
      }),
    );
    const correct = { regionId, caseId: filed.caseId };
    const finding = { on: '2026-11-20', finding: '经查登记簿原件，登记有误。' };
    must(await enterCorrectionStep(staff, desk, { ...correct, step: 'verify', input: finding }));
    const kind = rule.answers.find(({ procedure }) => procedure === 'correction')!.id;
    pages.push(
      ['clerk', 'corrections'],
      ['clerk', 'corrections/new'],
      ['clerk', `corrections/${filed.caseId}`],
      ['clerk', `corrections/${filed.caseId}/letter?answer=${kind}`],
      ['nobody', `corrections/receipt/${filed.caseId}`],
      ['nobody', 'corrections'],
    );
    const complaint = must(
      await fileComplaint(staff, anyone, {
        regionId,
        input: {
          agencyId,
          about: rule.sides.complaint.subjects[1]!.id,
          text: '八月提出的申请到现在没有答复。',
          name: '沈一苇',
          phone: '0000-1234568',
        },
        files: [],
      }),
    );
    const place = { regionId, caseId: complaint.caseId };
    const ask = { question: '请说明没有按期答复的原因。', dueOn: '2026-11-27' };
    must(await enterComplaintStep(staff, desk, { ...place, step: 'ask', input: ask }));
    pages.push(
      ['desk', 'complaints'],
      ['desk', 'complaints/new'],
      ['desk', `complaints/${complaint.caseId}`],
      ['clerk', `complaints/${complaint.caseId}/explain`],
      ['desk', `complaints/${complaint.caseId}/find`],
      ['nobody', 'complaints'],
    );
    const rows = [
      { name: '元旦', from: '2027-01-01', until: '2027-01-03', work: '' },
      { name: '春节', from: '2027-02-05', until: '2027-02-11', work: '2027-01-30、2027-02-20' },
    ];
    const texts = {
      year: '2027',
      source: '国办发明电〔2026〕9号',
      issued: '2026-11-19',
      scope: 'national',
      rows,
    };
    // Received late enough to be due after New Year.
    await live(staff, { requestId: 'newyear', agencyId, receivedOn: '2026-12-10' });
    const { noticeId } = must(await enterNotice(staff, desk, { regionId, texts }));
    pages.push(
      ['clerk', 'calendar'],
      ['desk', 'calendar/new'],
      ['desk', `calendar/${noticeId}?done=entered`],
    );
  }

  async function visitor(who: string, width: number, view: string): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true });
    const cookie = cookies.get(who);
    if (cookie !== undefined) {
      const [name, value] = cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: bench.url }]);
    }
    if (view !== '') await context.addCookies([{ name: 'view', value: view, url: bench.url }]);
    return context;
  }

  const addressOf = (who: string, path: string) =>
    who === 'nobody' ? `/regions/${regionId}/${path}` : `/workbench/${path}`;

  async function wrongWith(page: Page, view: string): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
    )) as { violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[] };
    const facts = await page.evaluate(() => ({
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      low: [...document.querySelectorAll('main a, main button, main summary, main select')]
        .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 43.5)
        .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
      heading: document.querySelector('h1')?.textContent ?? '',
    }));
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
      ...(facts.wider > 0 ? [`scrolls sideways by ${facts.wider}`] : []),
      ...(view === 'elder' ? facts.low.map((each) => `lower than 44 px: ${each}`) : []),
      ...(facts.heading === '' ? ['has no heading'] : []),
    ];
  }

  it.each([
    ['normal', 390, ''],
    ['normal', 1280, ''],
    ['elder', 390, 'elder'],
    ['dark', 1280, 'dark'],
  ] as const)(
    'axe finds nothing and nothing is cut off: %s, %d px',
    async (name, width, view) => {
      const found: Record<string, readonly string[]> = {};
      for (const who of ['desk', 'clerk', 'nobody'] as const) {
        const context = await visitor(who, width, view);
        const page = await context.newPage();
        for (const [, path] of pages.filter(([each]) => each === who)) {
          const answer = await page.goto(bench.url + addressOf(who, path));
          if (pictures !== undefined) {
            const file = `${name}-${width}-${who}-${path.replace(/[a-f0-9-]{20,}/g, 'id').replace(/\W+/g, '-')}.png`;
            await page.screenshot({ path: join(pictures, file), fullPage: true });
          }
          const wrong = [
            ...(await wrongWith(page, view)),
            ...(answer?.status() === 200 ? [] : [`answers ${answer?.status()}`]),
          ];
          if (wrong.length > 0) found[`${who} ${path}`] = wrong;
        }
        await context.close();
      }
      expect(found).toEqual({});
    },
    180_000,
  );

  it('a figure of the statistics leads to the list that it counts', async () => {
    const context = await visitor('desk', 1280, '');
    const page = await context.newPage();
    await page.goto(`${bench.url}/workbench/requests/statistics?year=2026&agency=${agencyId}`);
    await page.click('table.matrix tbody tr:first-child td:last-child a');
    expect(page.url()).toContain('/workbench/requests?');
    await expect(page.locator('main table.records tbody tr').count()).resolves.toBe(6);
    await context.close();
  });

  it('a clerk enters a review, without JavaScript; what is wrong is said, what was typed stays', async () => {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const [name, value] = cookies.get('clerk')!.split('=') as [string, string];
    await context.addCookies([{ name, value, url: bench.url }]);
    const page = await context.newPage();
    await page.goto(`${bench.url}/workbench/disputes/new`);
    await page.fill('#requestNumber', (await bench.staff.storage.requests.get(regionId, 'q3'))!.number);
    await page.selectOption('#procedure', { index: 1 });
    await page.fill('#acceptedOn', '2026-11-12');
    await page.click('main button[type=submit]');
    await expect(page.textContent('[role=alert]')).resolves.toContain('收到副本的日期');
    await expect(page.inputValue('#acceptedOn')).resolves.toBe('2026-11-12');
    await page.fill('#receivedOn', '2026-11-13');
    await page.click('main button[type=submit]');
    await expect(page.textContent('main .notice')).resolves.toContain('已登记');
    await expect(page.textContent('.deadlines')).resolves.toContain('2026年11月27日');
    await context.close();
  });

  it('anybody complains through the portal and gets a number', async () => {
    const context = await visitor('nobody', 390, '');
    const page = await context.newPage();
    await page.goto(`${bench.url}/regions/${regionId}/complaints`);
    await page.selectOption('#agencyId', { index: 1 });
    await page.selectOption('#about', { index: 1 });
    await page.fill('#text', '没有公开。');
    await page.click('main button[type=submit]');
    await expect(page.textContent('h1')).resolves.toBe('已经收到');
    await expect(page.textContent('main')).resolves.toContain('投诉〔2026〕2号');
    await context.close();
  });
});
