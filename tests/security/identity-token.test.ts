/** An identity service that signs correctly, and says something that must not be believed. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIdentityService } from '../../src/identity/identity-service.ts';

const clientId = 'gongkai-test';
const clientSecret = 'only-for-tests-0123456789';
const back = 'http://127.0.0.1:9/workbench/sign-in/identity/callback';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const coded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

let server: Server;
let issuer = '';
/** What the next token holds beside what is right, and how it is signed. */
let claims: object = {};
let head = { alg: 'RS256' };
let nonce = '';

function token(): string {
  const now = Math.floor(Date.now() / 1000);
  const right = { iss: issuer, sub: 'lin', aud: clientId, iat: now, exp: now + 60, nonce };
  const text = `${coded(head)}.${coded({ ...right, ...claims })}`;
  const signature = head.alg.startsWith('HS')
    ? createHmac('sha256', clientSecret).update(text).digest('base64url')
    : sign('sha256', Buffer.from(text), keys.privateKey).toString('base64url');
  return `${text}.${signature}`;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    if (request.url === '/keys')
      response.end(JSON.stringify({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), alg: 'RS256' }] }));
    else if (request.url === '/token')
      response.end(JSON.stringify({ access_token: 'a', token_type: 'bearer', id_token: token() }));
    else
      response.end(
        JSON.stringify({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
        }),
      );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function signedInWith(more: object, header = { alg: 'RS256' }) {
  const settings = { issuer, clientId, clientSecret, name: '省统一身份认证', trustedAcr: [] };
  const service = createIdentityService(settings, () => new Date());
  const begin = await service.begin(back);
  if (!begin.ok) throw new Error(begin.trouble.cause);
  nonce = begin.value.pending.nonce;
  claims = more;
  head = header;
  return service.finish(`?code=c&state=${begin.value.pending.state}`, begin.value.pending);
}

const now = () => Math.floor(Date.now() / 1000);

it('believes a token in which everything is right', async () => {
  expect(await signedInWith({})).toMatchObject({ ok: true, value: { subject: 'lin', issuer } });
});

it('believes no token whose time is over or has not come', async () => {
  for (const time of [
    { exp: now() - 600 },
    { nbf: now() + 600 },
    { exp: 'tomorrow' },
    { iat: undefined },
    { exp: undefined },
  ])
    expect(await signedInWith(time), JSON.stringify(time)).toMatchObject({ ok: false });
});

it('believes no token that is meant for another client, or for another purpose', async () => {
  for (const other of [
    { aud: 'another-client' },
    { aud: ['another-client'] },
    { aud: [clientId, 'another-client'], azp: 'another-client' },
    { aud: undefined },
    { nonce: 'another' },
    { nonce: undefined },
    { sub: undefined },
  ])
    expect(await signedInWith(other), JSON.stringify(other)).toMatchObject({ ok: false });
});

it('believes no token of another issuer', async () => {
  for (const iss of ['https://evil.example', `${issuer}/`, undefined])
    expect(await signedInWith({ iss }), String(iss)).toMatchObject({ ok: false });
});

it('believes no token that is signed with another algorithm', async () => {
  expect(await signedInWith({}, { alg: 'HS256' })).toMatchObject({ ok: false });
  expect(await signedInWith({}, { alg: 'RS1' })).toMatchObject({ ok: false });
});
