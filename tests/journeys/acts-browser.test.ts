/** Acts on a request in a real browser: every form as its people see it, and a letter from draft to issue. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleId } from '../../src/domain/people/role.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import { answerItem } from '../../src/usecases/requests/answer-item.ts';
import { askExtension } from '../../src/usecases/requests/ask-extension.ts';
import { askReasons } from '../../src/usecases/requests/ask-reasons.ts';
import { addFile } from '../../src/usecases/requests/case-file-doors.ts';
import { noticeFee } from '../../src/usecases/requests/notice-fee.ts';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { cleanFile } from '../../src/usecases/requests/redact-file.ts';
import { reviewAnswer } from '../../src/usecases/requests/review-answer.ts';
import { sendConsultation } from '../../src/usecases/requests/send-consultation.ts';
import { signAnswer } from '../../src/usecases/requests/sign-answer.ts';
import { submitAnswer } from '../../src/usecases/requests/submit-answer.ts';
import { anAgency } from '../support/agencies.ts';
import { byHand, fullSearch, kindWithProof, placeOf, successOf } from '../support/case-county.ts';
import { registered } from '../support/desk-requests.ts';
import { addAgencies } from '../support/people.ts';
import { addRegion, aStaff, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Where pages are written to be looked at; nowhere unless asked. */
const pictures = process.env.PICTURES;

const roles = {
  clerk: 'clerk',
  reviewer: 'reviewer',
  secret: 'secrecy-reviewer',
  leader: 'leader',
  head: 'office-head',
} as const satisfies Readonly<Record<string, RoleId>>;
type Who = keyof typeof roles;

const letterOfCase = (state: RequestCase) => state.letters.at(-1)!.letterId;

describe.skipIf(!existsSync(executablePath))('acts on a request in a real browser', () => {
  let bench: Workbench;
  let browser: Browser;
  const cookies = new Map<Who, string>();
  /** Whose page, address below the list of requests. */
  let visits: readonly (readonly [who: Who, path: string])[] = [];
  let fresh: RequestCase;

  const as = (who: Who) => aStaff([{ role: roles[who], agencyId: '1001' }], { accountId: who, name: who });

  beforeAll(async () => {
    bench = await startWorkbench();
    const { staff, clock } = bench;
    clock.set('2026-03-02T02:00:00Z');
    await addRegion(staff, testRegion, '青禾县');
    await addAgencies(
      staff,
      anAgency('1001', { name: '青禾县自然资源局', shortName: '县自然资源局' }),
      anAgency('1002', { name: '青禾县水务局', shortName: '县水务局' }),
    );
    for (const [accountId, role] of Object.entries(roles))
      cookies.set(
        accountId as Who,
        (
          await bench.person({
            accountId,
            name: accountId,
            agencyId: '1001',
            roles: [{ role, agencyId: '1001' }],
          })
        ).cookie,
      );
    await prepare();
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await bench?.stop();
    expect(bench.faults).toEqual([]);
  });

  /** One request in each situation. */
  async function prepare() {
    const { staff } = bench;
    const clerk = as('clerk');
    const received = async () => (await registered(staff)).state;
    fresh = await received();
    const added = successOf(
      await addFile(staff, clerk, {
        ...placeOf(fresh),
        kind: 'record',
        title: '补偿标准及名册',
        file: { fileName: '名册.docx', bytes: await aDocument() },
      }),
    );
    const source = added.state.files.at(-1)!.fileId;
    successOf(await cleanFile(staff, clerk, { ...placeOf(fresh), fileId: source }));

    const waiting = await received();
    const asked = { points: ['请写明方案的文号或者年份'], guidance: '可以在公告栏查找文号' };
    const noticed = successOf(
      await noticeSupplement(staff, clerk, { ...placeOf(waiting), ...asked, sending: byHand() }),
    );

    const consulted = await received();
    const [thirdParty] = staff.requestRules.intake.consultees.filter(
      ({ party, until }) => party === 'third-party' && until === null,
    );
    const sent = successOf(
      await sendConsultation(staff, clerk, {
        ...placeOf(consulted),
        consultee: thirdParty!.id,
        agencyId: '',
        party: { name: '禾丰合作社', phone: '', email: '', address: '青禾县丰收路 8 号' },
        question: '补偿明细中涉及贵社的部分',
        sending: byHand(),
      }),
    );

    const long = await received();
    successOf(
      await askExtension(staff, clerk, { ...placeOf(long), workdays: 10, reason: '需要查阅多年的档案' }),
    );

    const many = await received();
    successOf(
      await askReasons(staff, clerk, { ...placeOf(many), count: '本月已提出 46 件', sending: byHand() }),
    );

    const charged = await received();
    const { methods } = staff.requestRules.tariffs.at(-1)!;
    successOf(
      await noticeFee(staff, as('leader'), {
        ...placeOf(charged),
        pages: 250,
        method: methods.find(({ counts }) => counts === 'pages')!.id,
        reason: '页数明显超过合理范围',
        payHow: '凭缴款书到指定银行缴款',
        givesPages: true,
        sending: byHand(),
      }),
    );

    const answered = async () => {
      const state = await received();
      successOf(
        await answerItem(staff, clerk, {
          ...placeOf(state),
          itemId: '1',
          answer: kindWithProof(staff, 'search-dates-in-order'),
          grounds: [],
          groundKinds: {},
          proofs: { 'search-record': fullSearch('2026-03-02') },
          text: '经检索没有找到',
          files: [],
        }),
      );
      return successOf(await submitAnswer(staff, clerk, placeOf(state))).state;
    };
    const submitted = await answered();
    const reviewed = await answered();
    successOf(await reviewAnswer(staff, as('reviewer'), placeOf(reviewed)));
    const signed = await answered();
    successOf(await reviewAnswer(staff, as('reviewer'), placeOf(signed)));
    successOf(await signAnswer(staff, as('leader'), placeOf(signed)));

    const kinds = staff.requestRules.answers.filter(({ law }) => law === 'REG2019');
    const partial = kinds.find(({ traits }) => traits.combines)!.id;
    const refused = kinds.find(({ grounds }) => grounds.length > 3)!.id;
    const may = staff.requestRules.grounds.find(
      ({ law, kinds: sub, force }) => law === 'REG2019' && force === 'may' && sub.length > 0,
    )!.id;
    const notHeld = kindWithProof(staff, 'search-dates-in-order');
    visits = [
      ...(
        [
          'supplement',
          'consult',
          'extension',
          'reasons',
          'records',
          `records/${source}`,
          'personal-check',
          'search',
          'answer/1',
          `answer/1?answer=${notHeld}`,
          `answer/1?answer=${refused}`,
          `answer/1?answer=${refused}&grounds=${may}`,
          `answer/1?answer=${partial}&grounds=${may}`,
          'submit',
          'contact',
          'withdrawal',
        ] as const
      ).map((path) => ['clerk', `${fresh.requestId}/${path}`] as const),
      ['secret', `${fresh.requestId}/secrecy`],
      ['leader', `${fresh.requestId}/fee?pages=250`],
      ['clerk', `${waiting.requestId}/supplement-received`],
      ['clerk', `${waiting.requestId}/supplement-lapsed`],
      ['clerk', `${waiting.requestId}/letters/${letterOfCase(noticed.state)}`],
      ['clerk', `${consulted.requestId}/consultation/${sent.consultation}`],
      ['clerk', `${consulted.requestId}/objection/${sent.consultation}`],
      ['clerk', `${consulted.requestId}/third-party-told/${sent.consultation}`],
      ['clerk', `${consulted.requestId}/letters/${letterOfCase(sent.state)}`],
      ['head', `${long.requestId}/extension-decision`],
      ['clerk', `${many.requestId}/reasons-given`],
      ['leader', `${many.requestId}/delay`],
      ['clerk', `${charged.requestId}/fee-paid`],
      ['clerk', `${charged.requestId}/fee-lapsed`],
      ['reviewer', `${submitted.requestId}/review`],
      ['leader', `${reviewed.requestId}/sign`],
      ['clerk', `${signed.requestId}/serve`],
      ['clerk', `${signed.requestId}/mail-returned`],
    ];
  }

  /** A document with a number that must be found. */
  const aDocument = () =>
    bench.staff.documents.letterDocx({
      look: 'form',
      issuer: '青禾县自然资源局',
      number: null,
      title: '补偿标准及名册',
      addressee: '',
      body: [{ kind: 'paragraph', text: '联系电话 13912345678，补偿标准每亩三万元。' }],
      attachments: [],
      signature: '青禾县自然资源局',
      date: '2025-03-03',
      contact: '',
      mark: '',
    });

  async function context(who: Who, width: number, view: string): Promise<BrowserContext> {
    // axe is put into the page by the test, past the page's own policy.
    const made = await browser.newContext({ viewport: { width, height: 844 }, bypassCSP: true });
    const [name, value] = cookies.get(who)!.split('=') as [string, string];
    await made.addCookies([
      { name, value, url: bench.url },
      ...(view === '' ? [] : [{ name: 'view', value: view, url: bench.url }]),
    ]);
    return made;
  }

  async function complaints(page: Page, view: string): Promise<string[]> {
    await page.evaluate(axe);
    const { violations } = (await page.evaluate(
      `axe.run(document, { runOnly: ${JSON.stringify(rules)} })`,
    )) as { violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[] };
    const facts = await page.evaluate(() => ({
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      low: [
        ...document.querySelectorAll(
          'main a, main button, main summary, main select, main input:not([type=hidden])',
        ),
      ]
        .filter(
          (each) => each.getClientRects().length > 0 && each.closest('label, p, nav, td, li, h2') === null,
        )
        .filter((each) => each.getBoundingClientRect().height < 43.5)
        .map((each) => `${each.parentElement?.className} > ${each.textContent}`.slice(0, 60)),
      heading: document.querySelector('h1')?.textContent ?? '',
    }));
    return [
      ...violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
      ),
      ...(facts.wider > 0 ? [`scrolls sideways by ${facts.wider}`] : []),
      ...(view === 'elder' ? facts.low.map((each) => `lower than 44 px: ${each}`) : []),
      ...(facts.heading === '' ? ['no heading'] : []),
    ];
  }

  it.each([
    ['normal', 390, ''],
    ['normal', 1280, ''],
    ['elder', 390, 'elder'],
    ['dark', 1280, 'dark'],
  ] as const)(
    'axe finds nothing and nothing is cut off: %s, %d px',
    async (name, width, view) => {
      const found: Record<string, readonly string[]> = {};
      for (const who of new Set(visits.map(([each]) => each))) {
        const made = await context(who, width, view);
        const page = await made.newPage();
        for (const [, path] of visits.filter(([each]) => each === who)) {
          const answer = await page.goto(`${bench.url}/workbench/requests/${path}`);
          const short = path.replace(/^\w+\//, '');
          if (pictures !== undefined)
            await page.screenshot({
              path: join(pictures, `act-${name}-${width}-${short.replace(/\W+/g, '-').slice(0, 60)}.png`),
              fullPage: true,
            });
          const wrong = [
            ...(await complaints(page, view)),
            ...(answer?.status() === 200 ? [] : [`answers ${answer?.status()}`]),
          ];
          if (wrong.length > 0) found[`${who} ${short}`] = wrong;
        }
        await made.close();
      }
      expect(found).toEqual({});
    },
    240_000,
  );

  it('a clerk drafts the notice, changes a sentence, sends it, and the clock stops', async () => {
    const made = await context('clerk', 1280, '');
    const page = await made.newPage();
    await page.goto(`${bench.url}/workbench/requests/${fresh.requestId}/supplement`);
    await page.getByLabel('第 1 项').fill('请写明补偿方案的文号或者年份');
    await page.getByLabel('补正说明').fill('可以在本机关网站查找文号');
    await page.getByRole('button', { name: '生成文书，先看一看' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('请选择送达方式');
    await page.getByLabel('直接送达').check();
    await page.getByLabel('送达凭证').fill('回证 7 号');
    await page.getByRole('button', { name: '生成文书，先看一看' }).click();
    expect(await page.locator('.letter-text').textContent()).toContain('请写明补偿方案的文号或者年份');
    expect(await page.getByLabel('第 1 项').inputValue()).toBe('请写明补偿方案的文号或者年份');
    const form = page.url();
    await page.getByRole('link', { name: '修改文书' }).click();
    const last = page.locator('textarea[name=text]').last();
    await last.fill('有困难的，请打电话联系我们。');
    await page.getByRole('button', { name: '保存修改' }).click();
    await page.goto(form);
    expect(await page.locator('.letter-text').textContent()).toContain('有困难的，请打电话联系我们。');
    await page.getByRole('button', { name: '定稿并发出补正告知书' }).click();
    expect(page.url()).toContain('done=done');
    const state = (await bench.staff.storage.requests.get(testRegion, fresh.requestId))!;
    expect(state.supplement?.points).toEqual(['请写明补偿方案的文号或者年份']);
    expect(state.letters.at(-1)?.issued?.number).toMatch(/号$/);
    await made.close();
  }, 60_000);
});
