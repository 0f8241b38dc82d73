import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noApplicant } from '../../src/domain/requests/new-request.ts';
import { registered } from '../support/desk-requests.ts';
import { addDirectory } from '../support/directory.ts';
import { addRegion } from '../support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const list = '/workbench/requests';

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

describe.skipIf(!existsSync(executablePath))('the desk in a real browser', () => {
  let site: Workbench;
  let browser: Browser;
  let desk: Visitor;
  let clerk: Visitor;
  const ids: string[] = [];
  let paths: readonly string[];

  beforeAll(async () => {
    site = await startWorkbench();
    await addRegion(site.staff);
    await addDirectory(site.staff);
    for (const [title, day] of [
      ['城北片区征地补偿安置方案', '2026-10-20'],
      ['农村危房改造补助名单', '2026-10-26'],
      ['雨污分流工程概算批复', '2026-11-20'],
    ] as const) {
      site.clock.set(`${day}T01:00:00Z`);
      const applicant = { ...noApplicant, kind: 'person', name: '谷雨生', phone: '19900000099' };
      const more = { agencyId: '1103', title, description: `请公开${title}。`, applicant };
      ids.push((await registered(site.staff, more)).state.requestId);
    }
    site.clock.set('2026-11-23T01:00:00Z');
    desk = await site.person({
      accountId: 'desk',
      name: '周明远',
      roles: [{ role: 'county-desk', agencyId: null }],
    });
    clerk = await site.person({
      accountId: 'clerk',
      name: '林小满',
      agencyId: '1103',
      roles: [{ role: 'clerk', agencyId: '1103' }],
    });
    const one = `${list}/${ids[0]}`;
    paths = [
      '/workbench',
      list,
      `${list}?q=none`,
      `${list}/new`,
      `${list}/new?channel=ordinary-post`,
      `${list}/carry-over?year=2026`,
      `${list}/mail`,
      one,
      `${one}?on=2026-10-21`,
      ...['clock', 'assign', 'cohandle', 'notes', 'files', 'receipt', 'reveal'].map(
        (page) => `${one}/${page}`,
      ),
    ];
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-sync'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    expect(site?.faults).toEqual([]);
    await site?.stop();
  });

  async function visit(who: Visitor, width: number, mode: string, more = {}): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    const [name, value] = who.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: site.url }]);
    if (mode !== '') await context.addCookies([{ name: 'view', value: mode, url: site.url }]);
    return context;
  }

  async function complaints(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run(document)')) as AxeResult;
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
      ...(wider > 0 ? [`page scrolls sideways by ${wider}`] : []),
    ];
  }

  const views = ['', 'elder', 'dark'].flatMap((mode) =>
    [390, 1280].map((width) => [mode || 'normal', width, mode] as const),
  );
  it.each(views)(
    'axe finds nothing and nothing is cut off: %s, %d px',
    async (_name, width, mode) => {
      const context = await visit(desk, width, mode);
      const page = await context.newPage();
      const found: Record<string, readonly string[]> = {};
      for (const path of paths) {
        const answer = await page.goto(site.url + path);
        const wrong = [...(await complaints(page)), ...(answer?.status() === 200 ? [] : ['not shown'])];
        if (wrong.length > 0) found[path] = wrong;
      }
      await context.close();
      expect(found).toEqual({});
    },
    240_000,
  );

  it('every target is at least 44 px high in the large-type mode', async () => {
    const context = await visit(desk, 390, 'elder');
    const page = await context.newPage();
    const small: Record<string, readonly string[]> = {};
    for (const path of paths) {
      await page.goto(site.url + path);
      const found = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'main a, main button, main summary, main select, main input:not([type=hidden])',
          ),
        ]
          .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 43.5)
          .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
      );
      if (found.length > 0) small[path] = found.slice(0, 5);
    }
    await context.close();
    expect(small).toEqual({});
  }, 120_000);

  it('the queue is worked from the keyboard: down, down, up, open; / searches', async () => {
    const context = await visit(clerk, 1280, '');
    const page = await context.newPage();
    await page.goto(site.url + list);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe('城北片区征地补偿安置方案');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q');
    await page.keyboard.type('危房j');
    expect(await page.inputValue('input[name=q]')).toBe('危房j');
    await page.goto(site.url + list);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${list}/${ids[0]}`);
    await context.close();
  });

  it('a clerk without JavaScript registers what came by post, hands over the receipt and finds the case', async () => {
    const context = await visit(clerk, 390, '', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url + list);
    await page.click('text=登记申请');
    await page.click('nav >> text=邮寄（需签收）');
    await page.fill('#evidence', 'EMS 12345678，收发室签收');
    await page.fill('#arrivedAtAgency', '2026-11-20');
    await page.selectOption('#kind', { index: 1 });
    await page.fill('#name', '白露生');
    await page.fill('#description', '请公开林地征收的批准文件。');
    await page.click('text=登记，生成编号和回执');
    await expect(page.textContent('.case-code')).resolves.toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=下载回执 DOCX')]);
    expect(download.suggestedFilename()).toMatch(/^回执-.*\.docx$/);
    await page.click('text=打开案卷');
    await expect(page.textContent('.case-facts')).resolves.toContain('2026年11月20日 收到');
    await expect(page.textContent('.case-words')).resolves.toContain('请公开林地征收的批准文件');
    await context.close();
  });
});
