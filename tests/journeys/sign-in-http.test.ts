/** Signing in over real HTTP: from the first start to the workbench, and the attacks on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeOf } from '../../src/usecases/notifications/new-delivery.ts';
import { demoDoor } from '../../src/usecases/sign-in/demo-door.ts';
import { prepareSetUp } from '../../src/usecases/sign-in/prepare-set-up.ts';
import { codeAt, goodPassword, makePerson, type Person } from '../support/sign-in.ts';
import { otherRegion, testOrigin, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

/** A browser: it keeps cookies and follows nothing by itself. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly bench: Workbench;
  readonly headers: Record<string, string>;
  constructor(bench: Workbench, headers: Record<string, string> = {}) {
    this.bench = bench;
    this.headers = { Origin: bench.url, 'Sec-Fetch-Site': 'same-origin', ...headers };
  }
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie: cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(this.bench.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
  get(path: string): Promise<Response> {
    return this.send(path);
  }
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    // Each request a second later: the gate lets one a second through for as long as one likes.
    this.bench.clock.forward(1 / 60);
    return this.send(path, { method: 'POST', headers: this.headers, body: new URLSearchParams(fields) });
  }
}

let bench: Workbench;
let browser: Browser;
let count = 0;

beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(async () => {
  await bench?.stop();
  expect(bench.faults).toEqual([]);
});

const next = (response: Response) => [response.status, response.headers.get('location')];
const newPerson = (more: object = {}): Promise<Person> => {
  count += 1;
  const wanted = { signInName: `p${count}`, email: `p${count}@example.com`, ...more };
  return makePerson(bench.staff, wanted);
};
const credentials = ({ signInName }: Person) => ({
  region: testRegion,
  name: signInName,
  password: goodPassword,
});
const codeOf = ({ secret }: Person) => codeAt(secret, bench.clock());

async function signedIn(person: Person): Promise<Browser> {
  const fresh = new Browser(bench);
  await fresh.post('/workbench/sign-in', credentials(person));
  bench.clock.forward(1);
  expect(next(await fresh.post('/workbench/sign-in/code', { code: codeOf(person) }))).toEqual([
    303,
    '/workbench',
  ]);
  return fresh;
}

describe('from nothing', () => {
  it('the first start makes three administrators, and each gets to the workbench', async () => {
    browser = new Browser(bench);
    const empty = await (await browser.get('/workbench/sign-in')).text();
    expect(empty).toContain('首次启动链接');
    const prepared = await prepareSetUp(bench.staff, { kind: 'operator', from: testOrigin });
    const path = prepared.ok ? prepared.value.path : '';
    expect((await browser.get(`/workbench/set-up/${'x'.repeat(43)}`)).status).toBe(404);
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('strict-origin');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const form = {
      regionId: '110101',
      'system-name': '甲某',
      'system-signInName': 'jia',
      'system-email': '',
      'security-name': '乙某',
      'security-signInName': 'yi',
      'security-email': '',
      'audit-name': '丙某',
      'audit-signInName': 'bing',
      'audit-email': '',
      password: goodPassword,
      again: goodPassword,
    };
    const bad = await browser.post(path, {
      ...form,
      'audit-name': '甲某',
      password: 'short',
      again: 'short',
    });
    const again = await bad.text();
    expect(bad.status).toBe(422);
    expect(again).toContain('三名管理员须是三个不同的人');
    expect(again).toContain('value="bing"');
    expect(again).not.toContain('short');
    const made = await browser.post(path, form);
    const result = await made.text();
    expect(made.status).toBe(200);
    expect(result).toContain('东城区已经设立');
    expect((await browser.post(path, form)).status).toBe(404);
    expect((await browser.get(path)).status).toBe(404);
    const secret = await setUpCode(browser);
    expect((await browser.get('/workbench')).status).toBe(200);

    const links = [...result.matchAll(/http:\/\/[^\s<"]+(\/workbench\/invitation\/110101\/[\w-]{43})/g)];
    expect(links.length).toBe(2);
    for (const [, invitation] of links) {
      const other = new Browser(bench);
      expect(await (await other.get(invitation!)).text()).toMatch(/乙某|丙某/);
      const set = await other.post(invitation!, { password: goodPassword, again: goodPassword });
      expect(next(set)).toEqual([303, '/workbench/sign-in/set-up-code']);
      // Before the second factor nothing opens.
      expect(next(await other.get('/workbench'))).toEqual([303, '/workbench/sign-in/code']);
      await setUpCode(other);
      expect((await other.get('/workbench')).status).toBe(200);
      expect((await other.get(invitation!)).status).toBe(404);
    }

    const later = new Browser(bench);
    bench.clock.forward(2);
    const entered = await later.post('/workbench/sign-in', { name: 'jia', password: goodPassword });
    expect(next(entered)).toEqual([303, '/workbench/sign-in/code']);
    const code = await later.post('/workbench/sign-in/code', { code: codeAt(secret, bench.clock()) });
    expect(next(code)).toEqual([303, '/workbench']);
    expect((await later.get('/workbench')).status).toBe(200);
  });

  /** Reads the secret off the page as a person without a camera would. */
  async function setUpCode(whose: Browser): Promise<string> {
    const page = await (await whose.get('/workbench/sign-in/set-up-code')).text();
    expect(page).toContain('<svg class="qr"');
    expect(page).not.toMatch(/ style=/);
    const secret = /<code class="secret-key">([A-Z2-7 ]+)<\/code>/.exec(page)![1]!.replaceAll(' ', '');
    const wrong = await whose.post('/workbench/sign-in/set-up-code', { code: '123' });
    expect(wrong.status).toBe(422);
    const before = whose.cookies.get('session');
    const right = await whose.post('/workbench/sign-in/set-up-code', { code: codeAt(secret, bench.clock()) });
    const shown = await right.text();
    expect(right.status).toBe(200);
    expect([...shown.matchAll(/<code>[a-z2-7-]{29}<\/code>/g)].length).toBe(10);
    expect(whose.cookies.get('session')).not.toBe(before);
    return secret;
  }
});

describe('signing in', () => {
  it('leads through both factors to where the person wanted to go', async () => {
    const person = await newPerson();
    const own = new Browser(bench);
    const wanted = '/workbench?day=2026-11-21';
    const first = await own.get(wanted);
    expect(next(first)).toEqual([303, `/workbench/sign-in?return=${encodeURIComponent(wanted)}`]);
    const page = await (await own.get(first.headers.get('location')!)).text();
    expect(page).toContain('autocomplete="username"');
    expect(page).toContain('autocomplete="current-password"');
    const password = await own.post('/workbench/sign-in', { ...credentials(person), return: wanted });
    const code = `/workbench/sign-in/code?return=${encodeURIComponent(wanted)}`;
    expect(next(password)).toEqual([303, code]);
    expect(await (await own.get(code)).text()).toContain('autocomplete="one-time-code"');
    bench.clock.forward(1);
    const entered = await own.post('/workbench/sign-in/code', { code: codeOf(person), return: wanted });
    expect(next(entered)).toEqual([303, wanted]);
    expect((await own.get(wanted)).status).toBe(200);
  });

  it('never leads to another site', async () => {
    const person = await newPerson();
    const places = [
      '//evil.example',
      '/\\evil.example',
      '/%2f%2fevil.example',
      'https://evil.example',
      '\tjavascript:1',
    ];
    for (const place of [...places, '/workbench/..//evil.example', '/workbench@evil.example']) {
      const own = new Browser(bench);
      const sent = await own.post('/workbench/sign-in', { ...credentials(person), return: place });
      expect(next(sent)).toEqual([303, '/workbench/sign-in/code']);
      const page = await (
        await own.get(`/workbench/sign-in/code?return=${encodeURIComponent(place)}`)
      ).text();
      expect(page).toContain('name="return" value="/workbench"');
      expect(page).not.toMatch(/(?:href|action)="[^"]*evil/);
      bench.clock.forward(1);
      const entered = await own.post('/workbench/sign-in/code', { code: codeOf(person), return: place });
      expect(next(entered)).toEqual([303, '/workbench']);
    }
  });

  it('a cookie that was planted before never becomes signed in', async () => {
    const person = await newPerson();
    const planted = `${testRegion}.${'A'.repeat(43)}`;
    const own = new Browser(bench);
    own.cookies.set('session', planted);
    await own.post('/workbench/sign-in', credentials(person));
    const partial = own.cookies.get('session');
    bench.clock.forward(1);
    await own.post('/workbench/sign-in/code', { code: codeOf(person) });
    const full = own.cookies.get('session');
    expect(new Set([planted, partial, full]).size).toBe(3);
    for (const old of [planted, partial!]) {
      const thief = new Browser(bench);
      thief.cookies.set('session', old);
      expect((await thief.get('/workbench')).status).toBe(303);
    }
    expect((await own.get('/workbench')).status).toBe(200);
  });

  it('a session of the attacker is not turned into one of the victim', async () => {
    const attacker = await signedIn(await newPerson());
    const victim = await newPerson();
    const own = new Browser(bench);
    own.cookies.set('session', attacker.cookies.get('session')!);
    await own.post('/workbench/sign-in', credentials(victim));
    expect((await attacker.get('/workbench')).status).toBe(303);
  });

  it('answers the same whoever was tried, apart from what was typed', async () => {
    const known = await newPerson();
    const disabled = await newPerson();
    await bench.staff.storage.accounts.put({ ...disabled, status: 'disabled' });
    const invited = await newPerson({ password: null });
    const locked = await newPerson();
    for (let round = 0; round < 5; round += 1)
      await new Browser(bench).post('/workbench/sign-in', { ...credentials(locked), password: 'x' });
    const tried = [
      { ...credentials(known), password: 'wrong' },
      { ...credentials(known), name: 'nobody', password: 'wrong' },
      credentials(disabled),
      credentials(invited),
      credentials(locked),
    ];
    const pages: string[] = [];
    for (const fields of tried) {
      const response = await new Browser(bench).post('/workbench/sign-in', fields);
      const text = (await response.text()).replaceAll(`value="${fields.name}"`, 'value=""');
      const headers = [...response.headers].filter(([name]) => name !== 'date');
      pages.push(
        JSON.stringify([response.status, headers.filter(([name]) => name !== 'content-length'), text]),
      );
      expect(response.status).toBe(422);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect(new Set(pages).size).toBe(1);
  });

  it('needs a form of this site', async () => {
    const person = await newPerson();
    const other = { Origin: 'https://evil.example' };
    for (const headers of [other, { 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'null' }, { Origin: '' }]) {
      const own = new Browser(bench, headers);
      const sent = await own.post('/workbench/sign-in', credentials(person));
      expect(sent.status).toBe(403);
      expect(sent.headers.getSetCookie()).toEqual([]);
    }
    const victim = await signedIn(person);
    const forged = await victim.send('/workbench/sign-out', { method: 'POST', headers: other });
    expect(forged.status).toBe(403);
    expect((await victim.get('/workbench')).status).toBe(200);
    expect((await victim.get('/workbench/sign-out')).status).toBe(404);
  });

  it('signing out ends the session on the server, not only in the browser', async () => {
    const own = await signedIn(await newPerson());
    const session = own.cookies.get('session')!;
    const left = await own.post('/workbench/sign-out', {});
    expect(next(left)).toEqual([303, '/workbench/sign-in?done=signed-out']);
    expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"');
    expect(own.cookies.has('session')).toBe(false);
    const thief = new Browser(bench);
    thief.cookies.set('session', session);
    expect((await thief.get('/workbench')).status).toBe(303);
    // What keeps strangers from locking the person out stays, and opens nothing by itself.
    expect(own.cookies.has('device')).toBe(true);
    expect((await own.get('/workbench')).status).toBe(303);
  });

  it('the password again, for sensitive acts', async () => {
    const own = await signedIn(await newPerson());
    const path = '/workbench/sign-in/confirm';
    expect((await own.get(`${path}?return=/workbench/people`)).status).toBe(200);
    expect((await own.post(path, { password: 'wrong' })).status).toBe(422);
    const right = await own.post(path, { password: goodPassword, return: '/workbench/people' });
    expect(next(right)).toEqual([303, '/workbench/people']);
    expect((await new Browser(bench).get(path)).status).toBe(303);
  });

  it('stops an address that knocks without end', async () => {
    const own = new Browser(bench);
    const knock = () =>
      own.send('/workbench/sign-in', {
        method: 'POST',
        headers: own.headers,
        body: new URLSearchParams({ name: 'x', password: 'x' }),
      });
    const statuses = new Set<number>();
    for (let round = 0; round < 61; round += 1) statuses.add((await knock()).status);
    expect(statuses).toEqual(new Set([422, 429]));
    const stopped = await knock();
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await stopped.text()).toContain('秒再试');
    // What was counted against the address of the test must not stop the tests that follow.
    bench.clock.forward(60 * 25);
  });
});

describe('cookie', () => {
  it('is HttpOnly and SameSite, for this site only, until the browser is closed', async () => {
    const response = await new Browser(bench).post('/workbench/sign-in', credentials(await newPerson()));
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=990121\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it('on https is Secure, and bound to the host', async () => {
    const secure = await startWorkbench({ publicUrl: 'https://gongkai.example' });
    try {
      const person = await makePerson(secure.staff, { signInName: 'secure' });
      const own = new Browser(secure, { Origin: 'https://gongkai.example' });
      const response = await own.post('/workbench/sign-in', credentials(person));
      expect(response.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^__Host-session=990121\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
      ]);
      secure.clock.forward(1);
      const code = codeAt(person.secret, secure.clock());
      expect(next(await own.post('/workbench/sign-in/code', { code }))).toEqual([303, '/workbench']);
      expect((await own.get('/workbench')).status).toBe(200);
      // The name without the prefix, which another host could set, counts for nothing.
      const token = own.cookies.get('__Host-session')!;
      own.cookies.clear();
      own.cookies.set('session', token);
      expect((await own.get('/workbench')).status).toBe(303);
    } finally {
      await secure.stop();
    }
  });
});

describe('device cookie', () => {
  const facts = 'Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax';
  const deviceOf = (response: Response) =>
    response.headers.getSetCookie().find((line) => /^(?:__Host-)?device=/.test(line));

  it('comes with the second factor, for 90 days, and scripts and other sites do not get it', async () => {
    const person = await newPerson();
    const own = new Browser(bench);
    const password = await own.post('/workbench/sign-in', credentials(person));
    expect(deviceOf(password)).toBeUndefined();
    bench.clock.forward(1);
    const code = await own.post('/workbench/sign-in/code', { code: codeOf(person) });
    expect(deviceOf(code)).toMatch(new RegExp(`^device=v1\\.[\\w.-]{100,600}; ${facts}$`));
  });

  it('on https is Secure, and bound to the host', async () => {
    const secure = await startWorkbench({ publicUrl: 'https://gongkai.example' });
    try {
      const person = await makePerson(secure.staff, { signInName: 'secure' });
      const own = new Browser(secure, { Origin: 'https://gongkai.example' });
      const enter = () => own.post('/workbench/sign-in', credentials(person));
      await enter();
      secure.clock.forward(1);
      const code = await own.post('/workbench/sign-in/code', { code: codeAt(person.secret, secure.clock()) });
      expect(deviceOf(code)).toMatch(new RegExp(`^__Host-device=v1\\.[\\w.-]{100,600}; ${facts}; Secure$`));
      await lock(secure, person);
      expect((await enter()).status).toBe(303);
      // The name without the prefix, which another host could set, counts for nothing.
      own.cookies.set('device', own.cookies.get('__Host-device')!);
      own.cookies.delete('__Host-device');
      expect((await enter()).status).toBe(422);
    } finally {
      await secure.stop();
    }
  });

  async function lock(where: Workbench, person: Person): Promise<void> {
    const stranger = new Browser(where, where === bench ? {} : { Origin: 'https://gongkai.example' });
    for (let round = 0; round < 5; round += 1)
      expect(
        (await stranger.post('/workbench/sign-in', { ...credentials(person), password: 'x' })).status,
      ).toBe(422);
  }

  it('lets its person in while a stranger locks the name, also after signing out and after a new password', async () => {
    const person = await newPerson();
    const own = await signedIn(person);
    await own.post('/workbench/sign-out', {});
    await lock(bench, person);
    expect((await new Browser(bench).post('/workbench/sign-in', credentials(person))).status).toBe(422);
    const session = await own.post('/workbench/sign-in', credentials(person));
    expect(next(session)).toEqual([303, '/workbench/sign-in/code']);
    bench.clock.forward(1);
    await own.post('/workbench/sign-in/code', { code: codeOf(person) });
    const before = own.cookies.get('device')!;
    const again = '河边 walks 到清晨 8';
    const changed = await own.post('/workbench/me/password', {
      present: goodPassword,
      password: again,
      again,
    });
    expect(next(changed)).toEqual([303, '/workbench/me?done=password']);
    expect(deviceOf(changed)).toContain(facts);
    await own.post('/workbench/sign-out', {});
    await lock(bench, person);
    const renewed = own.cookies.get('device')!;
    for (const [device, status] of [
      [before, 422],
      [`${renewed}; device=${before}`, 422],
      [renewed, 303],
    ] as const) {
      own.cookies.set('device', device);
      const tried = await own.post('/workbench/sign-in', { ...credentials(person), password: again });
      expect(tried.status).toBe(status);
    }
  });
});

describe('link by mail', () => {
  it('is used by pressing the button, not by looking at it', async () => {
    const person = await newPerson();
    const own = new Browser(bench);
    expect(await (await own.get('/workbench/sign-in/link')).text()).toContain('用邮件链接登录');
    const asked = await own.post('/workbench/sign-in/link', { region: testRegion, name: person.signInName });
    expect(next(asked)).toEqual([303, '/workbench/sign-in/link?done=asked']);
    expect(await (await own.get('/workbench/sign-in/link?done=asked')).text()).toContain(
      '如果有这个账户，链接已发到其邮箱',
    );
    const [row] = await bench.staff.storage.notifications.deliveries(testRegion, { limit: 1 });
    const letter = bench.staff.secrets.sealer.open(row!.sealedText, placeOf(row!));
    const address = /https:\/\/gongkai\.example(\/workbench\/sign-in\/link\/\d{6}\/[\w-]{43})/.exec(letter)!;
    const path = address[1]!;
    for (let scan = 0; scan < 3; scan += 1) expect((await new Browser(bench).get(path)).status).toBe(200);
    expect((await own.get(path)).headers.get('referrer-policy')).toBe('strict-origin');
    expect(next(await own.post(path, {}))).toEqual([303, '/workbench/sign-in/code']);
    expect((await own.post(path, {})).status).toBe(404);
    expect((await own.get(path)).status).toBe(404);
    expect((await own.get('/workbench')).status).toBe(303);
    bench.clock.forward(1);
    expect(next(await own.post('/workbench/sign-in/code', { code: codeOf(person) }))).toEqual([
      303,
      '/workbench',
    ]);
  });

  it('takes the same time and says the same whoever is asked for', async () => {
    const person = await newPerson();
    for (const name of [person.signInName, 'nobody']) {
      const start = performance.now();
      const asked = await new Browser(bench).post('/workbench/sign-in/link', { region: testRegion, name });
      expect(performance.now() - start).toBeGreaterThan(390);
      expect(next(asked)).toEqual([303, '/workbench/sign-in/link?done=asked']);
    }
  });
});

describe('demo', () => {
  it('is entered by its link, and by no other', async () => {
    const person = await newPerson({ demo: true, password: null, role: 'county-desk', name: '林小满' });
    const real = await newPerson();
    const door = (await demoDoor(bench.staff))!;
    const page = await new Browser(bench).get(door);
    expect(await page.text()).toContain('林小满');
    const own = new Browser(bench);
    expect((await own.post(door, { person: real.accountId })).status).toBe(404);
    expect(next(await own.post(door, { person: person.accountId }))).toEqual([303, '/workbench']);
    expect(await (await own.get('/workbench')).text()).toContain('政务公开股');
    const wrong = await new Browser(bench).get(`${door.slice(0, -1)}!`);
    const unknown = await new Browser(bench).get('/workbench/no-such-page');
    expect(wrong.status).toBe(404);
    const plain = (text: string) => text.replaceAll(/name="back" value="[^"]*"/g, '');
    expect(plain(await wrong.text())).toBe(plain(await unknown.text()));
    const posted = await new Browser(bench).post('/workbench/demo/x', { person: person.accountId });
    expect(posted.status).toBe(404);
  });
});

it('belongs to one county: its cookie opens nothing in another', async () => {
  await makePerson(bench.staff, { signInName: 'else', regionId: otherRegion });
  const own = await signedIn(await newPerson());
  const token = own.cookies.get('session')!.split('.')[1]!;
  own.cookies.set('session', `${otherRegion}.${token}`);
  expect((await own.get('/workbench')).status).toBe(303);
});
