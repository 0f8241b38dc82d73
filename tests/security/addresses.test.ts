/** What can be hidden in an address: another site (open redirect), another header, another file. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvText } from '../../src/documents/csv/csv.ts';
import { createIdentityService } from '../../src/identity/identity-service.ts';
import { makeZip } from '../../src/reading/test-files/make-zip.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import { startProvider, strongAcr, type TestProvider } from '../support/identity-provider.ts';
import { goodPassword, makePerson } from '../support/sign-in.ts';
import { testOrigin } from '../support/staff.ts';
import type { Visitor } from '../support/workbench.ts';
import { type County, exchange, filled, rawGet, routesOf, startCounty } from './county.ts';

let county: County;
let provider: TestProvider;
beforeAll(async () => {
  county = await startCounty();
  provider = await startProvider([`${county.bench.url}/workbench/sign-in/identity/callback`]);
  const { issuer, clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, name: '省统一身份认证', trustedAcr: [strongAcr] };
  Object.assign(county.bench.staff, { identity: createIdentityService(settings, () => new Date()) });
});
afterAll(async () => {
  await county?.bench.stop();
  await provider?.close();
  expect(county.bench.faults).toEqual([]);
});

/** Spellings that some browser has taken for another site. */
const elsewhere = [
  'https://evil.example',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/\n/evil.example',
  'https:evil.example',
  'http:/\\evil.example',
  '/%5cevil.example',
  '/workbench/..//evil.example',
  '/workbench/..\\\\evil.example',
  '/workbench@evil.example',
  'workbench.evil.example',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
];

/** Where a browser on the site would go. */
const hostOf = (answer: Response, url: string): string =>
  new URL(answer.headers.get('location') ?? '', url).host;

describe('an address to go to afterwards', () => {
  it('stays on this site after signing in, confirming the password and changing the settings', async () => {
    const { bench } = county;
    const { host } = new URL(bench.url);
    const person = await makePerson(bench.staff, { signInName: 'redirected', app: true });
    for (const place of elsewhere) {
      bench.clock.forward(2);
      const headers = { Origin: bench.url };
      const send = (path: string, fields: Record<string, string>, cookie = '') =>
        fetch(bench.url + path, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...headers, Cookie: cookie },
          body: new URLSearchParams(fields),
        });
      const password = goodPassword;
      const first = await send('/workbench/sign-in', {
        name: 'redirected',
        region: person.regionId,
        password,
        return: place,
      });
      expect([place, first.status, hostOf(first, bench.url)]).toEqual([place, 303, host]);
      expect(first.headers.get('location')).toBe('/workbench/sign-in/code');
      const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
      const { regionId, token } = await bench.staff.storage.transaction((stores) =>
        openSession(stores, bench.staff, person, facts, bench.clock().toISOString()),
      );
      const cookie = `session=${regionId}.${token}`;
      const confirmed = await send('/workbench/sign-in/confirm', { password, return: place }, cookie);
      expect([place, confirmed.headers.get('location')]).toEqual([place, '/workbench']);
      const query = `?return=${encodeURIComponent(place)}`;
      for (const path of ['/workbench/sign-in', '/workbench/sign-in/identity']) {
        const already = await fetch(bench.url + path + query, {
          redirect: 'manual',
          headers: { Cookie: cookie },
        });
        expect([place, path, already.headers.get('location')]).toEqual([place, path, '/workbench']);
      }
      const settings = await send('/settings', { theme: 'dark', back: place });
      expect([place, settings.status, hostOf(settings, bench.url)]).toEqual([place, 303, host]);
    }
  });

  it('stays on this site after the way over the identity service', async () => {
    const { bench } = county;
    await makePerson(bench.staff, { signInName: 'federated' });
    const account = (await bench.staff.storage.accounts.bySignInName('990121', 'federated'))!;
    const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
    const { regionId, token } = await bench.staff.storage.transaction((stores) =>
      openSession(stores, bench.staff, account, facts, bench.clock().toISOString()),
    );
    const own = { Cookie: `session=${regionId}.${token}`, Origin: bench.url };
    await fetch(`${bench.url}/workbench/sign-in/confirm`, {
      method: 'POST',
      redirect: 'manual',
      headers: own,
      body: new URLSearchParams({ password: goodPassword }),
    });
    const linking = await fetch(`${bench.url}/workbench/me/identity/link`, { method: 'POST', headers: own });
    const address = /class="btn" href="([^"]+)"/.exec(await linking.text())![1]!.replaceAll('&amp;', '&');
    const pending = linking.headers.getSetCookie()[0]!.split(';')[0]!;
    const back = await provider.signIn(address, { subject: 'federated' });
    const linked = await fetch(bench.url + back.pathname + back.search, {
      redirect: 'manual',
      headers: { ...own, Cookie: `${own.Cookie}; ${pending}` },
    });
    expect(linked.headers.get('location')).toBe('/workbench/me?done=identity-linked');
    for (const place of elsewhere.slice(0, 8)) {
      bench.clock.forward(1);
      const path = `/workbench/sign-in/identity?region=990121&return=${encodeURIComponent(place)}`;
      const away = await fetch(bench.url + path, { redirect: 'manual' });
      expect(hostOf(away, bench.url)).toBe(new URL(provider.issuer).host);
      const cookie = away.headers.getSetCookie()[0]!.split(';')[0]!;
      const returned = await provider.signIn(away.headers.get('location')!, {
        subject: 'federated',
        strong: true,
      });
      const arrived = await fetch(bench.url + returned.pathname + returned.search, {
        redirect: 'manual',
        headers: { Cookie: cookie },
      });
      expect([place, arrived.status, arrived.headers.get('location')]).toEqual([place, 303, '/workbench']);
    }
  });
});

describe('a line break', () => {
  const planted = [
    '%0d%0aX-Planted:%201',
    '%0aSet-Cookie:%20planted=1',
    '%E5%98%8D%E5%98%8AX-Planted:1',
    '%00%0d%0aX-Planted: 1'.replaceAll(' ', '%20'),
  ];

  it('in an address never begins another header', async () => {
    const { bench } = county;
    const desk = await bench.again('desk');
    const routes = (await routesOf(bench)).filter(({ method }) => method === 'GET');
    for (const attack of planted) {
      for (const { path } of routes) {
        for (const address of [
          `${filled(path, attack)}?q=${attack}&return=/workbench/${attack}&done=${attack}`,
        ]) {
          const answer = await rawGet(bench.url, address, `Cookie: ${desk.cookie}; view=${attack}\r\n`);
          const head = answer.split('\r\n\r\n')[0]!;
          expect(head, address).toMatch(/^HTTP\/1\.1 \d{3}/);
          expect(head, address).not.toMatch(/^(?:x-planted|set-cookie: planted)/im);
        }
      }
    }
  });

  it('in a form never begins another header, also where its fields become part of one', async () => {
    const { bench } = county;
    const desk = await bench.again('desk');
    const attack = 'a\r\nX-Planted: 1\r\nSet-Cookie: planted=1';
    const fields = new URLSearchParams({
      agencyId: `P1${attack}`,
      name: `甲${attack}`,
      back: `/${attack}`,
      theme: `dark${attack}`,
      size: attack,
      return: `/workbench/${attack}`,
      kind: 'department',
    }).toString();
    for (const path of [
      '/settings',
      '/workbench/agencies/new',
      '/workbench/sign-in',
      '/workbench/sign-out',
    ]) {
      const answer = await exchange(
        bench.url,
        `POST ${path} HTTP/1.1\r\nHost: ${new URL(bench.url).host}\r\nOrigin: ${bench.url}\r\nCookie: ${path.endsWith('out') ? '' : desk.cookie}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(fields)}\r\n\r\n${fields}`,
      );
      const head = answer.split('\r\n\r\n')[0]!;
      expect(head, path).toMatch(/^HTTP\/1\.1 (?:303|422)/);
      expect(head, path).not.toMatch(/^(?:x-planted|set-cookie: planted)/im);
    }
  });

  it('in the name of a download is not possible: the program alone makes the names', async () => {
    const { bench } = county;
    const desk = await bench.again('desk');
    const audit = await bench.again('audit');
    await bench.staff.storage.regions.add({
      regionId: '990121',
      name: '青禾"县\r\nX-Planted: 1; /../',
      level: 'county',
      province: null,
      prefecture: null,
    });
    const shape = /^attachment; filename="[\w.-]+"(?:; filename\*=UTF-8''[\w.%-]+)?$/;
    const downloads: readonly (readonly [Visitor, string])[] = [
      [desk, '/workbench/agencies/export.csv?x=%22%0d%0a'],
      [desk, '/workbench/agencies/export.xlsx'],
      [desk, '/workbench/agencies/import/template.csv'],
      [audit, '/workbench/audit/export.csv?subject=%22%0d%0aX:1'],
      [audit, '/workbench/audit/export.jsonl'],
    ];
    for (const [visitor, path] of downloads) {
      const answer = await visitor.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-disposition'), path).toMatch(shape);
      expect(answer.headers.get('x-planted')).toBeNull();
    }
    const reason = '本人来信\r\nX-Planted: 1';
    const subject = {
      kind: 'phone',
      value: '19900000009',
      check: 'id-card',
      reason,
      format: 'html',
    };
    const file = await desk.post('/workbench/subject-export', subject);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(shape);
    expect(file.headers.get('x-planted')).toBeNull();
  });
});

describe('a path that climbs', () => {
  const root = join(import.meta.dirname, '..', '..');
  const wanted = [
    'package.json',
    'src/main.ts',
    'rules/sign-in/policy.yaml',
    '.git/HEAD',
    '.git/config',
    '.env',
    'var/keys.json',
    'README.md',
    'node_modules/hono/package.json',
  ];

  it('finds no file: not the sources, the keys, the history, nor a list of a folder', async () => {
    const { bench } = county;
    const desk = await bench.again('desk');
    const climbs = [
      '',
      '../',
      '..%2f',
      '%2e%2e/',
      '%2e%2e%2f',
      '..\\',
      '..%5c',
      '....//',
      '%252e%252e%252f',
      '..%00/',
      '.%2e/',
    ];
    const bases = [
      '/',
      '/assets/',
      '/assets/x/',
      '/reports/',
      '/regions/990121/',
      '/api/v1/reports/',
      '/workbench/agencies/',
      '/workbench/agencies/import/',
    ];
    for (const base of bases)
      for (const climb of climbs)
        for (const file of wanted) {
          const path = `${base}${climb.repeat(climb === '' ? 1 : 6)}${file}`;
          const answer = await rawGet(bench.url, path, `Cookie: ${desk.cookie}\r\n`);
          expect(answer.slice(0, 12), path).toMatch(/^HTTP\/1\.1 (?:400|404|303)/);
          for (const secret of ['"dependencies"', 'idle_minutes', 'ref: refs', '[core]', 'A'.repeat(43)])
            expect(answer.includes(secret), path).toBe(false);
        }
    for (const folder of [
      '/assets/',
      '/assets',
      '/src/',
      '/docs/',
      '/data/',
      '/rules/sign-in/',
      '/node_modules/',
      '/.git/',
      '/.well-known/',
    ])
      expect((await rawGet(bench.url, folder)).slice(0, 12), folder).toBe('HTTP/1.1 404');
  });

  it('the assets themselves are served, under their exact addresses', async () => {
    const { bench } = county;
    const page = await (await bench.nobody.get('/')).text();
    const [, style = ''] = /href="(\/assets\/portal-[\w-]{10}\.css)"/.exec(page) ?? [];
    expect((await rawGet(bench.url, style)).slice(0, 12)).toBe('HTTP/1.1 200');
    for (const other of [
      style.replace('/assets/', '/assets/./'),
      style.replace('/assets/', '/assets//'),
      `${style}%00`,
      `${style}/..%2f`,
      style.replace('portal-', 'portal-%2e'),
    ])
      expect((await rawGet(bench.url, other)).slice(0, 12), other).toBe('HTTP/1.1 404');
  });

  it('in the name of an upload writes no file and is shown without its folders', async () => {
    const { bench } = county;
    const desk = await bench.again('desk');
    const name = 'planted-by-a-test.csv';
    const target = join(root, name);
    rmSync(target, { force: true });
    const before = readdirSync(root).toSorted();
    const rows = csvText([
      ['机关代码', '机关名称', '机关类别'],
      ['1001', '青禾县第1001局', '政府部门'],
    ]);
    for (const climb of [
      `../../../../../../../..${root}/${name}`,
      `..\\..\\..\\${name}`,
      `C:\\${name}`,
      `/etc/../${root}/${name}`,
    ]) {
      const answer = await desk.upload('/workbench/agencies/import', climb, rows);
      expect(answer.status, climb).toBe(303);
      const preview = await (await desk.get(answer.headers.get('location')!)).text();
      expect(preview, climb).toContain(name);
      expect(preview, climb).not.toContain('..');
      expect(preview, climb).not.toContain(root);
    }
    expect(readdirSync(root).toSorted()).toEqual(before);
    expect(bench.faults).toEqual([]);
  });

  it('a package that names files outside its folder unpacks nothing to the disk', async () => {
    const desk = await county.bench.again('desk');
    // Libraries refuse to write such a name: it is put in afterwards, over another one of the same length.
    const honest = await makeZip({ 'AA_AA_planted.txt': 'x', '[Content_Types].xml': '<Types/>' });
    const bytes = Buffer.from(
      Buffer.from(honest).toString('latin1').replaceAll('AA_AA_', '../../'),
      'latin1',
    );
    expect(bytes.includes('../../planted.txt')).toBe(true);
    const answer = await desk.upload('/workbench/agencies/import', '名录.xlsx', bytes);
    expect(answer.status).toBe(422);
    for (const folder of [root, join(root, '..'), join(root, '..', '..'), process.cwd()])
      expect(existsSync(join(folder, 'planted.txt')), folder).toBe(false);
  });
});

it('the web opens no file but its own assets, and starts no other program', () => {
  const folder = join(import.meta.dirname, '../../src/web');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|examples)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const);
  expect(code.length).toBeGreaterThan(100);
  const readers = code
    .filter(([, text]) => /from 'node:(?:fs|child_process|vm)/.test(text))
    .map(([file]) => file);
  expect(readers).toEqual(['assets.ts']);
});
