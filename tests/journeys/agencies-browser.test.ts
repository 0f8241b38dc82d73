import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDirectory } from '../support/directory.ts';
import { addRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const home = `/regions/${testRegion}/agencies`;
const bench = '/workbench/agencies';

const paths = [
  home,
  `${home}?q=%E5%9C%9F%E5%9C%B0`,
  `${home}?q=%E6%B2%A1%E6%9C%89`,
  `${home}/1103`,
  `${home}/1104`,
  `${home}/3002`,
  bench,
  `${bench}?q=%E6%B2%A1%E6%9C%89`,
  `${bench}/new`,
  `${bench}/1103?done=office`,
  `${bench}/1104`,
  `${bench}/1103/edit`,
  `${bench}/1103/office`,
  `${bench}/1103/succession`,
  `${bench}/import`,
  `${bench}/import/done?added=1&changed=2`,
];

const heading =
  '机关代码,机关名称,机关简称,机关类别,公开工作机构,公开工作机构负责人,办公地址,办公时间,联系电话,传真号码,电子邮箱';
const sheet = [
  heading,
  '1101,青禾县财政局,县财政局,政府部门,办公室,王立,青禾县城关镇信义路 1 号,工作日,0000-8881199,无,gk1101@example.test',
  '1201,青禾县教育局,县教育局,政府部门,办公室,李红,青禾县城关镇信义路 8 号,工作日,0000-8881201,无,gk1201@example.test',
].join('\n');
const wrongSheet = [heading, '1101,=HYPERLINK("x"),县财政局,没有这类,,,,,12,,'].join('\n');

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

describe.skipIf(!existsSync(executablePath))('agencies in a real browser', () => {
  let site: Workbench;
  let browser: Browser;
  let desk: Visitor;
  let clerk: Visitor;
  const previews: string[] = [];

  beforeAll(async () => {
    site = await startWorkbench();
    await addRegion(site.staff);
    await addDirectory(site.staff);
    desk = await site.person({
      accountId: 'desk',
      name: '周明远',
      roles: [{ role: 'county-desk', agencyId: null }],
    });
    clerk = await site.person({
      accountId: 'clerk',
      name: '陈小雨',
      agencyId: '1101',
      roles: [{ role: 'clerk', agencyId: '1101' }],
    });
    for (const text of [sheet, wrongSheet]) {
      const answer = await desk.upload(`${bench}/import`, '名录.csv', text);
      previews.push(answer.headers.get('location')!);
    }
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

  async function visit(
    who: Visitor,
    width: number,
    mode: string,
    more: object = {},
  ): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    const [name, value] = who.cookie.split('=') as [string, string?];
    if (value !== undefined) await context.addCookies([{ name, value, url: site.url }]);
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
      for (const path of [...paths, ...previews]) {
        const answer = await page.goto(site.url + path);
        const wrong = [...(await complaints(page)), ...(answer?.status() === 200 ? [] : ['not shown'])];
        if (wrong.length > 0) found[path] = wrong;
      }
      await context.close();
      expect(found).toEqual({});
    },
    120_000,
  );

  it('a form that was refused is clean for axe as well', async () => {
    const context = await visit(desk, 390, '');
    const page = await context.newPage();
    await page.goto(`${site.url}${bench}/new`);
    await page.evaluate(() => document.querySelector('main form')?.setAttribute('novalidate', ''));
    await page.click('main form button');
    await expect(page.textContent('.notice')).resolves.toContain('请改正后再提交');
    expect(await complaints(page)).toEqual([]);
    await context.close();
  });

  it('every target is at least 44 px high in the large-type mode', async () => {
    const context = await visit(desk, 390, 'elder');
    const page = await context.newPage();
    const small: Record<string, readonly string[]> = {};
    for (const path of [...paths, ...previews]) {
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
  });

  it('an old person with a phone reaches a telephone number in two taps, without JavaScript', async () => {
    const context = await visit(site.nobody, 390, 'elder', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(site.url);
    await page.click('.nav >> text=机关名录');
    const call = page.locator('.agency-card:has-text("青禾县财政局") a[href^="tel:"]').first();
    await expect(call.getAttribute('href')).resolves.toBe('tel:00008881101');
    await expect(call.isVisible()).resolves.toBe(true);
    await page.fill('input[type=search]', '土地登记');
    await page.click('text=找机关 >> nth=-1');
    await page.click('.agency-card a');
    await expect(page.textContent('.notice')).resolves.toContain('请不要再向它提出申请');
    await page.click('.notice a:has-text("自然资源局")');
    await expect(page.textContent('.agency-call')).resolves.toContain('0000-8881103');
    await context.close();
  });

  it('a clerk without JavaScript corrects the telephone of their agency', async () => {
    const context = await visit(clerk, 390, '', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}${bench}?q=${encodeURIComponent('财政局')}`);
    await page.click('main table a >> nth=0');
    await page.click('text=修改公开工作机构');
    await page.fill('#phone', '0000-8881234');
    await page.click('main form button');
    await expect(page.textContent('.notice')).resolves.toContain('已保存');
    await expect(page.textContent('.agency-history')).resolves.toContain('0000-8881234');
    await page.click('text=看公开页面');
    await expect(page.getAttribute('.agency-call a', 'href')).resolves.toBe('tel:00008881234');
    await context.close();
  });

  it('the county desk without JavaScript imports a sheet and records a reorganisation', async () => {
    const context = await visit(desk, 1280, '', { javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.url}${bench}`);
    await page.click('main >> text=导入');
    await page.setInputFiles('#file', { name: '名录.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await page.click('text=预览 >> nth=-1');
    await page.click('text=/^\\s*确认导入/');
    await expect(page.textContent('.notice')).resolves.toContain('新增 1 个机关，修改 1 个机关');
    await page.goto(`${site.url}${bench}/1201/succession`);
    await page.fill('[name="successions.0.functionName"]', '校车管理');
    await page.selectOption('[name="successions.0.successorId"]', '1102');
    await page.fill('[name="successions.0.on"]', '2026-10-01');
    await page.fill('[name="successions.0.basis"]', '青办发〔2026〕5号');
    await page.click('main form button >> nth=0');
    await expect(page.textContent('main')).resolves.toContain('校车管理');
    await page.goto(`${site.url}${home}/1102`);
    await expect(page.textContent('.agency-successions')).resolves.toContain('校车管理');
    await context.close();
  });
});
