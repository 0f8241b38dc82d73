/**
 * Stored XSS: script in every text that people can bring in, by forms, imports, files, their browser's name and the
 * identity service. Then every page that each person can reach is parsed, and nothing in it may come from those texts.
 */
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { csvText } from '../../src/documents/csv/csv.ts';
import { writeSheetXlsx } from '../../src/documents/sheet-xlsx/sheet-xlsx.ts';
import { createIdentityService } from '../../src/identity/identity-service.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { createReportStore } from '../../src/storage/report-store.ts';
import { notify } from '../../src/usecases/notifications/notify.ts';
import { importReport } from '../../src/usecases/reports/import.ts';
import { makeDueTasks } from '../../src/usecases/tasks/make-due-tasks.ts';
import { portalRulebook } from '../journeys/portal.ts';
import { makePerson } from '../support/sign-in.ts';
import { testRegion } from '../support/staff.ts';
import { type County, filled, routesOf, startCounty } from './county.ts';
import { aSession } from './session.ts';

/** Every way out of a text into the page; each would make an element or an attribute called `planted`. */
const script = [
  '<planted planted=1>',
  '"planted="1',
  '" planted="1',
  "' planted='1",
  '</title></textarea></script><planted>',
  '--><planted>',
  '<script>planted</script>',
  '<img src=x onerror=planted>',
  '&lt;planted&gt;',
];
/** As one text; shorter where a field has little room. */
const attack = (room = 400): string => {
  let text = '';
  for (const part of script) if (`${text}${part}`.length <= room) text += part;
  return text;
};
/** Names of people hold no angle brackets: the quotes remain. */
const quotes = `林" planted="1' planted='1`;
const address = 'javascript:planted()';
const agent = `Mozilla/5.0 ${attack(140)}`;

let county: County;
beforeAll(async () => {
  county = await startCounty();
});
afterAll(async () => {
  await county?.bench.stop();
  expect(county.bench.faults).toEqual([]);
});

/** Sends a form, with the browser's name as an attack as well. */
async function send(
  cookie: string,
  path: string,
  fields: Record<string, string>,
  status: number,
): Promise<void> {
  const { bench } = county;
  const answer = await fetch(bench.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: bench.url, 'User-Agent': agent },
    body: new URLSearchParams(fields),
  });
  const page = await answer.text();
  const problems = [...page.matchAll(/<a href="#([^"]*)">([^<]*)/g)].map(
    (match) => `${match[1]}: ${match[2]}`,
  );
  expect([path, answer.status], problems.join(' ')).toEqual([path, status]);
}

const agencyTexts = (agencyId: string) => ({
  agencyId,
  name: attack(60),
  shortName: attack(20),
  kind: 'department',
  officeName: attack(60),
  head: attack(30),
  address: attack(120),
  hours: attack(60),
  phone: '0000-8881101',
  fax: '无',
  mail: `"planted='1"@example.test`,
  online: address,
});

it('text of people never becomes an element, an attribute, an address to run, or a script', async () => {
  await plantEverywhere();
  const seen = await visitEverything();
  // The test would be worth nothing if the texts were nowhere to be seen.
  expect([...seen.texts].filter((text) => text.includes('<planted planted=1>')).length).toBeGreaterThan(8);
  expect([...seen.texts].some((text) => text.includes(`林" planted`))).toBe(true);
  for (const place of [
    '/workbench/agencies',
    '/workbench/people',
    '/workbench/audit',
    '/workbench/delegations',
    `/regions/${testRegion}/agencies`,
    '/reports/321183/2024',
  ])
    expect([place, [...seen.withText].some((path) => path.startsWith(place))]).toEqual([place, true]);
  expect(seen.pages).toBeGreaterThan(100);
  expect(seen.faults).toEqual([]);
}, 180_000);

it('what a form or an address sends back at once is text as well', async () => {
  const { bench, desk, system, audit } = county;
  const faults: string[] = [];
  const texts = new Set<string>();
  const look = async (answer: Response, where: string) => {
    const html = (answer.headers.get('content-type') ?? '').startsWith('text/html');
    if (html) inspect(await answer.text(), where, faults, texts);
    else await answer.arrayBuffer();
  };
  const routes = (await routesOf(bench)).filter(({ method }) => method === 'GET');
  for (const { path } of routes)
    for (const visitor of [desk, system, audit, bench.nobody]) {
      const text = encodeURIComponent(attack());
      const query = [
        'q',
        'done',
        'return',
        'from',
        'until',
        'actor',
        'act',
        'subject',
        'outcome',
        'kind',
        'state',
        'before',
        'after',
        'role',
        'r',
        'level',
        'day',
        'year',
        'region',
        'added',
        'agencyId',
      ];
      const asked = `${filled(path, text)}?${query.map((name) => `${name}=${text}`).join('&')}`;
      await look(await visitor.get(asked), asked.slice(0, 60));
    }
  const form = agencyTexts('1001');
  for (const [visitor, path, fields] of [
    [
      desk,
      '/workbench/agencies/new',
      { ...form, creditCode: attack(90), parentId: attack(50), from: attack(60) },
    ],
    [
      system,
      '/workbench/people/new',
      { signInName: attack(), name: attack(), agencyId: attack(), email: attack(), phone: attack() },
    ],
    [system, '/workbench/gateway', { address: `https://${attack()}` }],
    [
      desk,
      '/workbench/subject-export',
      { kind: 'phone', value: attack(), check: attack(), reason: attack() },
    ],
    [
      bench.nobody,
      '/workbench/sign-in',
      { name: attack(), region: attack(), password: attack(), return: attack() },
    ],
    [bench.nobody, '/workbench/sign-in/link', { name: attack(), region: attack() }],
    [audit, '/workbench/audit/verify', { head: attack() }],
    [
      county.clerk,
      '/workbench/delegations/new',
      { grantId: attack(), toAccountId: attack(), from: attack(), until: attack(), reason: attack() },
    ],
    [
      county.clerk,
      '/workbench/me/notices',
      { mail: attack(), gateway: attack(), quietFrom: attack(), quietUntil: attack(), digestAt: attack() },
    ],
  ] as const)
    await look(await visitor.post(path, fields), path);
  expect(faults).toEqual([]);
  expect([...texts].some((text) => text.includes('planted'))).toBe(true);
});

it('in files for machines it stays text too', async () => {
  const { bench } = county;
  for (const path of ['/feed.atom', '/sitemap.xml']) {
    const answer = await bench.nobody.get(path);
    const names: string[] = [];
    new Parser({ onopentag: (name) => names.push(name) }, { xmlMode: true }).end(await answer.text());
    expect(answer.headers.get('content-type')).toMatch(/^application\/(?:atom\+)?xml; charset=utf-8$/);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => /planted|script|img/i.test(name))).toEqual([]);
  }
  for (const path of ['/api/v1/reports/321183/2024', `/api/v1/regions/${testRegion}/agencies`]) {
    const answer = await bench.nobody.get(path);
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(JSON.stringify(await answer.json())).toContain('planted');
  }
});

async function plantEverywhere(): Promise<void> {
  const { bench, desk, clerk, system, security, audit } = county;
  // Forms.
  await send(
    desk.cookie,
    '/workbench/agencies/new',
    { ...agencyTexts('1101'), mail: 'a@example.test', online: '' },
    303,
  );
  await send(
    desk.cookie,
    '/workbench/agencies/new',
    { ...agencyTexts('1102'), mail: 'b@example.test', name: `乙${attack(59)}`, shortName: `甲`, online: '' },
    303,
  );
  const version = async (path: string) =>
    /name="version" value="(\d+)"/.exec(await (await desk.get(path)).text())?.[1] ?? '';
  const office = '/workbench/agencies/1101/office';
  await send(
    desk.cookie,
    office,
    { ...agencyTexts('1101'), mail: 'c@example.test', online: '', version: await version(office) },
    303,
  );
  // Addresses that would run are refused, as the address of an agency and as its mail.
  const bad = { ...agencyTexts('1103'), name: '丙局', shortName: '丙' };
  await send(desk.cookie, '/workbench/agencies/new', bad, 422);
  const succession = '/workbench/agencies/1102/succession';
  await send(
    desk.cookie,
    succession,
    {
      version: await version(succession),
      rows: '1',
      'successions.0.functionName': attack(80),
      'successions.0.successorId': '1101',
      'successions.0.on': '2026-01-01',
      'successions.0.basis': attack(80),
    },
    303,
  );
  await send(
    system.cookie,
    '/workbench/people/new',
    { signInName: 'quoted', name: quotes, agencyId: '1101', email: '', phone: '' },
    200,
  );
  await send(
    system.cookie,
    '/workbench/people/colleague/edit',
    { name: `陈${quotes}`, agencyId: '1101', email: '', phone: '' },
    303,
  );
  await send(security.cookie, '/workbench/roles/colleague/grant', { role: 'clerk', agencyId: '1101' }, 303);
  await send(
    clerk.cookie,
    '/workbench/delegations/new',
    {
      grantId: 'clerk-1',
      toAccountId: 'colleague',
      from: '2026-11-21',
      until: '2026-11-25',
      reason: attack(90),
    },
    303,
  );
  await send(security.cookie, '/workbench/people/clerk/reset-factor', { factorReason: attack(150) }, 303);
  await send(
    system.cookie,
    '/workbench/gateway',
    { address: 'https://sms.example.com/"onload="planted', enabled: '' },
    303,
  );
  await send('', '/workbench/sign-in', { name: attack(), region: testRegion, password: 'x' }, 422);
  await send(audit.cookie, '/workbench/audit/verify', { head: attack() }, 422);
  // A session whose browser has a hostile name: the list of sessions shows it.
  const agentPerson = await makePerson(bench.staff, { signInName: 'agent' });
  const session = await aSession(bench, agentPerson);
  await send(session.cookie, '/workbench/me/sessions/end-others', {}, 303);
  // Imports: a directory as CSV and as a workbook, and the name of the file itself.
  const heading = [
    '机关代码',
    '机关名称',
    '机关简称',
    '机关类别',
    '公开工作机构',
    '公开工作机构负责人',
    '办公地址',
    '办公时间',
    '联系电话',
    '传真号码',
    '电子邮箱',
  ];
  const row = (id: string) => [
    id,
    `导入${id}${attack(50)}`,
    `入${id}`,
    '政府部门',
    attack(60),
    attack(30),
    attack(120),
    attack(60),
    '0000-8881201',
    '无',
    'gk@example.test',
  ];
  for (const [name, bytes] of [
    [`${attack(90).replaceAll('/', '')}.csv`, csvText([heading, row('1201')])],
    ['名录.xlsx', await writeSheetXlsx('名录', [heading, row('1202')])],
  ] as const) {
    const preview = await desk.upload('/workbench/agencies/import', name, bytes);
    expect(preview.status).toBe(303);
    const place = preview.headers.get('location')!;
    staged.push(place);
    expect((await desk.post(place, {})).status).toBe(303);
  }
  const open = await desk.upload(
    '/workbench/agencies/import',
    `"planted="1.csv`,
    csvText([heading, row('1203')]),
  );
  staged.push(open.headers.get('location')!);
  const wrong = await desk.upload(
    '/workbench/agencies/import',
    'b.csv',
    csvText([
      heading,
      ['1204', attack(), attack(), attack(), ...row('1204').slice(4, 8), attack(), attack(), attack()],
    ]),
  );
  staged.push(wrong.headers.get('location')!);
  // Notices and tasks that name agencies.
  await makeDueTasks(
    bench.staff,
    { kind: 'program', from: { door: 'job', address: '', agent: '' } },
    testRegion,
  );
  await bench.staff.storage.transaction((stores) =>
    notify(stores, bench.staff, {
      regionId: testRegion,
      accountIds: ['clerk', 'desk'],
      kind: 'task-assigned',
      subject: 'x',
      facts: { task: attack(90), due: '2026-12-01' },
      link: '/workbench',
    }),
  );
  // A report whose title, headings and cells are hostile.
  const store = await createReportStore(bench.database);
  const text = `青禾县2024年政府信息公开工作年度报告${attack()}\n一、总体情况\n${attack()}\n收到申请${attack(40)}件。\n| ${attack(60).replaceAll('|', '')} | 1 |\n`;
  const file = {
    fileName: `2024${attack(40).replaceAll('/', '')}.txt`,
    bytes: new TextEncoder().encode(text),
  };
  const order = {
    regionId: '321183',
    year: 2024,
    source: `${address} ${attack(60)}`,
    actor: 'operator',
  } as const;
  const deps = { store, rulebook: portalRulebook(), readPages, clock: bench.clock };
  expect(await importReport(deps, file, order)).toMatchObject({ ok: true });
  // The identity service’s own name, as the settings give it.
  const settings = {
    issuer: 'http://127.0.0.1:1',
    clientId: 'x',
    clientSecret: null,
    name: attack(60),
    trustedAcr: [],
  };
  Object.assign(bench.staff, { identity: createIdentityService(settings, () => new Date()) });
  await bench.staff.storage.regions.add({
    regionId: testRegion,
    name: `青禾县${attack(60)}`,
    level: 'county',
    province: null,
    prefecture: null,
  });
}

const staged: string[] = [];

interface Seen {
  readonly texts: Set<string>;
  readonly withText: Set<string>;
  readonly faults: string[];
  pages: number;
}

/** Walks from page to page as each person, and over every address of the site. */
async function visitEverything(): Promise<Seen> {
  const { bench, everybody } = county;
  const seen: Seen = { texts: new Set(), withText: new Set(), faults: [], pages: 0 };
  const routes = (await routesOf(bench)).filter(({ method }) => method === 'GET');
  const ids = ['1101', '1102', '1001', 'colleague', 'clerk', '1', testRegion];
  // None of these names a case: one look at its problem page is enough.
  const idsOf = (path: string) =>
    /requests|disputes|corrections|complaints|answers/.test(path) ? ['1'] : ids;
  const starts = [
    ...routes.flatMap(({ path }) =>
      path.includes(':') ? idsOf(path).map((id) => filled(path, id)) : [path],
    ),
    `/regions/${testRegion}/agencies/1101`,
    `/regions/${testRegion}/agencies/1102`,
    ...staged,
  ];
  const agent = await aSession(bench, await makePerson(bench.staff, { signInName: 'agent2' }));
  const visitors = [
    ...everybody,
    { accountId: 'nobody', get: bench.nobody.get },
    { accountId: 'agent', get: agent.get },
  ];
  for (const visitor of visitors) {
    const waiting = [...new Set(starts)];
    const known = new Set(waiting);
    for (
      let path = waiting.shift();
      path !== undefined && known.size < starts.length + 300;
      path = waiting.shift()
    ) {
      const answer = await visitor.get(path);
      const type = answer.headers.get('content-type') ?? '';
      const body = await answer.text();
      if (!type.startsWith('text/html')) continue;
      seen.pages += 1;
      const where = `${visitor.accountId} ${path}`;
      if (answer.status === 500) seen.faults.push(`${where} 500`);
      const texts = new Set<string>();
      for (const link of inspect(body, where, seen.faults, texts)) {
        const next = new URL(link, bench.url + path);
        const target = next.pathname + next.search;
        if (
          next.origin !== bench.url ||
          known.has(target) ||
          /^\/(?:assets|reports\/\d+\/2024\/cells)/.test(target)
        )
          continue;
        known.add(target);
        waiting.push(target);
      }
      for (const text of texts) {
        seen.texts.add(text);
        if (text.includes('planted')) seen.withText.add(path);
      }
    }
  }
  return seen;
}

/** Parses a page and notes whatever in it came from a text. @returns the links of the page */
function inspect(html: string, where: string, faults: string[], texts: Set<string>): string[] {
  const links: string[] = [];
  let inScript = false;
  let run = '';
  const endRun = () => {
    if (run.trim() !== '') texts.add(run);
    run = '';
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      endRun();
      inScript = name === 'script';
      if (/planted|^(?:img|iframe|object|embed|base)$/.test(name)) faults.push(`${where}: <${name}>`);
      if (name === 'script' && !/^\/assets\/[\w-]+\.js$/.test(attributes.src ?? ''))
        faults.push(`${where}: <script>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (/planted|^on|^style$|["'<=]/.test(key)) faults.push(`${where}: <${name} ${key}=${value}>`);
        if (!/^(?:href|src|action|formaction|xlink:href|content)$/.test(key)) continue;
        const target = value
          .trim()
          .toLowerCase()
          .replace(/[\s\p{Cc}]/gu, '');
        if (key !== 'content' && /^(?:javascript|data|vbscript|blob):/.test(target))
          faults.push(`${where}: ${key}=${value}`);
        if (key === 'href' && name === 'a' && /^[/?#]/.test(value)) links.push(value);
      }
    },
    ontext(text) {
      if (inScript && text.trim() !== '') faults.push(`${where}: script ${text}`);
      run += text;
    },
    onclosetag() {
      endRun();
      inScript = false;
    },
    oncomment(text) {
      if (text.includes('planted')) faults.push(`${where}: comment`);
    },
  });
  parser.end(html);
  return links;
}
