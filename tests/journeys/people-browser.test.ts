/** The pages about people in a real browser: axe, nothing cut off, at both widths, for elders and in the dark. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDemoPeople } from '../../src/demo-files/read-demo-people.ts';
import { loadDemoPeople } from '../../src/usecases/people/load-demo-people.ts';
import { makeDueTasks } from '../../src/usecases/tasks/make-due-tasks.ts';
import { addAgencies, anAgency } from '../support/people.ts';
import { addRegion, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const program = { kind: 'program', from: { door: 'job', address: '', agent: '' } } as const;
const pictures = process.env.PICTURES;

describe.skipIf(!existsSync(executablePath))('in a real browser', () => {
  let bench: Workbench;
  let browser: Browser;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    bench = await startWorkbench();
    const { staff } = bench;
    await addRegion(staff);
    const demo = await readDemoPeople(join(import.meta.dirname, '../../data/demo/990121'));
    const agencies = new Set(demo.people.flatMap(({ roles }) => roles.map(({ agencyId }) => agencyId)));
    await addAgencies(
      staff,
      ...[...agencies].filter((id) => id !== '').map((id) => anAgency(id, { shortName: `县${id}局` })),
    );
    const loaded = await loadDemoPeople(staff, program, testRegion, demo);
    if (!loaded.ok) throw new Error(loaded.problems[0].message);
    await makeDueTasks(staff, program, testRegion);
    // One is overdue, one will be soon.
    const [first, second] = await staff.storage.tasks.open(testRegion, { unassigned: true, limit: 2 });
    const xiaoman = await staff.storage.accounts.bySignInName(testRegion, 'lin.xiaoman');
    const to = { accountId: xiaoman!.accountId };
    await staff.storage.tasks.put({ ...first!, ...to, due: '2026-11-18' });
    await staff.storage.tasks.put({ ...second!, ...to, due: '2026-11-23' });
    for (const each of await staff.storage.accounts.list(testRegion, { limit: 100 }))
      ids.set(each.signInName, each.accountId);
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
    expect(bench.faults).toEqual([]);
  });

  const pages: readonly (readonly [string, string])[] = [
    ['lin.xiaoman', '/workbench'],
    ['xu.lichun', '/workbench'],
    ['pan.jingzhe', '/workbench'],
    ['xu.lichun', '/workbench/people'],
    ['xu.lichun', '/workbench/people?q=none'],
    ['xu.lichun', '/workbench/people/new'],
    ['xu.lichun', '/workbench/people/:lin.xiaoman'],
    ['xu.lichun', '/workbench/people/:bai.daxue?done=changed'],
    ['xu.lichun', '/workbench/people/:lin.xiaoman/edit'],
    ['he.yushui', '/workbench/roles'],
    ['he.yushui', '/workbench/roles/:lin.xiaoman'],
    ['su.chunfen', '/workbench/delegations'],
    ['han.hanlu', '/workbench/delegations/new'],
    ['lin.xiaoman', '/workbench/handover'],
    ['su.chunfen', '/workbench/handover'],
  ];
  const modes = [
    [390, ''],
    [1280, ''],
    [390, 'elder'],
    [1280, 'dark'],
  ] as const;

  it.each(pages.flatMap(([name, path]) => modes.map(([width, view]) => [name, path, width, view] as const)))(
    '%s opens %s at %d px %s: axe finds nothing and nothing is cut off',
    async (name, path, width, view) => {
      const { cookie } = await bench.again(ids.get(name)!);
      const context = await browser.newContext({
        viewport: { width, height: 844 },
        bypassCSP: true,
        ...(view === 'dark' ? { colorScheme: 'dark' as const } : {}),
      });
      const [key, value] = cookie.split('=') as [string, string];
      await context.addCookies([
        { name: key, value, url: bench.url },
        ...(view === 'elder' ? [{ name: 'view', value: 'elder', url: bench.url }] : []),
      ]);
      const page = await context.newPage();
      const address = path.replace(/:([\w.]+)/, (_match, who: string) => ids.get(who)!);
      const answer = await page.goto(bench.url + address);
      expect(answer?.status()).toBe(200);
      if (pictures !== undefined) {
        const file = `${name}${path.replace(/[^\w]+/g, '-')}-${width}${view}.png`;
        await page.screenshot({ path: join(pictures, file), fullPage: true });
      }
      await page.evaluate(axe);
      const { violations } = (await page.evaluate(
        `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
      )) as { violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[] };
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
      const wider = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      await context.close();
      expect(found).toEqual([]);
      expect(wider).toBeLessThanOrEqual(0);
    },
  );
});
