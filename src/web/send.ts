/** Sends finished pages and data, and keeps those that are the same for everybody. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Layout, type PageFacts } from './components/layout/layout.tsx';
import { modeOf, modeWord } from './display-mode.ts';
import type { Site, WebContext } from './site.ts';

export interface SendOptions {
  readonly status?: 200 | 400 | 403 | 404 | 413 | 415 | 422 | 429 | 500 | 503;
  /** True for what must not be kept anywhere (a visitor's own file). */
  readonly never?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page in the layout. Successful pages are kept for the next visitor. */
export function sendPage(
  c: WebContext,
  site: Site,
  facts: Omit<PageFacts, 'path' | 'mode' | 'assets' | 'version'>,
  body: VNode,
  options: SendOptions = {},
): Response {
  const before = versionBefore(c, site);
  const mode = modeWord(c.req.header('cookie'));
  const path = addressOf(c);
  const html = `<!doctype html>${renderToString(
    Layout({
      ...facts,
      path,
      mode: modeOf(mode),
      assets: site.assets,
      version: site.options.version,
      children: body,
    }),
  )}`;
  return send(c, site, html, 'text/html; charset=utf-8', mode, before, options);
}

/** Data as text (JSON, CSV, XML). Its mode is none: it is the same whatever the display mode. */
export function sendText(
  c: WebContext,
  site: Site,
  text: string,
  type: string,
  options: SendOptions = {},
): Response {
  const mode = modeWord(c.req.header('cookie'));
  return send(c, site, text, type, mode, versionBefore(c, site), options);
}

function send(
  c: WebContext,
  site: Site,
  text: string,
  type: string,
  mode: string,
  before: number,
  { status = 200, never = false, headers: more = {} }: SendOptions,
): Response {
  const headers: Record<string, string> = {
    ...site.headers,
    'Content-Type': type,
    'Cache-Control': never || status >= 400 ? 'no-store' : 'no-cache',
    Vary: 'Cookie, Accept-Encoding',
  };
  if (c.req.path.startsWith('/api/')) headers['Access-Control-Allow-Origin'] = '*';
  if (c.req.method === 'GET' && status === 200 && !never) {
    site.pages.keep(addressOf(c), mode, before, text, headers);
  }
  c.set('dressed', true);
  // Bytes, not a string: the text is turned into UTF-8 once, and its length is known.
  const bytes = Buffer.from(text);
  return new Response(bytes, { status, headers: { ...headers, ...more, 'X-Cache': 'miss' } });
}

/** The store's version when the request came in: what was loaded since may be older than the store is now. */
function versionBefore(c: WebContext, site: Site): number {
  return c.get('version') ?? site.deps.store.version();
}

/** Path and query as asked. */
export function addressOf(c: WebContext): string {
  return c.env?.incoming?.url ?? c.req.url.slice(c.req.url.indexOf('/', 8));
}
