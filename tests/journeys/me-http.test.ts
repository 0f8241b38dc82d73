/** 我的账户, 权限表 and the way over a real identity service, over HTTP, and the attacks on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIdentityService } from '../../src/identity/identity-service.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import { startProvider, strongAcr, type TestProvider } from '../support/identity-provider.ts';
import { codeAt, goodPassword, makePerson, type Person } from '../support/sign-in.ts';
import { testOrigin } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';

const callback = '/workbench/sign-in/identity/callback';
let bench: Workbench;
let provider: TestProvider;
let count = 0;

beforeAll(async () => {
  bench = await startWorkbench();
  provider = await startProvider([bench.url + callback]);
  use(provider.issuer);
});
afterAll(async () => {
  await bench?.stop();
  await provider?.close();
  expect(bench.faults).toEqual([]);
});

function use(issuer: string): void {
  const { clientId, clientSecret } = provider;
  const settings = { issuer, clientId, clientSecret, name: '省统一身份认证', trustedAcr: [strongAcr] };
  Object.assign(bench.staff, { identity: createIdentityService(settings, () => new Date()) });
}

/** A browser: it keeps cookies and follows nothing by itself. */
function aBrowser() {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    bench.clock.forward(1 / 60);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { Cookie: cookie, ...(init.headers as Record<string, string>) };
    const response = await fetch(bench.url + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const own = { Origin: bench.url, 'Sec-Fetch-Site': 'same-origin' };
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post: (path: string, fields: Record<string, string> = {}) =>
      send(path, { method: 'POST', headers: own, body: new URLSearchParams(fields) }),
  };
}
type Browser = ReturnType<typeof aBrowser>;

/** A person with both factors, and a browser with a full session. */
async function signedIn(): Promise<{ person: Person; browser: Browser }> {
  count += 1;
  const person = await makePerson(bench.staff, { signInName: `me${count}`, email: `me${count}@example.com` });
  return { person, browser: await enter(person) };
}

async function enter(person: Person): Promise<Browser> {
  const browser = aBrowser();
  const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
  const { regionId, token } = await bench.staff.storage.transaction((stores) =>
    openSession(stores, bench.staff, person, facts, bench.clock().toISOString()),
  );
  browser.cookies.set('session', `${regionId}.${token}`);
  return browser;
}

const next = (response: Response) => [response.status, response.headers.get('location')];
const confirmed = (browser: Browser) =>
  browser.post('/workbench/sign-in/confirm', { password: goodPassword, return: '/workbench/me' });
const local = (url: URL) => url.pathname + url.search;

/** Links over the pages; the person is `subject` at the service. */
async function linked(subject: string): Promise<{ person: Person; browser: Browser }> {
  const { person, browser } = await signedIn();
  await confirmed(browser);
  const page = await (await browser.post('/workbench/me/identity/link')).text();
  const address = /class="btn" href="([^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
  const back = await provider.signIn(address, { subject });
  expect(next(await browser.get(local(back)))).toEqual([303, '/workbench/me?done=identity-linked']);
  return { person, browser };
}

async function away(browser: Browser, path = '/workbench/sign-in/identity'): Promise<string> {
  const response = await browser.get(path);
  expect(response.status).toBe(303);
  return response.headers.get('location')!;
}

describe('signing in with the identity service', () => {
  it('needs the password to link; then leads in, to the page that was wanted', async () => {
    const { person, browser } = await signedIn();
    expect(next(await browser.post('/workbench/me/identity/link'))).toEqual([
      303,
      '/workbench/sign-in/confirm?return=%2Fworkbench%2Fme%2Fidentity',
    ]);
    await linked('first');
    const fresh = aBrowser();
    expect(await (await fresh.get('/workbench/sign-in')).text()).toContain('用省统一身份认证登录');
    const address = await away(fresh, '/workbench/sign-in/identity?return=%2Fworkbench%2Fpermissions');
    const back = await provider.signIn(address, { subject: 'first' });
    const answer = await fresh.get(local(back), { 'Sec-Fetch-Site': 'cross-site' });
    expect(next(answer)).toEqual([303, '/workbench/sign-in/code?return=%2Fworkbench%2Fpermissions']);
    expect(answer.headers.get('cache-control') ?? '').not.toContain('public');
    expect(fresh.cookies.has('identity')).toBe(false);
    expect(person.signInName).not.toBe('');
  });

  it('leads right in when the service asserts a second factor, and out again when it is unlinked', async () => {
    const { browser } = await linked('strong');
    const fresh = aBrowser();
    const back = await provider.signIn(await away(fresh), { subject: 'strong', strong: true });
    expect(next(await fresh.get(local(back)))).toEqual([303, '/workbench']);
    expect((await fresh.get('/workbench/me')).status).toBe(200);
    expect(next(await browser.post('/workbench/me/identity/unlink'))).toEqual([
      303,
      '/workbench/me?done=identity-unlinked',
    ]);
    const again = aBrowser();
    const lost = await provider.signIn(await away(again), { subject: 'strong', strong: true });
    const answer = await again.get(local(lost));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('再到“我的账户”绑定');
    expect(again.cookies.has('session')).toBe(false);
  });

  it('keeps the way back in a cookie that scripts cannot read and other sites do not get', async () => {
    const response = await aBrowser().get('/workbench/sign-in/identity');
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^identity=[^;]+; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { searchParams } = new URL(response.headers.get('location')!);
    for (const secret of ['state', 'nonce']) expect(cookie).not.toContain(searchParams.get(secret)!);
  });

  it('answers every foreign, broken or doubled way back with the same plain page', async () => {
    await linked('victim');
    const attacker = aBrowser();
    const stolen = local(await provider.signIn(await away(attacker), { subject: 'victim', strong: true }));
    const without = aBrowser();
    const other = aBrowser();
    await away(other);
    const doubled = aBrowser();
    doubled.cookies.set('identity', `${attacker.cookies.get('identity')}; identity=x`);
    for (const [name, browser, path] of [
      ['no cookie', without, stolen],
      ['cookie of another way', other, stolen],
      ['two cookies', doubled, stolen],
      ['line breaks', aBrowser(), `${callback}?code=%0d%0aSet-Cookie:%20a=b&state=%00%0d%0a`],
      ['nothing', aBrowser(), callback],
      ['broken escapes', aBrowser(), `${callback}?state=%ff%fe&code=%`],
    ] as const) {
      const answer = await browser.get(path);
      expect(answer.status, name).toBe(422);
      expect(browser.cookies.has('session'), name).toBe(false);
      expect(answer.headers.getSetCookie().join(), name).not.toContain('a=b');
    }
  });

  it('says so when the person turned back', async () => {
    const browser = aBrowser();
    const back = await provider.signIn(await away(browser), { subject: null });
    const answer = await browser.get(local(back));
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('您在省统一身份认证取消了');
  });

  it('does not begin because another site says so', async () => {
    const answer = await aBrowser().get('/workbench/sign-in/identity', { 'Sec-Fetch-Site': 'cross-site' });
    expect(next(answer)).toEqual([303, '/workbench/sign-in']);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/workbench/../evil',
    '/\\evil.example',
    'javascript:alert(1)',
  ])('leads to no other place afterwards: %s', async (evil) => {
    const subject = `back-${encodeURIComponent(evil)}`;
    await linked(subject);
    const browser = aBrowser();
    const address = await away(browser, `/workbench/sign-in/identity?return=${encodeURIComponent(evil)}`);
    const back = await provider.signIn(address, { subject, strong: true });
    expect(next(await browser.get(local(back)))).toEqual([303, '/workbench']);
  });

  it('stays a plain page while the service is down, and there is no button without one', async () => {
    use('http://127.0.0.1:1');
    const down = await aBrowser().get('/workbench/sign-in/identity');
    expect(down.status).toBe(422);
    expect(await down.text()).toContain('现在连不上省统一身份认证');
    Object.assign(bench.staff, { identity: null });
    expect(await (await aBrowser().get('/workbench/sign-in')).text()).not.toContain('统一身份认证');
    expect((await aBrowser().get('/workbench/sign-in/identity')).status).toBe(422);
    use(provider.issuer);
  });
});

describe('我的账户', () => {
  it('masks contacts, shows them on the record, and changes them after the password', async () => {
    const { person, browser } = await signedIn();
    const email = `${person.signInName}@example.com`;
    const page = await (await browser.get('/workbench/me')).text();
    expect(page).toContain('m***@example.com');
    expect(page).not.toContain(email);
    expect(await (await browser.post('/workbench/me/contacts/show')).text()).toContain(email);
    const actor = `account/${person.accountId}`;
    const [entry] = await bench.staff.storage.audit.search({
      regionId: person.regionId,
      actors: [actor],
      limit: 1,
    });
    expect(entry).toMatchObject({ act: 'own.read', outcome: 'done' });
    expect(JSON.stringify(entry)).not.toContain('@');
    const path = '/workbench/me/contacts';
    const asks = [303, '/workbench/sign-in/confirm?return=%2Fworkbench%2Fme%2Fcontacts'];
    expect(next(await browser.get(path))).toEqual(asks);
    expect(next(await browser.post(path, { email: 'new@example.com' }))).toEqual(asks);
    await confirmed(browser);
    const wrong = await browser.post(path, { email: 'not an address', phone: '13800138000' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="not an address"');
    expect((await browser.post(path, {})).status).toBe(422);
    expect(next(await browser.post(path, { email: 'new@example.com' }))).toEqual([
      303,
      '/workbench/me?done=contacts',
    ]);
    expect(await (await browser.get('/workbench/me')).text()).toContain('n***@example.com');
  });

  it('lists sessions and ends one’s own only', async () => {
    const { person, browser } = await signedIn();
    const second = await enter(person);
    const third = await enter(person);
    const stranger = (await signedIn()).browser;
    const page = await (await browser.get('/workbench/me')).text();
    const ids = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1]!);
    expect(ids).toHaveLength(2);
    expect((await stranger.post('/workbench/me/sessions/end', { session: ids[0]! })).status).toBe(404);
    expect(next(await browser.post('/workbench/me/sessions/end', { session: ids[0]! }))[0]).toBe(303);
    const open = async () =>
      (await Promise.all([second, third].map((each) => each.get('/workbench/me')))).filter(
        ({ status }) => status === 200,
      );
    expect(await open()).toHaveLength(1);
    await browser.post('/workbench/me/sessions/end-others');
    expect(await open()).toHaveLength(0);
    expect((await browser.get('/workbench/me')).status).toBe(200);
    expect((await stranger.get('/workbench/me')).status).toBe(200);
  });

  it('changes the password with the present one, which goes back into no page', async () => {
    const { browser } = await signedIn();
    const again = '秋天 leaves 落满 9 条街';
    const path = '/workbench/me/password';
    const wrong = await browser.post(path, { present: 'Wrong-Secret-77', password: again, again });
    expect(wrong.status).toBe(422);
    const page = await wrong.text();
    expect(page).not.toContain('Wrong-Secret-77');
    expect(page).not.toContain(again);
    expect(next(await browser.post(path, { present: goodPassword, password: again, again }))).toEqual([
      303,
      '/workbench/me?done=password',
    ]);
  });

  it('renews the second factor only with the code of the new app, and recovery codes only after the password', async () => {
    const { person, browser } = await signedIn();
    const path = '/workbench/me/second-factor';
    expect(next(await browser.get(path))[0]).toBe(303);
    expect(next(await browser.post('/workbench/me/recovery-codes'))[0]).toBe(303);
    await confirmed(browser);
    const page = await (await browser.get(path)).text();
    const setup = /name="setup" value="([^"]+)"/.exec(page)![1]!;
    const secret = /class="secret-key">([^<]+)</.exec(page)![1]!.replaceAll(' ', '');
    const kept = () => bench.staff.storage.signIn.credential(person.regionId, person.accountId);
    const before = await kept();
    const codeNow = () => codeAt(secret, bench.clock());
    expect((await browser.post(path, { setup, code: '000000' })).status).toBe(422);
    expect(await kept()).toEqual(before);
    const stranger = (await signedIn()).browser;
    await confirmed(stranger);
    expect(await (await stranger.post(path, { setup, code: codeNow() })).text()).toContain('这一页已经过期');
    const done = await (await browser.post(path, { setup, code: codeNow() })).text();
    expect(done).toContain('抄下恢复码');
    expect((await kept())!.codeSecret).not.toBe(before!.codeSecret);
    const shown = (text: string) =>
      [...text.matchAll(/<code>([a-z2-7-]{29})<\/code>/g)].map((match) => match[1]!);
    const more = shown(await (await browser.post('/workbench/me/recovery-codes')).text());
    expect(more).toHaveLength(10);
    expect(more.filter((code) => shown(done).includes(code))).toEqual([]);
    bench.clock.forward(11);
    await confirmed(browser);
    const late = await browser.post(path, { setup, code: codeNow() });
    expect(await late.text()).toContain('这一页已经过期');
  });

  it('is for people with both factors; nobody gets the table of permissions from outside', async () => {
    for (const path of ['/workbench/me', '/workbench/permissions', '/workbench/me/identity']) {
      expect(next(await aBrowser().get(path))).toEqual([
        303,
        `/workbench/sign-in?return=${encodeURIComponent(path)}`,
      ]);
    }
    const { browser } = await signedIn();
    expect(await (await browser.get('/workbench/permissions')).text()).toContain('三名管理员互相分开');
  });
});
