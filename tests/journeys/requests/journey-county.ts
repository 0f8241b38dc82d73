/** A county in which a request is lived through: a site, its people, a clock that is moved, and browsers for everybody. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Staff } from '../../../src/domain/people/caller.ts';
import type { RoleId } from '../../../src/domain/people/role.ts';
import type { RequestCase } from '../../../src/domain/requests/request-case.ts';
import { anAgency } from '../../support/agencies.ts';
import { addAgencies, signedInAs } from '../../support/people.ts';
import { addRegion, testOrigin, testRegion } from '../../support/staff.ts';
import { startWorkbench, type Workbench } from '../../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
/** Journeys are skipped where there is no browser to make them with. */
export const hasBrowser = existsSync(executablePath);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What another colouring can spoil. */
const colours = ['color-contrast', 'link-in-text-block'];
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;

export const finance = '1101';
export const program = { kind: 'program', from: { ...testOrigin, door: 'job' } } as const;

/** People of the finance bureau, and the county's desk. */
const people = {
  clerk: { name: '林小满', role: 'clerk' },
  reviewer: { name: '沈惊蛰', role: 'reviewer' },
  secret: { name: '白秋分', role: 'secrecy-reviewer' },
  leader: { name: '周明远', role: 'leader' },
  head: { name: '谷清明', role: 'office-head' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly role: RoleId }>>;
export type Person = keyof typeof people | 'desk';

/** How a page is shown: width in px, and elder, dark or neither. */
export type View = readonly [width: number, mode: '' | 'elder' | 'dark'];
/** Every width and every mode once; all six of them are seen in citizen-browser.test.ts. */
export const someViews: readonly View[] = [
  [390, 'elder'],
  [1280, ''],
  [390, 'dark'],
];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

export interface Journey {
  readonly bench: Workbench;
  /** A window of somebody without an account. */
  citizen(view: View, more?: { readonly javaScriptEnabled?: boolean }): Promise<Page>;
  /** A window of somebody who has just signed in. */
  staff(who: Person, view?: View): Promise<Page>;
  /** The same person for use cases. */
  as(who: Person): Promise<Staff>;
  /** Moves the clock to ten in the morning of a day. */
  on(day: string): void;
  request(number: string): Promise<RequestCase>;
  /** What is wrong with a page as it is shown. */
  wrongWith(page: Page): Promise<readonly string[]>;
  /** What is wrong with it in each of these views, seen by the same visitor. */
  wrongIn(page: Page, views: readonly View[]): Promise<readonly string[]>;
  picture(page: Page, name: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startJourney(day: string): Promise<Journey> {
  const bench = await startWorkbench();
  const on = (to: string) => bench.clock.set(`${to}T02:00:00Z`);
  on(day);
  await addRegion(bench.staff, testRegion, '青禾县');
  await addAgencies(
    bench.staff,
    anAgency('1001', { name: '青禾县人民政府', shortName: '县政府', kind: 'government', ordinal: 1 }),
    anAgency(finance, { name: '青禾县财政局', shortName: '县财政局', ordinal: 2 }),
    anAgency('1103', { name: '青禾县自然资源局', shortName: '县自然资源局', ordinal: 3 }),
  );
  for (const [accountId, { name, role }] of Object.entries(people))
    await bench.person({ accountId, name, agencyId: finance, roles: [{ role, agencyId: finance }] });
  const desk = [{ role: 'county-desk', agencyId: null }] as const;
  await bench.person({ accountId: 'desk', name: '苏春分', agencyId: '1001', roles: desk });
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  // axe is put into the page by the test, past the page's own policy.
  const window = async ([width, mode]: View, cookies: readonly string[], more: object = {}) => {
    const context = await browser.newContext({
      viewport: { width, height: 844 },
      locale: 'zh-CN',
      bypassCSP: true,
      ...more,
    });
    await context.addCookies(
      [...cookies, ...(mode === '' ? [] : [`view=${mode}`])].map((each) => {
        const [name, value] = each.split('=') as [string, string];
        return { name, value, url: bench.url };
      }),
    );
    return context;
  };
  /** One window for each view, in which pages of others are looked at. */
  const lookers = new Map<string, BrowserContext>();
  const looker = async (view: View) => {
    const known = lookers.get(view.join()) ?? (await window(view, []));
    lookers.set(view.join(), known);
    return known;
  };
  return {
    bench,
    on,
    citizen: async (view, more = {}) => (await window(view, [], more)).newPage(),
    staff: async (who, view = [1280, '']) =>
      (await window(view, [(await bench.again(who)).cookie])).newPage(),
    as: async (who) => {
      const { name } = who === 'desk' ? { name: '苏春分' } : people[who];
      return { ...(await signedInAs(bench.staff, who)), name };
    },
    request: async (number) => {
      const state = await bench.staff.storage.requests.byNumber(testRegion, number);
      if (state === null) throw new Error(`no request ${number}`);
      return state;
    },
    wrongWith: faultsOf,
    wrongIn: async (page, views) => {
      const found: string[] = [];
      const kept = (await page.context().cookies()).filter(({ name }) => name !== 'view');
      for (const view of views) {
        bench.clock.forward(1);
        const context = await looker(view);
        await context.clearCookies({ name: /^(?!view$)/ });
        await context.addCookies(kept);
        const seen = context.pages()[0] ?? (await context.newPage());
        await seen.goto(page.url());
        for (const each of await faultsOf(seen)) found.push(`${view.join(' ')}: ${each}`);
      }
      return found;
    },
    picture: async (page, name) => {
      if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
    },
    stop: async () => {
      await browser.close();
      await bench.stop();
    },
  };
}

/** axe, nothing cut off, a heading, and in elder mode targets that a thumb hits. */
async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const dark = (await page.locator('html').getAttribute('data-theme')) === 'dark';
  const { violations } = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(dark ? colours : allRules)} })`,
  )) as AxeResult;
  const facts = await page.evaluate(() => ({
    wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    heading: document.querySelector('h1')?.textContent ?? '',
    elder: document.documentElement.dataset.size === 'elder',
    low: [
      ...document.querySelectorAll(
        'main a, main button, main summary, main select, main .choice, main textarea, main input:not([type=hidden]):not([type=radio]):not([type=checkbox])',
      ),
    ]
      // A link within a sentence is as high as the sentence (WCAG 2.5.8, inline).
      .filter((each) => each.getClientRects().length > 0 && each.closest('p:not(.downloads), dd') === null)
      .filter((each) => each.getBoundingClientRect().height < 43.5)
      .map((each) => `${each.parentElement?.className ?? ''} > ${each.textContent ?? ''}`.slice(0, 60)),
  }));
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`),
    ...(facts.wider > 0 ? [`scrolls sideways by ${facts.wider}`] : []),
    ...(facts.elder ? facts.low.map((each) => `lower than 44 px: ${each}`) : []),
    ...(facts.heading === '' ? ['no heading'] : []),
  ];
}

/** What a click downloads. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const coming = page.waitForEvent('download');
  await click();
  const download = await coming;
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Where one is, in words. */
export const heading = async (page: Page) => (await page.locator('h1').first().textContent()) ?? '';
/** Everything that a page says. */
export const said = async (page: Page) => (await page.locator('main').textContent()) ?? '';
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
export const follow = (page: Page, name: string | RegExp) =>
  page.locator('main').getByRole('link', { name }).first().click();
/** Chooses by its words; several questions may have the same answers: name the question then. */
export const choose = (page: Page, name: string | RegExp, question?: string) =>
  (question === undefined ? page : page.getByRole('group', { name: question }).last())
    .getByRole('radio', { name })
    .first()
    .check();
