/** A real identity service (oidc-provider) on this machine, with a page of its own on which people sign in. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type InteractionResults } from 'oidc-provider';

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Walks through the sign-in page as a browser would; returns the address that the browser is sent back to. */
  signIn(address: string, person: TestPerson): Promise<URL>;
  close(): Promise<void>;
}

export interface TestPerson {
  /** Name at the service; null: presses 取消. */
  readonly subject: string | null;
  /** Gave a second factor there. */
  readonly strong?: boolean;
}

/** What the service calls a sign-in with a second factor. */
export const strongAcr = 'urn:test:two-factors';

/** Starts the service on a free port. @param redirectUris addresses that people may be sent back to */
export async function startProvider(redirectUris: readonly string[]): Promise<TestProvider> {
  let handler: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  const server = createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'gongkai-test';
  const clientSecret = 'only-for-tests-0123456789';
  const provider = new Provider(
    issuer,
    configuration({
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [...redirectUris],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    }),
  );
  const answer = provider.callback();
  handler = (request, response) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
    else void answer(request, response);
  };
  return { issuer, clientId, clientSecret, signIn, close: () => stop(server) };
}

function configuration(client: NonNullable<Configuration['clients']>[number]): Configuration {
  return {
    clients: [client],
    cookies: { keys: ['only-for-tests'] },
    acrValues: [strongAcr],
    claims: { openid: ['sub', 'acr', 'amr'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Whoever signs in agrees to hand over who they are: one page instead of two.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  };
}

/** The sign-in page: a name, a tick for the second factor, 登录 and 取消. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  if (request.method === 'POST') {
    const form = new URLSearchParams(await bodyOf(request));
    const result: InteractionResults =
      form.get('answer') === 'cancel'
        ? { error: 'access_denied', error_description: 'cancelled' }
        : {
            login: {
              accountId: form.get('subject')!,
              ...(form.get('strong') === 'yes' ? { acr: strongAcr, amr: ['pwd', 'otp'] } : { amr: ['pwd'] }),
            },
          };
    await provider.interactionFinished(request, response, result);
    return;
  }
  await provider.interactionDetails(request, response);
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html>
<html lang="zh-CN"><title>省统一身份认证（测试）</title><form method="post">
<label>用户名 <input name="subject"></label>
<label><input type="checkbox" name="strong" value="yes"> 短信验证</label>
<button name="answer" value="sign-in">登录</button> <button name="answer" value="cancel">取消</button>
</form></html>`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}

/** Follows the redirections with a jar of cookies until they leave the service. */
async function signIn(address: string, { subject, strong = false }: TestPerson): Promise<URL> {
  const jar = new Map<string, string>();
  const { origin } = new URL(address);
  let next = new URL(address);
  let form: URLSearchParams | undefined;
  for (let step = 0; step < 10; step += 1) {
    if (next.origin !== origin) return next;
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    const location = response.headers.get('location');
    const page = await response.text();
    form = undefined;
    if (location !== null) next = new URL(location, next);
    else if (response.ok) {
      form = new URLSearchParams(
        subject === null
          ? { answer: 'cancel' }
          : { answer: 'sign-in', subject, ...(strong ? { strong: 'yes' } : {}) },
      );
    } else throw new Error(`the service answered ${response.status}: ${page.slice(0, 300)}`);
  }
  throw new Error('the service sent the browser round in circles');
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
