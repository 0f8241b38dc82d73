import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startProvider, strongAcr, type TestProvider } from '../../tests/support/identity-provider.ts';
import { createIdentityService, type IdentitySettings } from './identity-service.ts';

const back = 'http://127.0.0.1:9/workbench/sign-in/identity/callback';
let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider([back]);
});
afterAll(() => provider.close());

const settingsOf = ({ issuer, clientId, clientSecret }: TestProvider): IdentitySettings => ({
  issuer,
  clientId,
  clientSecret,
  name: '省统一身份认证',
  trustedAcr: [strongAcr],
});

const service = (more: Partial<IdentitySettings> = {}) =>
  createIdentityService({ ...settingsOf(provider), ...more }, () => new Date());

async function begun(identity = service()) {
  const begin = await identity.begin(back);
  if (!begin.ok) throw new Error(begin.trouble.cause);
  return { identity, ...begin.value };
}

/** A server that answers as told; its address. */
async function serverThat(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('with a real service', () => {
  it('says who signed in', async () => {
    const { identity, address, pending } = await begun();
    const sent = new URL(address).searchParams;
    expect(sent.get('code_challenge_method')).toBe('S256');
    expect(sent.get('scope')).toBe('openid');
    expect(address).not.toContain(pending.verifier);
    const returned = await provider.signIn(address, { subject: '王芳' });
    expect(await identity.finish(returned.search, pending)).toEqual({
      ok: true,
      value: { issuer: provider.issuer, subject: '王芳', assured: false },
    });
  });

  it('knows a second factor that the service asserts, and only if this one is trusted', async () => {
    const strong = await begun();
    const returned = await provider.signIn(strong.address, { subject: 'wang', strong: true });
    expect(await strong.identity.finish(returned.search, strong.pending)).toMatchObject({
      value: { assured: true },
    });
    const wary = await begun(service({ trustedAcr: [] }));
    const again = await provider.signIn(wary.address, { subject: 'wang', strong: true });
    expect(await wary.identity.finish(again.search, wary.pending)).toMatchObject({
      value: { assured: false },
    });
  });

  it('accepts a code once', async () => {
    const { identity, address, pending } = await begun();
    const returned = await provider.signIn(address, { subject: 'wang' });
    expect(await identity.finish(returned.search, pending)).toMatchObject({ ok: true });
    expect(await identity.finish(returned.search, pending)).toMatchObject({ trouble: { kind: 'rejected' } });
  });

  it('rejects another state, nonce, verifier or issuer', async () => {
    for (const change of [{ state: 'x' }, { nonce: 'x' }, { verifier: 'y'.repeat(43) }]) {
      const { identity, address, pending } = await begun();
      const returned = await provider.signIn(address, { subject: 'wang' });
      expect(
        await identity.finish(returned.search, { ...pending, ...change }),
        JSON.stringify(change),
      ).toMatchObject({ trouble: { kind: 'rejected' } });
    }
    const { identity, address, pending } = await begun();
    const returned = await provider.signIn(address, { subject: 'wang' });
    returned.searchParams.set('iss', 'https://elsewhere.example');
    expect(await identity.finish(returned.search, pending)).toMatchObject({ trouble: { kind: 'rejected' } });
  });

  it('rejects parameters that are doubled, missing or full of line breaks', async () => {
    const { identity, address, pending } = await begun();
    const { search } = await provider.signIn(address, { subject: 'wang' });
    for (const query of [
      '',
      '?',
      `${search}&state=x`,
      `${search}&code=x`,
      '?code=%0d%0aSet-Cookie:x&state=%00',
    ]) {
      expect(await identity.finish(query, pending), query).toMatchObject({ trouble: { kind: 'rejected' } });
    }
  });

  it('tells apart who turned back', async () => {
    const { identity, address, pending } = await begun();
    const returned = await provider.signIn(address, { subject: null });
    expect(returned.searchParams.get('error')).toBe('access_denied');
    expect(await identity.finish(returned.search, pending)).toMatchObject({ trouble: { kind: 'declined' } });
    const forged = '?error=access_denied&state=another';
    expect(await identity.finish(forged, pending)).toMatchObject({ trouble: { kind: 'rejected' } });
  });

  it('is unavailable where the service does not know this installation', async () => {
    const { identity, address, pending } = await begun(service({ clientSecret: 'wrong-wrong-wrong' }));
    const returned = await provider.signIn(address, { subject: 'wang' });
    expect(await identity.finish(returned.search, pending)).toMatchObject({
      trouble: { kind: 'unavailable' },
    });
  });
});

describe('with a service that cannot be trusted', () => {
  const beginAt = async (issuer: string, more: Partial<IdentitySettings> = {}) =>
    service({ issuer, ...more }).begin(back);
  const document = (issuer: string, more: object = {}) =>
    JSON.stringify({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      ...more,
    });
  const json = { 'Content-Type': 'application/json' };

  it('is unavailable when nobody answers', async () => {
    expect(await beginAt('http://127.0.0.1:1')).toEqual({
      ok: false,
      trouble: { kind: 'unavailable', cause: 'no-answer' },
    });
  });

  it('does not wait for ever', async () => {
    const issuer = await serverThat(() => {});
    const from = performance.now();
    expect(await beginAt(issuer, { timeoutSeconds: 1 })).toMatchObject({ trouble: { kind: 'unavailable' } });
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('follows no redirection', async () => {
    let asked = 0;
    const other = await serverThat((_request, response) => {
      asked += 1;
      response.end();
    });
    const issuer = await serverThat((_request, response) =>
      response.writeHead(302, { Location: `${other}/.well-known/openid-configuration` }).end(),
    );
    expect(await beginAt(issuer)).toMatchObject({ trouble: { kind: 'unavailable' } });
    expect(asked).toBe(0);
  });

  it('stops reading an answer that does not end', async () => {
    let sent = 0;
    const issuer = await serverThat((_request, response) => {
      response.writeHead(200, json).write('{"issuer":"');
      const pouring = setInterval(() => {
        sent += 65_536;
        response.write('x'.repeat(65_536));
      }, 1);
      response.on('close', () => clearInterval(pouring));
    });
    expect(await beginAt(issuer)).toMatchObject({ trouble: { kind: 'unavailable' } });
    expect(sent).toBeLessThan(20_000_000);
  });

  it('accepts no document of another service and none that points outside', async () => {
    const addresses: Record<string, object> = {
      issuer: { issuer: 'https://elsewhere.example' },
      token: { token_endpoint: 'https://elsewhere.example/token' },
      keys: { jwks_uri: 'file:///etc/passwd' },
      page: { authorization_endpoint: 'javascript:alert(1)' },
      none: { token_endpoint: undefined },
    };
    for (const [name, more] of Object.entries(addresses)) {
      const issuer = await serverThat((request, response) =>
        response.writeHead(200, json).end(document(`http://${request.headers.host}`, more)),
      );
      expect((await beginAt(issuer)).ok, name).toBe(false);
    }
  });

  it('accepts no id token that somebody else signed', async () => {
    const { generateKeyPairSync, sign } = await import('node:crypto');
    const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const others = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const coded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    let nonce = '';
    let key = others.privateKey;
    let alg = 'RS256';
    const issuer = await serverThat((request, response) => {
      const at = `http://${request.headers.host}`;
      response.writeHead(200, json);
      if (request.url === '/keys') {
        response.end(
          JSON.stringify({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), alg: 'RS256' }] }),
        );
      } else if (request.url === '/token') {
        const now = Math.floor(Date.now() / 1000);
        const claims = { iss: at, sub: 'admin', aud: provider.clientId, iat: now, exp: now + 60, nonce };
        const text = `${coded({ alg })}.${coded(claims)}`;
        const signature = alg === 'none' ? '' : sign('sha256', Buffer.from(text), key).toString('base64url');
        response.end(
          JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: `${text}.${signature}` }),
        );
      } else response.end(document(at));
    });
    const tried = async () => {
      const { identity, pending } = await begun(service({ issuer }));
      nonce = pending.nonce;
      return identity.finish(`?code=c&state=${pending.state}`, pending);
    };
    expect(await tried()).toMatchObject({ trouble: { kind: 'rejected' } });
    alg = 'none';
    expect(await tried()).toMatchObject({ trouble: { kind: 'rejected' } });
    alg = 'RS256';
    key = own.privateKey;
    expect(await tried()).toMatchObject({ value: { subject: 'admin' } });
  });
});

it('asks the service once for everybody, waits after a failure, and keeps the last good answer', async () => {
  let now = Date.parse('2026-11-21T01:00:00Z');
  let asked = 0;
  let broken = true;
  const issuer = await serverThat((request, response) => {
    asked += 1;
    if (broken) response.writeHead(503).end();
    else {
      const at = `http://${request.headers.host}`;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(
        JSON.stringify({
          issuer: at,
          authorization_endpoint: `${at}/auth`,
          token_endpoint: `${at}/token`,
          jwks_uri: `${at}/keys`,
        }),
      );
    }
  });
  const identity = createIdentityService({ ...settingsOf(provider), issuer }, () => new Date(now));
  const several = async () =>
    (await Promise.all([1, 2, 3].map(() => identity.begin(back)))).map(({ ok }) => ok);
  expect(await several()).toEqual([false, false, false]);
  broken = false;
  expect(await several()).toEqual([false, false, false]);
  expect(asked).toBe(1);
  now += 31_000;
  expect(await several()).toEqual([true, true, true]);
  expect(asked).toBe(2);
  broken = true;
  now += 61 * 60_000;
  expect(await several()).toEqual([true, true, true]);
  expect(asked).toBe(3);
});
