import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Portal, pages, sampleFile, samplePath, startPortal } from './portal.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
];

const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Nothing but colours changes in the dark mode. */
const colours = ['color-contrast', 'link-in-text-block'];

let portal: Portal;
let browser: Browser;

interface AxeNode {
  readonly target: readonly string[];
}
interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly AxeNode[] }[];
}

describe.skipIf(!existsSync(executablePath))('in a real browser', () => {
  beforeAll(async () => {
    portal = await startPortal();
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-sync', ...quiet],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await portal?.stop();
  });

  async function visitor(width: number, view: string, more: object = {}): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    if (view !== '') await context.addCookies([{ name: 'view', value: view, url: portal.url }]);
    return context;
  }

  async function complaints(page: Page, only = allRules): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(only)} })`,
    )) as AxeResult;
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    );
  }

  const modes = ['', 'elder', 'dark'];
  it.each(modes.flatMap((mode) => [390, 1280].map((width) => [mode || 'normal', width, mode] as const)))(
    'axe finds nothing and nothing is cut off: %s, %d px',
    async (_name, width, mode) => {
      const context = await visitor(width, mode);
      const page = await context.newPage();
      const found: Record<string, unknown> = {};
      page.on('request', (request) => {
        if (!request.url().startsWith(portal.url)) found[request.url()] = 'third party';
      });
      page.on('pageerror', (error) => {
        found[page.url()] = error.message;
      });
      for (const path of pages) {
        await page.goto(portal.url + path);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        const wrong = [
          ...(await complaints(page, mode === 'dark' ? colours : allRules)),
          ...(wider > 0 ? [`page scrolls sideways by ${wider}`] : []),
        ];
        if (wrong.length > 0) found[path] = wrong;
      }
      await context.close();
      expect(found).toEqual({});
    },
    180_000,
  );

  it('a citizen without JavaScript finds a report, its contradiction, the words that prove it, and large type', async () => {
    const context = await visitor(390, '', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(portal.url);
    await page.fill('input[type=search]', '句容 2019');
    await page.click('.search button');
    await page.click('.list a:has-text("句容市")');
    await expect(page.textContent('h1')).resolves.toContain('句容市');
    await page.click('.find.error >> nth=3 >> text=/第 \\d+ 行/ >> nth=0');
    expect(page.url()).toMatch(/\/text#L\d+$/);
    await page.click('.to-finding >> nth=0');
    expect(page.url()).toMatch(/\/reports\/321183\/2019#f\d+$/);
    await page.click('td.bad a >> nth=0');
    await expect(page.textContent('body')).resolves.toContain('勾稽关系');
    await page.click('text=长辈版');
    expect(page.url()).toContain('/cells/');
    await expect(page.getAttribute('html', 'data-size')).resolves.toBe('elder');
    await context.close();
  });

  it('a clerk without JavaScript checks a report before publishing it', async () => {
    const context = await visitor(390, '', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${portal.url}/check`);
    await page.setInputFiles('#file', sampleFile);
    await page.click('text=开始核对');
    await expect(page.textContent('h1')).resolves.toBe('核对结果');
    await expect(page.locator('.find.error').count()).resolves.toBeGreaterThan(0);
    await expect(page.textContent('.notice')).resolves.toContain('文件没有保存');
    await context.close();
  });

  it('the result of a check is clean for axe as well', async () => {
    const context = await visitor(1280, '');
    const page = await context.newPage();
    await page.goto(`${portal.url}/check`);
    await page.setInputFiles('#file', [sampleFile, sampleFile]);
    await page.click('text=开始核对');
    await page.waitForSelector('text=核对结果');
    expect(await complaints(page)).toEqual([]);
    await context.close();
  });

  it('the keyboard reaches the main text first and scrolls wide tables', async () => {
    const context = await visitor(390, '');
    const page = await context.newPage();
    await page.goto(portal.url + samplePath);
    await page.keyboard.press('Tab');
    await expect(page.evaluate(() => document.activeElement?.textContent)).resolves.toBe('跳到正文');
    await page.keyboard.press('Enter');
    await expect(page.evaluate(() => document.activeElement?.id)).resolves.toBe('main');
    await context.close();
  });

  it('every target is at least 44 px high in the large-type mode', async () => {
    const context = await visitor(390, 'elder');
    const page = await context.newPage();
    const small: Record<string, readonly string[]> = {};
    for (const path of pages) {
      await page.goto(portal.url + path);
      const found = await page.evaluate(() =>
        [...document.querySelectorAll('a:not(.skip), button, summary, select, input:not([type=hidden])')]
          // A tick box is as large as the label around it: that is what a finger meets.
          .map((each) => (each.matches('[type=radio], [type=checkbox]') && each.closest('label')) || each)
          .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 43.5)
          .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
      );
      if (found.length > 0) small[path] = found.slice(0, 5);
    }
    expect(small).toEqual({});
    await context.close();
  });

  it('on paper the page is white, nothing is cut off and the findings are there, whatever the screen shows', async () => {
    const context = await visitor(720, 'dark');
    const page = await context.newPage();
    await page.goto(portal.url + samplePath);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => ({
      background: getComputedStyle(document.body).backgroundColor,
      findings: [...document.querySelectorAll('.find')].every((each) => each.getClientRects().length > 0),
      navigation: document.querySelector('.nav')?.getClientRects().length,
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(paper).toEqual({ background: 'rgb(255, 255, 255)', findings: true, navigation: 0, wider: 0 });
    await context.close();
  });
});
