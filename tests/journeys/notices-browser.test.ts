import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobQueue } from '../../src/queue/job-queue.ts';
import { deliverDue } from '../../src/usecases/notifications/deliver-due.ts';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { sendLetter } from '../../src/usecases/notifications/send-letter.ts';
import type { JobQueue } from '../../src/usecases/ports/queue.ts';
import { demoDoor } from '../../src/usecases/sign-in/demo-door.ts';
import { addRegion, testRegion } from '../support/staff.ts';
import { program } from '../support/told-county.ts';
import { startWorkbench, type Visitor, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const paths = [
  '/workbench/notices',
  '/workbench/me/notices?done=saved',
  '/workbench/deliveries',
  '/workbench/deliveries?status=waiting',
  '/workbench/deliveries?status=given-up',
  '/workbench/gateway?done=saved',
  '/workbench/jobs?done=retry',
];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

describe.skipIf(!existsSync(executablePath))(
  'notices, deliveries, gateway and jobs in a real browser',
  () => {
    let site: Workbench;
    let browser: Browser;
    let admin: Visitor;
    let queue: JobQueue;
    let door: string;

    beforeAll(async () => {
      site = await startWorkbench();
      await addRegion(site.staff);
      const roles = [{ role: 'system-administrator', agencyId: null }] as const;
      admin = await site.person({ accountId: 'admin', name: '周明远', roles });
      await site.person({ accountId: 'li', name: '李红' });
      const at = site.clock().toISOString();
      await site.staff.storage.transaction(async (stores) => {
        for (const id of ['admin', 'li']) {
          const owner = { regionId: testRegion, ownerKind: 'account', ownerId: id };
          await stores.personal.put(owner, 'email', 'email', `${id}@example.cn`, at);
        }
        const told = { regionId: testRegion, accountIds: ['admin', 'li'], subject: 'x', link: '/workbench' };
        await notify(stores, site.staff, {
          ...told,
          kind: 'task-assigned',
          facts: { task: '核对青禾县自然资源和规划局公开工作机构的联系方式', due: '2026-12-01' },
        });
        await notify(stores, site.staff, { ...told, kind: 'password-changed', facts: { at: '09:00' } });
      });
      await deliverDue(site.staff, program);
      await site.person({ accountId: 'actor', name: '演示员', demo: true });
      await site.staff.storage.transaction((stores) =>
        sendLetter(stores, site.staff, {
          regionId: testRegion,
          accountId: 'actor',
          kind: 'sign-in-link',
          facts: { link: `https://gongkai.example/workbench/link/${'x'.repeat(43)}`, until: '今天' },
        }),
      );
      await deliverDue(site.staff, program);
      door = (await demoDoor(site.staff))!;
      queue = createJobQueue({
        place: { embedded: site.database.plain! },
        complain: () => {},
        polling: 0.5,
      });
      const run = async () => {
        throw new Error(`no space left on device: ${'x'.repeat(120)}`);
      };
      await queue.start([
        { name: 'sweep', cron: '30 3 * * *', retryLimit: 0, retryDelay: 1, expire: 60, run },
      ]);
      Object.assign(site.staff, { queue });
      await queue.wake('sweep');
      while ((await queue.deadLetters()).length === 0) await new Promise((next) => setTimeout(next, 100));
      browser = await chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-sync'],
      });
    });
    afterAll(async () => {
      await browser?.close();
      await queue?.stop();
      expect(site?.faults).toEqual([]);
      await site?.stop();
    });

    async function visit(width: number, mode: string): Promise<Page> {
      // axe is put into the page by the test, past the page's own policy.
      const context = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true });
      const [name, value] = admin.cookie.split('=') as [string, string];
      await context.addCookies([{ name, value, url: site.url }]);
      if (mode !== '') await context.addCookies([{ name: 'view', value: mode, url: site.url }]);
      return context.newPage();
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
      async (name, width, mode) => {
        const page = await visit(width, mode);
        const found: Record<string, readonly string[]> = {};
        for (const path of [...paths, `${door}/outbox`]) {
          const answer = await page.goto(site.url + path);
          const wrong = [...(await complaints(page)), ...(answer?.status() === 200 ? [] : ['not shown'])];
          if (wrong.length > 0) found[path] = wrong;
          const folder = process.env.SCREENSHOTS;
          if (folder) {
            const file = `${path.replace(/\W+/g, '-').slice(-40)}-${name}-${width}.png`;
            await page.screenshot({ path: `${folder}/${file}`, fullPage: true });
          }
        }
        await page.context().close();
        expect(found).toEqual({});
      },
      120_000,
    );

    it('a refused choice and a refused address are clean for axe as well', async () => {
      const page = await visit(390, '');
      await page.goto(`${site.url}/workbench/me/notices`);
      await page.fill('#quietFrom', '22:00');
      await page.click('main form button');
      await expect(page.textContent('.notice.error')).resolves.toContain('请改正后再提交');
      await expect(page.inputValue('#quietFrom')).resolves.toBe('22:00');
      expect(await complaints(page)).toEqual([]);
      await page.goto(`${site.url}/workbench/gateway`);
      await page.fill('#address', 'https://10.0.0.1/');
      await page.click('main form button');
      await expect(page.textContent('.notice.error')).resolves.toContain('内部网络');
      expect(await complaints(page)).toEqual([]);
      await page.fill('#address', 'https://sms.example.gov.cn/');
      await page.click('main form button');
      await page.click('text=生成密钥');
      await expect(page.textContent('.one-time-key')).resolves.toMatch(/^[\w-]{43}$/);
      expect(await complaints(page)).toEqual([]);
      await page.context().close();
    });

    it('every target is at least 44 px high in the large-type mode', async () => {
      const page = await visit(390, 'elder');
      const small: Record<string, readonly string[]> = {};
      for (const path of [...paths, `${door}/outbox`]) {
        await page.goto(site.url + path);
        const found = await page.evaluate(() =>
          [...document.querySelectorAll('main a, main button, main select, main input:not([type=hidden])')]
            .filter((each) => each.getClientRects().length > 0 && each.getBoundingClientRect().height < 43.5)
            .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
        );
        if (found.length > 0) small[path] = found.slice(0, 5);
      }
      await page.context().close();
      expect(small).toEqual({});
    });
  },
);
