/** Every page of the workbench in a real browser, as the people of the demo's county see it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoCounty } from '../../src/demo-files/read-demo-county.ts';
import { readDemoPeople } from '../../src/demo-files/read-demo-people.ts';
import { loadDemoCounty } from '../../src/usecases/demo/load-demo-county.ts';
import { loadDemoPeople } from '../../src/usecases/people/load-demo-people.ts';
import { makeDueTasks } from '../../src/usecases/tasks/make-due-tasks.ts';
import { doors } from '../permissions/doors.ts';
import { testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const program = { kind: 'program', from: { door: 'job', address: '', agent: '' } } as const;
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;

const clerk = 'lin.xiaoman';
const head = 'zhou.guyu';
const desk = 'su.chunfen';
const inspector = 'feng.dongzhi';
const system = 'xu.lichun';
const security = 'he.yushui';
const auditor = 'pan.jingzhe';
const roleless = 'wu.role';

/** Who opens what. `:accountId` is the clerk; `:agencyId` the finance bureau. */
const visits: readonly (readonly [signInName: string, path: string, query?: string])[] = [
  [clerk, '/workbench', '?done=office-confirmed'],
  [head, '/workbench'],
  [desk, '/workbench'],
  [inspector, '/workbench'],
  [system, '/workbench'],
  [security, '/workbench'],
  [auditor, '/workbench'],
  [roleless, '/workbench'],
  [clerk, '/workbench/agencies'],
  [desk, '/workbench/agencies', '?q=%E6%B2%A1%E6%9C%89'],
  [clerk, '/workbench/agencies/:agencyId', '?done=office'],
  [desk, '/workbench/agencies/:agencyId'],
  [clerk, '/workbench/agencies/:agencyId/office'],
  [desk, '/workbench/agencies/:agencyId/edit'],
  [desk, '/workbench/agencies/:agencyId/succession'],
  [desk, '/workbench/agencies/new'],
  [desk, '/workbench/agencies/import'],
  [desk, '/workbench/agencies/import/done', '?added=1&changed=2'],
  [desk, '/workbench/subject-export'],
  [clerk, '/workbench/delegations', '?done=made'],
  [head, '/workbench/delegations/new'],
  [clerk, '/workbench/handover'],
  [clerk, '/workbench/me', '?done=contacts'],
  [clerk, '/workbench/me/notices'],
  [clerk, '/workbench/notices'],
  [clerk, '/workbench/permissions'],
  [system, '/workbench/people'],
  [system, '/workbench/people', '?q=none'],
  [system, '/workbench/people/new'],
  [system, '/workbench/people/:accountId', '?done=changed'],
  [security, '/workbench/people/:accountId'],
  [system, '/workbench/people/:accountId/edit'],
  [system, '/workbench/deliveries'],
  [system, '/workbench/gateway'],
  [system, '/workbench/jobs'],
  [system, '/workbench/mailbox'],
  [desk, '/workbench/requests/mail'],
  [security, '/workbench/roles'],
  [security, '/workbench/roles/:accountId', '?done=granted'],
  [security, '/workbench/retention'],
  [security, '/workbench/retention/list', '?state=in-use&owner=account&kind=email'],
  [auditor, '/workbench/audit'],
  [auditor, '/workbench/audit/:entryId'],
  [auditor, '/workbench/audit/verify'],
  [auditor, '/workbench/audit/head'],
  [inspector, '/workbench/people'],
];

/** Not a page that stays, or opened in the test that makes what it shows. */
const elsewhere: Readonly<Record<string, string>> = {
  'tests/journeys/acts-browser.test.ts':
    '^/workbench/requests/:requestId/(supplement|consult|objection|third-party-told|extension|reasons|delay|fee|records|personal-check|search|secrecy|answer|submit|review|sign|serve|letters|mail-returned|contact|withdrawal)',
  'tests/journeys/agencies-browser.test.ts': '^/workbench/agencies/import/:stagedId$',
  'tests/journeys/sign-in-browser.test.ts':
    '^/workbench/(sign-in|set-up|invitation|demo)|^/workbench/sign-out$',
  'tests/journeys/me-browser.test.ts':
    '^/workbench/me/(contacts|password|second-factor|recovery-codes|identity|export)',
  'tests/journeys/desk-browser.test.ts':
    '^/workbench/requests(/(carry-over|new))?$|^/workbench/requests/:requestId(/(clock|assign|cohandle|notes|files|receipt|reveal)(/:askId)?)?$',
  'tests/journeys/disputes-browser.test.ts':
    '^/workbench/(disputes|corrections|complaints|calendar)(/|$)|^/workbench/requests/(statistics(/cell)?|:requestId/archive)$',
  'tests/journeys/citizen-browser.test.ts': '^/workbench/requests/(openness|:requestId/publish)$',
  'over HTTP, with a real mail': '^/workbench/requests/mail/:mailId',
  'a file, not a page': '\\.(csv|xlsx|jsonl|json|html|pdf|docx)$|:format|/files/:fileId$',
};

describe.skipIf(!existsSync(executablePath))('the workbench in a real browser', () => {
  let bench: Workbench;
  let browser: Browser;
  const ids = new Map<string, string>();
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    bench = await startWorkbench();
    const { staff } = bench;
    const folder = join(import.meta.dirname, '../../data/demo/990121');
    const county = await loadDemoCounty(staff, await readDemoCounty(folder));
    if (!county.ok) throw new Error(county.problems[0].message);
    const people = await loadDemoPeople(staff, program, testRegion, await readDemoPeople(folder));
    if (!people.ok) throw new Error(people.problems[0].message);
    await makeDueTasks(staff, program, testRegion);
    const { accountId } = await bench.person({ accountId: roleless, name: '吴角', roles: [] });
    ids.set(roleless, accountId);
    for (const each of await staff.storage.accounts.list(testRegion, { limit: 100 }))
      ids.set(each.signInName, each.accountId);
    ids.set(roleless, accountId);
    await makeSomeUrgent();
    for (const who of new Set(visits.map(([name]) => name)))
      cookies.set(who, (await bench.again(ids.get(who)!)).cookie);
    const refused = await fetch(`${bench.url}/workbench/audit`, {
      headers: { Cookie: cookies.get(clerk)! },
    });
    expect(refused.status).toBe(403);
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
    expect(bench.faults).toEqual([]);
  });

  /** One of the clerk's tasks is overdue, one will be soon. */
  async function makeSomeUrgent() {
    const { tasks } = bench.staff.storage;
    const [first, second] = await tasks.open(testRegion, { accountId: ids.get(clerk)!, limit: 2 });
    await tasks.put({ ...first!, due: '2026-11-18' });
    await tasks.put({ ...second!, due: '2026-11-23' });
  }

  async function visitor(
    who: string,
    width: number,
    view: string,
    more: object = {},
  ): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    const [name, value] = cookies.get(who)!.split('=') as [string, string];
    await context.addCookies([
      { name, value, url: bench.url },
      ...(view === '' ? [] : [{ name: 'view', value: view, url: bench.url }]),
    ]);
    return context;
  }

  const addressOf = (path: string, query = '') =>
    path.replace(':agencyId', '1010').replace(':accountId', ids.get(clerk)!).replace(':entryId', '2') + query;

  async function complaints(page: Page, view: string): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
    )) as { violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[] };
    const facts = await page.evaluate(() => ({
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      low: [...document.querySelectorAll('a:not(.skip), button, summary, select, input:not([type=hidden])')]
        .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 43.5)
        .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
      title: document.title,
      heading: document.querySelector('h1')?.textContent ?? '',
      mainTop: document.querySelector('main')!.getBoundingClientRect().top,
    }));
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
      ...(facts.wider > 0 ? [`scrolls sideways by ${facts.wider}`] : []),
      ...(view === 'elder' ? facts.low.map((each) => `lower than 44 px: ${each}`) : []),
      ...(facts.heading === '' || !facts.title.endsWith(' - 工作台') ? [`titled ${facts.title}`] : []),
      // The head leaves most of the first screen to the page: a third of it, half in large type.
      ...(facts.mainTop > (view === 'elder' ? 422 : 281) ? [`begins at ${facts.mainTop}`] : []),
    ];
  }

  it('opens every page that there is', () => {
    const pages = doors
      .filter(({ method, path }) => method === 'GET' && /^\/workbench(\/|$)/.test(path))
      .map(({ path }) => path)
      .filter((path) => !Object.values(elsewhere).some((pattern) => new RegExp(pattern).test(path)));
    const opened = new Set(visits.map(([, path]) => path));
    expect(pages.filter((path) => !opened.has(path))).toEqual([]);
    expect(pages.length).toBeGreaterThan(25);
  });

  const modes = [
    ['normal', 390, ''],
    ['normal', 1280, ''],
    ['elder', 390, 'elder'],
    ['dark', 1280, 'dark'],
  ] as const;
  it.each(modes)(
    'axe finds nothing, nothing is cut off, nothing comes from elsewhere: %s, %d px',
    async (name, width, view) => {
      const found: Record<string, readonly string[]> = {};
      for (const who of new Set(visits.map(([each]) => each))) {
        const context = await visitor(who, width, view);
        const page = await context.newPage();
        const strange: string[] = [];
        page.on('request', (request) => {
          if (!request.url().startsWith(bench.url)) strange.push(`asks ${request.url()}`);
        });
        page.on('pageerror', (error) => strange.push(error.message));
        for (const [, path, query] of visits.filter(([each]) => each === who)) {
          const answer = await page.goto(bench.url + addressOf(path, query));
          const refused = who === inspector && path === '/workbench/people';
          if (pictures !== undefined) {
            const file = `${name}-${width}-${who}${path.replace(/\W+/g, '-')}.png`;
            await page.screenshot({ path: join(pictures, file), fullPage: true });
          }
          const wrong = [
            ...(await complaints(page, view)),
            ...strange.splice(0),
            ...(answer?.status() === (refused ? 403 : 200) ? [] : [`answers ${answer?.status()}`]),
          ];
          if (wrong.length > 0) found[`${who} ${path}`] = wrong;
        }
        await context.close();
      }
      expect(found).toEqual({});
    },
    120_000,
  );

  it('the script of the site leaves the words of the upload button as they are', async () => {
    const context = await visitor(desk, 1280, '');
    const page = await context.newPage();
    await page.goto(`${bench.url}/workbench/agencies/import`, { waitUntil: 'load' });
    await expect(page.textContent('main form button')).resolves.toBe('预览');
    await context.close();
  });

  describe('without JavaScript, under the content policy of the site', () => {
    const plain = { javaScriptEnabled: false, bypassCSP: false };

    it('a clerk confirms the contact data of the office in two clicks, with a phone', async () => {
      const context = await visitor(clerk, 390, '', plain);
      const page = await context.newPage();
      await page.goto(`${bench.url}/workbench`);
      await page.click('.tasks a >> nth=0');
      await page.click('main button:has-text("核对无误")');
      await expect(page.textContent('.notice')).resolves.toContain('核对无误');
      await expect(page.locator('.tasks > li').count()).resolves.toBe(1);
      await context.close();
    });

    it('the county desk opens the long list and the menu, and lends a role for a holiday', async () => {
      const context = await visitor(desk, 390, '', plain);
      const page = await context.newPage();
      await page.goto(`${bench.url}/workbench`);
      await expect(page.locator('.tasks > li >> visible=true').count()).resolves.toBe(8);
      await page.click('.more summary');
      await expect(page.locator('.tasks > li >> visible=true').count()).resolves.toBeGreaterThan(50);
      await expect(page.isVisible('.bench-menu a:has-text("机关名录")')).resolves.toBe(false);
      await page.click('.bench-menu summary');
      await page.click('.bench-menu a:has-text("委托与移交")');
      await page.click('main a:has-text("安排代行")');
      await page.selectOption('#grantId', { label: '我的：政务公开股' });
      await page.selectOption('#toAccountId', ids.get(head)!);
      await page.fill('#from', '2026-11-23');
      await page.fill('#until', '2026-11-27');
      await page.fill('#reason', '培训');
      await page.click('text=登记委托');
      await expect(page.textContent('.notice')).resolves.toContain('委托已登记');
      await expect(page.textContent('.rows')).resolves.toContain('2026年11月23日 至 2026年11月27日');
      await context.close();
    });

    it('a new clerk: the system administrator opens the account, the security administrator finds it waiting', async () => {
      const opening = await visitor(system, 390, '', plain);
      const page = await opening.newPage();
      await page.goto(`${bench.url}/workbench`);
      await page.click('.doors a:has-text("开设账户")');
      await page.fill('#signInName', 'fang.xin');
      await page.fill('#name', '方欣');
      await page.selectOption('#agencyId', '1010');
      await page.click('main form button');
      await expect(page.textContent('.one-time')).resolves.toContain('/workbench/invitation/');
      await opening.close();

      const granting = await visitor(security, 390, '', plain);
      const other = await granting.newPage();
      await other.goto(`${bench.url}/workbench`);
      await other.click('text=方欣还没有角色');
      await other.selectOption('#role', 'clerk');
      // The agency of the account is chosen already.
      await other.click('main button:has-text("授予")');
      await expect(other.textContent('.notice')).resolves.toContain('角色已授予');
      await expect(other.textContent('.rows')).resolves.toContain('信息员（县财政局）');
      await other.goto(`${bench.url}/workbench`);
      await expect(other.textContent('main')).resolves.not.toContain('方欣');
      await granting.close();
    });

    it('an auditor is led to the refusals of today', async () => {
      const context = await visitor(auditor, 1280, '', plain);
      const page = await context.newPage();
      await page.goto(`${bench.url}/workbench`);
      await page.click('text=/操作因没有权限被拒绝/');
      await expect(page.textContent('.records')).resolves.toContain('林小满');
      await expect(page.locator('.records tbody tr:has-text("已完成")').count()).resolves.toBe(0);
      await context.close();
    });
  });
});
