/** The pages of signing in in a real browser: for everybody, and without JavaScript. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoDoor } from '../../src/usecases/sign-in/demo-door.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import { prepareSetUp } from '../../src/usecases/sign-in/prepare-set-up.ts';
import { sendInvitation } from '../../src/usecases/sign-in/send-invitation.ts';
import { codeAt, goodPassword, makePerson, type Person } from '../support/sign-in.ts';
import { otherRegion, testOrigin, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const operator = { kind: 'operator', from: { ...testOrigin, door: 'command-line' } } as const;
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;

describe.skipIf(!existsSync(executablePath))('signing in, in a real browser', () => {
  let bench: Workbench;
  let browser: Browser;
  let person: Person;
  let fresh: Person;
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    bench = await startWorkbench();
    const { staff } = bench;
    person = await makePerson(staff, { signInName: 'lin.xiaoman', name: '林小满' });
    fresh = await makePerson(staff, { signInName: 'zhou.ning', name: '周宁', app: false });
    await makePerson(staff, { signInName: 'else', regionId: otherRegion });
    const wanted = { name: '何清', password: null, demo: true, role: 'county-desk' };
    await makePerson(staff, { signInName: 'he.qing', ...wanted });
    await makePerson(staff, { signInName: 'qian.an', ...wanted, name: '钱安', role: 'audit-administrator' });
    const invited = await makePerson(staff, { signInName: 'sun.yi', name: '孙一', password: null });
    const setUp = await prepareSetUp(staff, operator);
    paths.setUp = setUp.ok ? setUp.value.path : '';
    paths.demo = (await demoDoor(staff))!;
    const invitation = await sendInvitation(staff, operator, {
      regionId: testRegion,
      accountId: invited.accountId,
    });
    paths.invitation = invitation.ok ? invitation.value.path : '';
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
  });

  async function context(width: number, view: string, more: object = {}): Promise<BrowserContext> {
    const made = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true, ...more });
    if (view !== '') await made.addCookies([{ name: 'view', value: view, url: bench.url }]);
    return made;
  }

  /** A session of some standing, as a browser would hold it. */
  async function enterAs(made: BrowserContext, whom: Person, standing: 'full' | 'partial' | 'setup') {
    const { staff, clock } = bench;
    const { regionId, token } = await staff.storage.transaction((stores) =>
      openSession(
        stores,
        staff,
        whom,
        { method: 'password', standing, from: testOrigin },
        clock().toISOString(),
      ),
    );
    await made.clearCookies({ name: 'session' });
    await made.addCookies([{ name: 'session', value: `${regionId}.${token}`, url: bench.url }]);
  }

  async function wrong(page: Page): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
    )) as {
      violations: { id: string; nodes: { target: string[]; html: string }[] }[];
    };
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
      const page = await made.newPage();
      const found: Record<string, string[]> = {};
      const refused: string[] = [];
      page.on('console', (line) => {
        if (line.type() === 'error' && !/status of 4/.test(line.text())) refused.push(line.text());
      });
      const look = async (name: string) => {
        const all = await wrong(page);
        if (all.length > 0) found[name] = all;
        if (pictures !== undefined)
          await page.screenshot({ path: `${pictures}/${name}-${view}-${width}.png`, fullPage: true });
      };
      const open = async (name: string, path: string) => {
        await page.goto(bench.url + path);
        await look(name);
      };
      await open('sign-in', '/workbench/sign-in');
      await page.fill('#name', 'nobody');
      await page.fill('#password', 'wrong');
      await page.click('main button[type=submit]');
      await page.waitForSelector('.notice.error');
      await look('sign-in-failed');
      await open('link', '/workbench/sign-in/link?done=asked');
      await open('set-up', paths.setUp!);
      await open('invitation', paths.invitation!);
      await page.fill('#password', '12345678');
      await page.fill('#again', '12345678');
      await page.click('main button[type=submit]');
      await page.waitForSelector('.field.wrong');
      await look('invitation-weak');
      await open('demo', paths.demo!);
      await enterAs(made, person, 'partial');
      await open('code', '/workbench/sign-in/code');
      await open('recovery-code', '/workbench/sign-in/recovery-code');
      await enterAs(made, fresh, 'setup');
      await open('set-up-code', '/workbench/sign-in/set-up-code');
      await enterAs(made, person, 'full');
      await open('confirm', '/workbench/sign-in/confirm?return=/workbench/people');
      await made.close();
      expect({ found, refused }).toEqual({ found: {}, refused: [] });
    },
    120_000,
  );

  it('a person without JavaScript signs in for the first time, sets the app up and comes back the next day', async () => {
    const made = await context(390, '', { javaScriptEnabled: false, bypassCSP: false });
    const page = await made.newPage();
    await page.goto(bench.url + paths.invitation!);
    await page.fill('#password', goodPassword);
    await page.fill('#again', goodPassword);
    await page.click('text=设好口令，继续');
    await expect(page.textContent('h1')).resolves.toBe('设置第二验证');
    const key = (await page.textContent('code.secret-key'))!.replaceAll(' ', '');
    await page.fill('#code', codeAt(key, bench.clock()));
    await page.click('text=确认');
    await expect(page.textContent('h1')).resolves.toBe('抄下恢复码');
    const codes = await page.locator('.recovery-codes code').allTextContents();
    expect(codes.length).toBe(10);
    await page.click('text=已经抄好');
    expect(page.url()).toBe(`${bench.url}/workbench`);

    bench.clock.forward(24 * 60);
    await page.goto(`${bench.url}/workbench/sign-in/confirm`);
    await expect(page.textContent('h1')).resolves.toBe('登录工作台');
    await page.selectOption('#region', testRegion);
    await page.fill('#name', 'sun.yi');
    await page.fill('#password', goodPassword);
    await page.click('main button[type=submit]');
    await page.click('text=用恢复码');
    await page.fill('#code', codes[3]!);
    await page.click('text=继续');
    await page.goto(`${bench.url}/workbench/sign-in/confirm`);
    await expect(page.textContent('h1')).resolves.toBe('再次确认身份');
    await page.click('text=退出');
    await expect(page.textContent('.notice')).resolves.toContain('您已退出登录');
    await made.close();
  });
});
