/** Lines of OWASP ASVS that concern a running site as a whole, and that no other test holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passwordProblem } from '../../src/domain/people/password-rules.ts';
import { readPages } from '../../src/reading/read-file.ts';
import { newRecoveryCodes, recoveryDigest } from '../../src/usecases/sign-in/recovery-codes.ts';
import { visitorAddress } from '../../src/web/middleware/visitor-address.ts';
import { goodPassword, makePerson } from '../support/sign-in.ts';
import { testPolicy, testRegion, testSecrets } from '../support/staff.ts';
import { startWorkbench, type Visitor } from '../support/workbench.ts';
import { type County, exchange, filled, type RouteOfSite, routesOf, startCounty } from './county.ts';
import { aSession } from './session.ts';

let county: County;
let gets: readonly string[];
beforeAll(async () => {
  county = await startCounty();
  const routes: readonly RouteOfSite[] = await routesOf(county.bench);
  gets = routes.filter(({ method }) => method === 'GET').map(({ path }) => filled(path, 'clerk'));
});
afterAll(() => county?.bench.stop());

/** Every address as each person sees it. */
async function eachAnswer(look: (answer: Response, path: string, visitor: Visitor) => Promise<void> | void) {
  const { system, audit, desk, bench } = county;
  for (const path of gets)
    for (const visitor of [system, audit, desk, bench.nobody])
      await look(await visitor.get(path), path, visitor);
}

describe('every answer', () => {
  it('every answer names its type and its characters, and may not be taken for another', async () => {
    await eachAnswer(async (answer, path) => {
      const body = await answer.arrayBuffer();
      expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff');
      const type = answer.headers.get('content-type') ?? '';
      if (body.byteLength > 0) expect(type, path).toMatch(/^[\w.+-]+\/[\w.+-]+/);
      if (/^text\/|xml$|xml;/.test(type)) expect(type.toLowerCase(), path).toMatch(/charset=utf-8/);
    });
  });

  it('every answer says how far its address may be told', async () => {
    await eachAnswer((answer, path) => {
      expect(['same-origin', 'strict-origin'], path).toContain(answer.headers.get('referrer-policy'));
    });
  });

  it('pages of the workbench are kept nowhere, not by the page cache either', async () => {
    await eachAnswer((answer, path) => {
      if (!path.startsWith('/workbench') || answer.status === 303) return;
      expect([path, answer.headers.get('cache-control')]).toEqual([path, 'no-store']);
      expect(answer.headers.get('x-cache'), path).not.toBe('hit');
    });
  });

  it('only what is meant for everybody is open to everybody', async () => {
    const open: string[] = [];
    for (const path of gets.filter((each) => each.startsWith('/workbench'))) {
      const answer = await county.bench.nobody.get(path);
      const door = answer.headers.get('location')?.startsWith('/workbench/sign-in?return=') ?? false;
      if (!door && answer.status !== 404) open.push(path);
    }
    expect(open.toSorted()).toEqual([
      '/workbench/sign-in',
      // These three lead back to the first.
      '/workbench/sign-in/code',
      '/workbench/sign-in/identity',
      '/workbench/sign-in/identity/callback',
      '/workbench/sign-in/link',
      '/workbench/sign-in/recovery-code',
      '/workbench/sign-in/set-up-code',
    ]);
    for (const name of ['code', 'recovery-code', 'set-up-code'])
      expect((await county.bench.nobody.get(`/workbench/sign-in/${name}`)).headers.get('location')).toBe(
        '/workbench/sign-in',
      );
    for (const path of [
      '/metrics',
      '/debug',
      '/status',
      '/admin',
      '/actuator',
      '/swagger',
      '/graphql',
      '/phpinfo.php',
      '/server-status',
    ])
      expect((await county.bench.nobody.get(path)).status, path).toBe(404);
    expect(await (await county.bench.nobody.get('/healthz')).json()).toEqual({ status: 'ok' });
  });
});

describe('pages', () => {
  it('pages need no plug-in, and the one script is small and of our own', async () => {
    await eachAnswer(async (answer, path) => {
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return;
      const html = await answer.text();
      expect(html, path).not.toMatch(/<(?:object|embed|applet|iframe)\b/);
      const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      for (const tag of scripts)
        expect(tag, path).toMatch(/^<script src="\/assets\/portal-[\w-]+\.js" defer>$/);
    });
    const page = await (await county.bench.nobody.get('/')).text();
    const code = await (await county.bench.nobody.get(/src="(\/assets\/[^"]+\.js)"/.exec(page)![1]!)).text();
    expect(code.length).toBeLessThan(20_000);
    expect(code).not.toMatch(
      /localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML|postMessage|eval/,
    );
  });

  it('the way out is on every page of whoever is signed in', async () => {
    let pages = 0;
    await eachAnswer(async (answer, path, visitor) => {
      if (visitor.cookie === '' || !path.startsWith('/workbench') || answer.status === 404) return;
      if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) return;
      pages += 1;
      expect(await answer.text(), path).toContain('<form method="post" action="/workbench/sign-out">');
    });
    expect(pages).toBeGreaterThan(60);
  });

  it('fields of passwords hide what is typed and let password managers fill them in', async () => {
    const person = await makePerson(county.bench.staff, { signInName: 'typist' });
    const own = await aSession(county.bench, person);
    let fields = 0;
    for (const page of [
      await own.get('/workbench/me/password'),
      await own.get('/workbench/sign-in/confirm'),
      await county.bench.nobody.get('/workbench/sign-in'),
    ]) {
      expect(page.status).toBe(200);
      const html = await page.text();
      for (const [tag] of html.matchAll(/<input\b[^>]*name="(?:password|present|again)"[^>]*>/g)) {
        fields += 1;
        expect(tag).toContain('type="password"');
        expect(tag).toMatch(/autocomplete="(?:current|new)-password"/);
        expect(tag).not.toMatch(/onpaste|readonly|value="[^"]/);
      }
    }
    expect(fields).toBe(5);
  });

  it('no page asks for a hint or a secret question', async () => {
    await eachAnswer(async (answer, path) => {
      if (!path.startsWith('/workbench')) return;
      expect(await answer.text(), path).not.toMatch(/密保(?!存)|安全提问|口令提示|密码提示/);
    });
  });
});

describe('requests', () => {
  it('requests whose end is in doubt are refused', async () => {
    const { url } = county.bench;
    const head = `POST /settings HTTP/1.1\r\nHost: ${new URL(url).host}\r\nOrigin: ${url}\r\nContent-Type: application/x-www-form-urlencoded\r\n`;
    const next = 'GET /about?smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const doubt of [
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      'Content-Length: 4\r\nContent-Length: 40\r\n',
      'Content-Length: 4, 40\r\n',
      'Content-Length: +4\r\n',
      'Transfer-Encoding: chunked, identity\r\n',
      'Transfer-Encoding : chunked\r\n',
      'Transfer-Encoding: xchunked\r\n',
      'Content-Length: 4\n X: y\r\n',
    ]) {
      const answer = await exchange(url, `${head}${doubt}\r\n0\r\n\r\n${next}`);
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => match[1]);
      expect([doubt, statuses]).toEqual([doubt, ['400']]);
    }
  });

  it('TRACE and other strange methods are not answered', async () => {
    const { url } = county.bench;
    for (const method of ['TRACE', 'CONNECT', 'TRACK', 'PROPFIND', 'DELETE', 'PUT', 'PATCH']) {
      const answer = await exchange(
        url,
        `${method} / HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-Echo: echoed\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, method).not.toMatch(/^HTTP\/1\.1 2\d\d/);
      expect(answer, method).not.toContain('echoed');
    }
  });

  it('numbers from outside are bounded', async () => {
    const { bench, audit, desk } = county;
    const before = bench.faults.length;
    const numbers = [
      '99999999999999999999',
      '-1',
      '1e999',
      'NaN',
      'Infinity',
      '0x10',
      '1.5',
      '٣',
      '２',
      ' 1',
      '1;2',
    ];
    for (const number of numbers.map(encodeURIComponent)) {
      for (const path of [
        `/workbench/audit/${number}`,
        `/workbench/audit?before=${number}`,
        `/reports?page=${number}&year=${number}`,
        `/findings?page=${number}`,
        `/workbench/agencies/import/done?added=${number}`,
      ])
        expect((await audit.get(path)).status, path).toBeLessThan(500);
      const sent = await desk.post('/workbench/agencies/1001/office', {
        version: decodeURIComponent(number),
        phone: 'x',
      });
      expect(sent.status, number).toBeLessThan(500);
    }
    expect(bench.faults.slice(before).filter((fault) => !String(fault).includes('was registered'))).toEqual(
      [],
    );
  });

  it('headers of a proxy count only where the operator said that there is one', () => {
    const c = {
      req: { header: (name: string) => (name === 'x-forwarded-for' ? '203.0.113.9' : undefined) },
      env: { incoming: { socket: { remoteAddress: '192.0.2.1' } } },
    } as unknown as Parameters<typeof visitorAddress>[0];
    expect(visitorAddress(c, false)).toBe('192.0.2.1');
    expect(visitorAddress(c, true)).toBe('203.0.113.9');
  });

  it('what a file is, its content says and not its name', async () => {
    const { desk } = county;
    for (const [name, bytes] of [
      ['名录.csv', '%PDF-1.7\n'],
      ['名录.xlsx', '%PDF-1.7\n'],
      ['名录.csv', 'MZ\u0090\u0000\u0003\u0000\u0000'],
      ['名录.xlsx', '\u0089PNG\r\n\u001a\n'],
    ] as const) {
      const sent = await desk.upload('/workbench/agencies/import', name, Buffer.from(bytes, 'latin1'));
      expect([name, sent.status]).toEqual([name, 422]);
    }
    const program = await readPages(Buffer.from('MZ\u0090\u0000\u0003\u0000', 'latin1'), '年报.docx');
    expect(program.ok).toBe(false);
  });

  it('an unexpected fault is noted, and the visitor learns nothing of it', async () => {
    const { bench, desk } = county;
    const before = bench.faults.length;
    const { accounts } = bench.staff.storage;
    const { get } = accounts;
    Object.assign(accounts, { get: () => Promise.reject(new Error('secret of the inside')) });
    const answer = await desk.get('/workbench').finally(() => Object.assign(accounts, { get }));
    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(page).not.toMatch(/secret|Error|\bat \/|\.ts\b/);
    expect(bench.faults.length).toBe(before + 1);
    expect(String(bench.faults.at(-1))).toContain('secret of the inside');
    bench.faults.length = before;
  });
});

describe('secrets', () => {
  it('the other cookies are Secure on https as well', async () => {
    const secure = await startWorkbench({ publicUrl: 'https://gongkai.example' });
    try {
      const answer = await fetch(`${secure.url}/settings`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: 'https://gongkai.example' },
        body: new URLSearchParams({ size: 'elder', back: '/' }),
      });
      const [line = ''] = answer.headers.getSetCookie();
      expect(line).toMatch(/^__Host-view=elder; Path=\/; Max-Age=\d+; SameSite=Lax; HttpOnly; Secure$/);
      const page = await fetch(`${secure.url}/about`, { headers: { Cookie: line.split(';')[0]! } });
      expect(await page.text()).toContain('data-size="elder"');
      const callback = await fetch(`${secure.url}/workbench/sign-in/identity/callback`, {
        redirect: 'manual',
      });
      expect(callback.headers.getSetCookie().join()).toMatch(/^__Host-identity=;.*Secure/);
    } finally {
      await secure.stop();
    }
  });

  it('tokens of sessions and links have 256 bits, and no two are equal', () => {
    const { chance } = testSecrets();
    const tokens = new Set(Array.from({ length: 2000 }, () => chance.token()));
    expect(tokens.size).toBe(2000);
    for (const token of tokens) expect(Buffer.from(token, 'base64url').length).toBe(32);
    const bits = [...tokens].map((token) => Buffer.from(token, 'base64url'));
    // Each bit is set about as often as not: a counter or a clock would stand out.
    for (let at = 0; at < 256; at += 1) {
      const set = bits.filter((bytes) => (bytes[at >> 3]! >> (at & 7)) & 1).length;
      expect(set / 2000, `bit ${at}`).toBeGreaterThan(0.42);
      expect(set / 2000, `bit ${at}`).toBeLessThan(0.58);
    }
  });

  it('recovery codes have 120 bits, and only their keyed digests are kept', async () => {
    const secrets = testSecrets();
    const codes = newRecoveryCodes(secrets, 10);
    for (const code of codes) expect(code).toMatch(/^(?:[a-z2-7]{4}-){5}[a-z2-7]{4}$/);
    expect(new Set(codes).size).toBe(10);
    const digest = recoveryDigest(secrets, testRegion, 'lin', codes[0]!);
    expect(digest).not.toContain(codes[0]!.slice(0, 4));
    expect(recoveryDigest(secrets, testRegion, 'chen', codes[0]!)).not.toBe(digest);
  });

  it('the list of common passwords has more than three thousand that the rule would allow, and refuses each', () => {
    const policy = testPolicy().password;
    const open = { ...policy, common: new Set<string>() };
    // As people write them to satisfy the rule: a capital in front, a sign behind.
    const typed = [...policy.common]
      .filter((word) => [...word].length >= 8)
      .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}!`);
    const allowed = typed.filter((word) => passwordProblem(word, open, []) === null);
    expect(allowed.length).toBeGreaterThan(3000);
    expect(allowed.filter((word) => passwordProblem(word, policy, [])?.code !== 'password-weak')).toEqual([]);
  });

  it('a password of 64 characters is taken and works', async () => {
    const password = `长口令 ${'walks 到河边 7 '.repeat(6)}`.slice(0, 64);
    expect([...password].length).toBe(64);
    expect(passwordProblem(password, testPolicy().password, [])).toBeNull();
    await makePerson(county.bench.staff, { signInName: 'long', password });
    const fields = { region: testRegion, name: 'long' };
    const right = await county.bench.nobody.post('/workbench/sign-in', { ...fields, password });
    expect(right.headers.get('location')).toBe('/workbench/sign-in/code');
    const cut = await county.bench.nobody.post('/workbench/sign-in', {
      ...fields,
      password: password.slice(0, 63),
    });
    expect(cut.status).toBe(422);
  });

  it('six digits are tried five times, then with longer and longer waits', async () => {
    const { bench } = county;
    const person = await makePerson(bench.staff, { signInName: 'guessed' });
    const signed = await bench.nobody.post('/workbench/sign-in', {
      region: testRegion,
      name: 'guessed',
      password: goodPassword,
    });
    const cookie = signed.headers.getSetCookie()[0]!.split(';')[0]!;
    const statuses: number[] = [];
    for (let guess = 0; guess < 7; guess += 1) {
      const answer = await fetch(`${bench.url}/workbench/sign-in/code`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Cookie: cookie, Origin: bench.url },
        body: new URLSearchParams({ code: String(guess).repeat(6) }),
      });
      statuses.push(answer.status);
    }
    expect(person.secret).toHaveLength(32);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
  });

  it('a new site has no account', async () => {
    const fresh = await startWorkbench();
    try {
      const rows = await fresh.database.kysely.selectFrom('account').selectAll().execute();
      expect(rows).toEqual([]);
      for (const name of ['admin', 'root', 'system', 'administrator', 'test', 'guest', 'operator'])
        for (const password of ['', 'admin', 'password', name, '123456'])
          expect(
            (await fresh.nobody.post('/workbench/sign-in', { name, password })).status,
          ).toBeGreaterThanOrEqual(422);
    } finally {
      await fresh.stop();
    }
  });

  it('every sign-in is recorded with its method and its factor', async () => {
    const { bench } = county;
    const person = await makePerson(bench.staff, { signInName: 'recorded' });
    await bench.nobody.post('/workbench/sign-in', {
      region: testRegion,
      name: 'recorded',
      password: goodPassword,
    });
    const subject = `account/${person.accountId}`;
    const entries = await bench.staff.storage.audit.search({ regionId: testRegion, subject, limit: 10 });
    expect(entries[0]).toMatchObject({
      act: 'sign-in',
      outcome: 'done',
      door: 'web',
      detail: { method: 'password', standing: 'partial' },
    });
    expect(JSON.stringify(entries)).not.toContain(goodPassword);
  });
});
