/** CSRF: what another site makes a browser send, with the cookies of a person who is signed in. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testRegion } from '../support/staff.ts';
import { type County, filled, type RouteOfSite, routesOf, startCounty } from './county.ts';

let county: County;
let routes: readonly RouteOfSite[];
beforeAll(async () => {
  county = await startCounty();
  routes = await routesOf(county.bench);
});
afterAll(async () => {
  await county?.bench.stop();
  expect(county.bench.faults).toEqual([]);
});

const form = 'application/x-www-form-urlencoded';

/** What browsers send when a page of another site makes them, and what clients without an origin send. */
function forgeries(url: string): Readonly<Record<string, Record<string, string>>> {
  const { host } = new URL(url);
  return {
    'from another site': { Origin: 'https://evil.example', 'Content-Type': form },
    'from a host whose name begins like ours': {
      Origin: `http://${host}.evil.example`,
      'Content-Type': form,
    },
    'from a host whose name ends like ours': { Origin: `http://evil-${host}`, 'Content-Type': form },
    'from another port': { Origin: 'http://127.0.0.1:1', 'Content-Type': form },
    'from a sandboxed frame or a file': { Origin: 'null', 'Content-Type': form },
    'without an origin': { 'Content-Type': form },
    'without an origin, as no form': { 'Content-Type': 'application/json' },
    'with an origin that is none': { Origin: host, 'Content-Type': form },
    'across sites by the browser’s word': {
      Origin: url,
      'Sec-Fetch-Site': 'cross-site',
      'Content-Type': form,
    },
    'from a neighbouring host': { Origin: url, 'Sec-Fetch-Site': 'same-site', 'Content-Type': form },
    'as plain text': { Origin: 'https://evil.example', 'Content-Type': 'text/plain' },
    'as an upload': { Origin: 'https://evil.example', 'Content-Type': 'multipart/form-data; boundary=q' },
    'as JSON': { Origin: 'https://evil.example', 'Content-Type': 'application/json' },
    'as a kind of body that nobody knows': { Origin: 'https://evil.example', 'Content-Type': 'x/y' },
  };
}

const ledgerSize = async () =>
  Number(
    (
      await county.bench.database.kysely
        .selectFrom('ledger_event')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  );

describe('a forged request', () => {
  it('is refused by every address that changes something, whatever its body', async () => {
    const { bench, system } = county;
    const posts = routes.filter(({ method, path }) => method !== 'GET' && path.startsWith('/workbench'));
    expect(posts.length).toBeGreaterThan(40);
    const before = await ledgerSize();
    for (const { method, path } of posts) {
      for (const [name, headers] of Object.entries(forgeries(bench.url))) {
        const answer = await fetch(bench.url + filled(path), {
          method,
          redirect: 'manual',
          headers: { Cookie: system.cookie, ...headers },
          body: 'a=b',
        });
        expect(answer.status, `${method} ${path} ${name}`).toBe(403);
        expect(answer.headers.getSetCookie(), path).toEqual([]);
      }
    }
    expect(await ledgerSize()).toBe(before);
  });

  it('does nothing where the same form from this site does', async () => {
    const { bench, system, security } = county;
    const statusOf = async () => (await bench.staff.storage.accounts.get(testRegion, 'colleague'))?.status;
    const rolesOf = async () => (await bench.staff.storage.accounts.grants(testRegion, ['clerk'])).length;
    const role = { role: 'reviewer', agencyId: '1002' };
    for (const headers of Object.values(forgeries(bench.url))) {
      const send = (path: string, cookie: string, fields: Record<string, string>) =>
        fetch(bench.url + path, {
          method: 'POST',
          headers: { Cookie: cookie, ...headers },
          body: new URLSearchParams(fields).toString(),
        });
      await send('/workbench/people/colleague/disable', system.cookie, {});
      await send('/workbench/roles/clerk/grant', security.cookie, role);
      await send('/workbench/sign-out', system.cookie, {});
    }
    expect([await statusOf(), await rolesOf()]).toEqual(['active', 1]);
    expect((await system.get('/workbench')).status).toBe(200);
    expect((await system.post('/workbench/people/colleague/disable', {})).status).toBe(303);
    expect((await security.post('/workbench/roles/clerk/grant', role)).status).toBe(303);
    expect([await statusOf(), await rolesOf()]).toEqual(['disabled', 2]);
  });

  it('is refused by the forms of the public site', async () => {
    const { bench } = county;
    for (const path of ['/settings', '/check'])
      for (const type of [form, 'text/plain', 'multipart/form-data; boundary=q'])
        for (const Origin of ['https://evil.example', 'null', `${bench.url}.evil.example`]) {
          const headers = { Origin, 'Content-Type': type };
          const sent = await fetch(bench.url + path, {
            method: 'POST',
            redirect: 'manual',
            headers,
            body: 'size=elder',
          });
          expect([path, type, Origin, sent.status]).toEqual([path, type, Origin, 403]);
          expect(sent.headers.getSetCookie()).toEqual([]);
        }
  });

  it('cannot be written as a link: addresses that change something answer to POST only', async () => {
    const { bench, everybody } = county;
    const before = await ledgerSize();
    const changes = new Set(routes.filter(({ method }) => method === 'POST').map(({ path }) => path));
    const gets = new Set(routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
    const shown = [...gets].map((path) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`));
    const isShown = (path: string) => shown.some((pattern) => pattern.test(filled(path, 'colleague')));
    for (const path of changes) {
      for (const visitor of everybody) {
        const answer = await visitor.get(filled(path, 'colleague'));
        // An address with a word where another has a parameter may be a page of that other: it shows, and changes nothing.
        if (!isShown(path)) expect([path, answer.status]).toEqual([path, 404]);
      }
    }
    for (const path of gets) for (const visitor of everybody) await visitor.get(filled(path, 'colleague'));
    expect(await ledgerSize()).toBe(before);
    for (const visitor of everybody.filter(({ accountId }) => accountId !== 'colleague'))
      expect((await visitor.get('/workbench')).status, visitor.accountId).toBe(200);
    expect(bench.faults).toEqual([]);
  });

  it('cannot use another method in a header or a field', async () => {
    const { system, bench } = county;
    const answer = await fetch(`${bench.url}/workbench/people/clerk/disable?_method=POST`, {
      headers: { Cookie: system.cookie, 'X-HTTP-Method-Override': 'POST', 'X-HTTP-Method': 'POST' },
    });
    expect(answer.status).toBe(404);
    expect((await bench.staff.storage.accounts.get(testRegion, 'clerk'))?.status).toBe('active');
  });
});

it('no other site may read an answer: only public data allows it, and never with cookies', async () => {
  const { bench, system } = county;
  for (const { path } of routes.filter(({ method }) => method === 'GET')) {
    const answer = await fetch(bench.url + filled(path, 'clerk'), {
      redirect: 'manual',
      headers: { Cookie: system.cookie, Origin: 'https://evil.example' },
    });
    const allowed = answer.headers.get('access-control-allow-origin');
    expect([path, allowed]).toEqual([path, path.startsWith('/api/') ? '*' : null]);
    expect(answer.headers.get('access-control-allow-credentials'), path).toBeNull();
  }
});
