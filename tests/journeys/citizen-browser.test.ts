/** Every page of a citizen in a real browser: three modes, two widths, axe, nothing cut off. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, fileOne, fillIn } from '../support/citizen.ts';
import { addDirectory } from '../support/directory.ts';
import { addRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { answeredInPart, happened, supplementAsked, thirdPartyAsked } from './citizen-pages.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const colours = ['color-contrast', 'link-in-text-block'];
/** A folder for pictures of every page; none are made where it is not named. */
const pictures = process.env.PICTURES ?? '';
const base = `/regions/${testRegion}/requests`;
const token = 'T'.repeat(43);

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

let bench: Workbench;
let browser: Browser;
let furnishedAt: string;
/** Page by name: address, and the cookies of the browser that may see it. */
const pages: [name: string, path: string, cookies: Readonly<Record<string, string>>][] = [];

describe.skipIf(!existsSync(executablePath))('a citizen in a real browser', () => {
  beforeAll(async () => {
    bench = await startWorkbench();
    await addRegion(bench.staff, testRegion, '青禾县');
    await addDirectory(bench.staff);
    await bench.person({ accountId: 'desk', roles: [{ role: 'county-desk', agencyId: null }] });
    await furnish();
    furnishedAt = bench.clock().toISOString();
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    if (pictures !== '') mkdirSync(pictures, { recursive: true });
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
  });

  it.each(
    ['', 'elder', 'dark'].flatMap((mode) =>
      [390, 1280].map((width) => [mode || 'normal', width, mode] as const),
    ),
  )(
    'axe finds nothing and nothing is cut off: %s, %d px',
    async (name, width, mode) => {
      const found: Record<string, unknown> = {};
      // A status page stays open for two hours only.
      bench.clock.set(furnishedAt);
      const context = await visitor(width, mode, {});
      const page = await context.newPage();
      page.on('pageerror', (error) => {
        found[page.url()] = error.message;
      });
      for (const [title, path, cookies] of pages) {
        bench.clock.forward(1);
        await context.clearCookies();
        await context.addCookies(cookiesOf(mode, cookies));
        await page.goto(bench.url + path);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        const wrong = [
          ...(await complaints(page, mode === 'dark' ? colours : allRules)),
          ...(wider > 0 ? [`page scrolls sideways by ${wider}`] : []),
        ];
        if (wrong.length > 0) found[title] = wrong;
        if (pictures !== '')
          await page.screenshot({ path: `${pictures}/${title}-${width}-${name}.png`, fullPage: true });
      }
      await context.close();
      expect(found).toEqual({});
    },
    300_000,
  );

  it('targets of the form are large enough for a thumb in elder mode', async () => {
    const small: string[] = [];
    for (const [title, path, cookies] of pages.filter(([, address]) => address.includes('/new/'))) {
      bench.clock.forward(1);
      const context = await visitor(390, 'elder', cookies);
      const page = await context.newPage();
      await page.goto(bench.url + path);
      const heights = await page.$$eval(
        'main button, main .choice, main select, main input:not([type=hidden]):not([type=radio]):not([type=checkbox])',
        (nodes) =>
          nodes.map(
            (node) => [node.textContent?.slice(0, 20) ?? '', node.getBoundingClientRect().height] as const,
          ),
      );
      small.push(
        ...heights
          .filter(([, height]) => height > 0 && height < 44)
          .map(([words, height]) => `${title}: ${words} ${height}`),
      );
      await context.close();
    }
    expect(small).toEqual([]);
  }, 120_000);

  it('shows what is public already while somebody types', async () => {
    await bench.staff.storage.transaction(async (stores) =>
      stores.search.index([
        {
          regionId: testRegion,
          documentId: 'answer/x',
          kind: 'answer',
          title: '农村危房改造补助标准',
          text: '农村危房改造补助标准',
          day: '2026-03-02',
          link: `/regions/${testRegion}/answers/x`,
          agencyId: null,
        },
      ]),
    );
    const context = await visitor(390, '', pages.find(([title]) => title === 'new-content')![2]);
    const page = await context.newPage();
    await page.goto(`${bench.url}${base}/new/content`);
    await page.fill('#title', '危房改造补助');
    await page.waitForSelector('.similar-box a');
    await expect(page.textContent('.similar-box')).resolves.toContain('农村危房改造补助标准');
    await context.close();
  }, 60_000);

  it('a citizen goes from the first page to the receipt by keyboard alone', async () => {
    bench.clock.forward(5);
    const context = await visitor(1280, '', {}, { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${bench.url}${base}/new?agency=1103`);
    const press = async (selector: string) => {
      await page.focus(selector);
      await page.keyboard.press('Enter');
    };
    await press('text=开始填写');
    await page.focus('#description');
    await page.keyboard.type('2025 年水库移民名册的编制说明');
    await press('.wizard form .buttons .btn');
    await press('.wizard form .buttons .btn');
    await page.focus('#kind');
    await page.keyboard.press('Space');
    await press('.wizard form .buttons .btn');
    for (const [field, words] of [
      ['name', '谷雨生'],
      ['identityNumber', '11010519491231002X'],
      ['phone', '13800005678'],
    ] as const) {
      await page.focus(`#${field}`);
      await page.keyboard.type(words);
    }
    await page.focus('#paper');
    await page.keyboard.press('ArrowDown');
    await press('.wizard form .buttons .btn');
    await press('text=先不上传，下一步');
    await page.focus('#form');
    await page.keyboard.press('Space');
    await page.focus('#delivery');
    await page.keyboard.press('Space');
    await press('.wizard form .buttons .btn');
    await press('.declare .btn');
    await page.waitForSelector('.code');
    await expect(page.textContent('h1')).resolves.toContain('申请已经收到');
    await expect(page.textContent('.code')).resolves.toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    await context.close();
  }, 60_000);
});

async function visitor(
  width: number,
  view: string,
  cookies: Readonly<Record<string, string>>,
  more: object = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
  await context.addCookies(cookiesOf(view, cookies));
  return context;
}

const cookiesOf = (view: string, cookies: Readonly<Record<string, string>>) =>
  Object.entries({ ...cookies, ...(view === '' ? {} : { view }) }).map(([name, value]) => ({
    name,
    value,
    url: bench.url,
  }));

async function complaints(page: Page, only: readonly string[]): Promise<string[]> {
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

/** Files what the pages show. */
async function furnish(): Promise<void> {
  const fresh = () => {
    bench.clock.forward(3);
    return citizen(bench.url);
  };
  const cookieOf = (visitorOf: ReturnType<typeof citizen>, name: string) => ({
    [name]: visitorOf.cookie(name) ?? '',
  });
  pages.push(
    ['home', '/', {}],
    ['guide', base, {}],
    ['start', `${base}/new`, {}],
    ['code', `${base}/status`, {}],
  );
  pages.push(['answers', `/regions/${testRegion}/answers`, {}], ['search', '/search?q=补偿', {}]);

  const draft = fresh();
  await fillIn(draft, testRegion);
  for (const step of ['agency', 'content', 'similar', 'kind', 'applicant', 'proof', 'form', 'check'])
    pages.push([`new-${step}`, `${base}/new/${step}`, cookieOf(draft, 'request-draft')]);
  const agent = fresh();
  await fillIn(agent, testRegion);
  await agent.post(`${base}/new/applicant`, { byAgent: 'yes' });
  pages.push(['new-agent', `${base}/new/agent`, cookieOf(agent, 'request-draft')]);
  const wrong = fresh();
  await wrong.post(`${base}/new`, { agencyId: '1103' });
  await wrong.post(`${base}/new/content`, { title: '', description: '' });
  pages.push(['new-wrong', `${base}/new/content`, cookieOf(wrong, 'request-draft')]);

  const filed = fresh();
  await fileOne(filed, testRegion, { description: '有回执的申请：2025 年公示名单。' });
  pages.push(['receipt', `${base}/receipt`, cookieOf(filed, 'request-draft')]);

  const status = async (name: string, ...tell: readonly ((number: string) => Promise<void>)[]) => {
    const one = await fileOne(fresh(), testRegion, {
      description: `查询页 ${name} 用的申请。`,
      title: '城北片区征地补偿标准',
    });
    for (const step of tell) await step(one.number);
    const holder = fresh();
    await holder.post(`${base}/status`, { code: one.code });
    pages.push([`status-${name}`, `${base}/status`, cookieOf(holder, 'request-ticket')]);
  };
  await status('fresh');
  await status('supplement', (number) =>
    happened(bench, number, '2026-11-21T06:00:00.000Z', supplementAsked('2026-11-21', '2026-11-21')),
  );
  await status('answered', (number) =>
    happened(bench, number, '2026-11-21T06:00:00.000Z', ...answeredInPart('2026-11-21')),
  );
  await status('third-party', (number) => thirdPartyAsked(bench, number, '2026-11-21', token));
  pages.push(['opinion', `${base}/opinion/${token}`, {}]);
}
