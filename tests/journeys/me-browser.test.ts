/** 我的账户 and 权限表 in a real browser: for everybody; and a whole way over the identity service without JavaScript. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityService } from '../../src/identity/identity-service.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import { startProvider, strongAcr, type TestProvider } from '../support/identity-provider.ts';
import { goodPassword, makePerson, type Person } from '../support/sign-in.ts';
import { testOrigin } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 QQBrowser/12',
  'Mozilla/5.0 (Linux; Android 12; HarmonyOS) AppleWebKit/537.36 Chrome/99 HuaweiBrowser/13 Mobile',
];

describe.skipIf(!existsSync(executablePath))('my account, in a real browser', () => {
  let bench: Workbench;
  let provider: TestProvider;
  let browser: Browser;
  let person: Person;

  beforeAll(async () => {
    bench = await startWorkbench();
    provider = await startProvider([`${bench.url}/workbench/sign-in/identity/callback`]);
    const { issuer, clientId, clientSecret } = provider;
    const settings = { issuer, clientId, clientSecret, name: '省统一身份认证', trustedAcr: [strongAcr] };
    Object.assign(bench.staff, { identity: createIdentityService(settings, () => new Date()) });
    const wanted = {
      signInName: 'lin.xiaoman',
      name: '林小满',
      email: 'lin@example.gov.cn',
      role: 'county-desk',
    };
    person = await makePerson(bench.staff, wanted);
    for (const agent of agents) await session(agent);
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
    await provider?.close();
  });

  /** A full session of the person, as a browser would hold it. */
  async function session(agent: string): Promise<string> {
    const { staff, clock } = bench;
    const from = { ...testOrigin, agent };
    const { regionId, token } = await staff.storage.transaction((stores) =>
      openSession(
        stores,
        staff,
        person,
        { method: 'password', standing: 'full', from },
        clock().toISOString(),
      ),
    );
    return `${regionId}.${token}`;
  }

  async function context(width: number, view: string, more: object = {}): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    if (view !== '') await made.addCookies([{ name: 'view', value: view, url: bench.url }]);
    return made;
  }

  async function wrong(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    const wider = (await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )) as number;
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ...(wider > 0 ? [`scrolls sideways by ${wider}`] : []),
    ];
  }

  const views = ['', 'elder', 'dark'].flatMap((view) => [390, 1280].map((width) => [view, width] as const));
  it.each(views)(
    'axe finds nothing and nothing is cut off: %s %d px',
    async (view, width) => {
      const made = await context(width, view);
      await made.addCookies([{ name: 'session', value: await session(agents[0]!), url: bench.url }]);
      const page = await made.newPage();
      const found: Record<string, string[]> = {};
      const look = async (name: string) => {
        const all = await wrong(page);
        if (all.length > 0) found[name] = all;
        if (pictures !== undefined)
          await page.screenshot({ path: `${pictures}/me-${name}-${view}-${width}.png`, fullPage: true });
      };
      const open = async (name: string, path: string) => {
        await page.goto(bench.url + path);
        await look(name);
      };
      await open('confirm', '/workbench/me/contacts');
      await page.fill('#password', goodPassword);
      await page.click('main button[type=submit]');
      await look('contacts');
      await page.fill('#phone', '12');
      await page.click('main button[type=submit]');
      await page.waitForSelector('.field.wrong');
      await look('contacts-wrong');
      await open('me', '/workbench/me?done=contacts');
      await page.click('text=显示完整内容');
      await look('contacts-shown');
      await open('password', '/workbench/me/password');
      await open('second-factor', '/workbench/me/second-factor');
      await open('recovery-codes', '/workbench/me/recovery-codes');
      await open('identity', '/workbench/me/identity');
      await page.click('text=开始绑定');
      await look('identity-leave');
      await open('identity-problem', '/workbench/sign-in/identity/callback');
      await open('permissions', '/workbench/permissions');
      await made.close();
      expect(found).toEqual({});
    },
    120_000,
  );

  it('links and signs in without JavaScript, under the content policy of the site', async () => {
    const made = await context(390, '', { javaScriptEnabled: false, bypassCSP: false });
    await made.addCookies([{ name: 'session', value: await session(agents[1]!), url: bench.url }]);
    const page = await made.newPage();
    await page.goto(`${bench.url}/workbench/me/identity`);
    await page.click('text=开始绑定');
    await page.fill('#password', goodPassword);
    await page.click('main button[type=submit]');
    await page.click('text=开始绑定');
    await page.click('text=前往省统一身份认证');
    await page.fill('input[name=subject]', 'lin-at-the-province');
    await page.click('button[value=sign-in]');
    await expect(page.textContent('.notice')).resolves.toContain('已绑定');
    await page.click('text=退出');
    await page.click('text=用省统一身份认证登录');
    // The service remembers the person: it sends the browser straight back.
    await expect(page.textContent('h1')).resolves.toContain('第二验证');
    await made.close();
  });
});
