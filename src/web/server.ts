/** The web server of the portal. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Clock, ReadPages, ReportStore } from '../usecases/ports.ts';
import type { WriteReportWorkbook } from '../usecases/reports/export.ts';
import type { PortalRulebook } from '../usecases/reports/portal-deps.ts';
import { createVersionMemory } from '../usecases/reports/version-memory.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { type Asset, type Assets, loadAssets } from './assets.ts';
import { sameOriginForms } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { createPageCache } from './page-cache.ts';
import { sendBroken, sendBusy, sendForbidden, sendMissing } from './portal/problems/missing.ts';
import { routes } from './portal/routes.ts';
import type { Site, Web, WebEnv, WebOptions } from './site.ts';
import { workbench } from './workbench/workbench.ts';

export interface WebServerDeps {
  readonly store: ReportStore;
  readonly rulebook: PortalRulebook;
  readonly staff: StaffDeps;
  readonly readPages: ReadPages;
  readonly writeWorkbook: WriteReportWorkbook;
  readonly clock: Clock;
  readonly options: WebOptions;
  /** Takes note of a fault; by default one JSON line on stderr. */
  readonly complain?: (fault: unknown, where: string) => void;
}

const defaultCacheBytes = 64 * 1024 * 1024;

/**
 * The portal as a server that does not listen yet. Finished pages are answered from memory before the framework
 * is asked; everything else goes through {@link createApp}.
 */
export function createWebServer(deps: WebServerDeps): Server {
  const site = createSite(deps);
  const listener = getRequestListener(createApp(site).fetch, {
    hostname: 'localhost',
    errorHandler: (fault) => {
      if (!(fault instanceof RequestError)) site.complain(fault, 'request');
      return new Response(null, { status: fault instanceof RequestError ? 400 : 500, headers: site.headers });
    },
  });
  const assets = assetAnswers(site.assets, site.headers);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (site.pages.serve(request, response)) return;
    const asset = assets.get(request.url ?? '');
    if (asset !== undefined && (request.method === 'GET' || request.method === 'HEAD')) {
      response.writeHead(200, asset.headers).end(asset.body);
      return;
    }
    void listener(request, response);
  });
  server.on('checkExpectation', (_request, response: ServerResponse) => {
    response.writeHead(417, site.headers).end();
  });
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  return server;
}

/** What the pages share. */
export function createSite(deps: WebServerDeps): Site {
  const version = () => deps.store.version();
  return {
    deps: { store: deps.store, rulebook: deps.rulebook, memory: createVersionMemory(version) },
    staff: deps.staff,
    readPages: deps.readPages,
    writeWorkbook: deps.writeWorkbook,
    clock: deps.clock,
    options: deps.options,
    assets: loadAssets(),
    pages: createPageCache(version, deps.options.pageCacheBytes ?? defaultCacheBytes),
    headers: securityHeaders(deps.options.publicUrl, deps.options.hstsSubdomains),
    complain: deps.complain ?? complainOnStderr,
  };
}

/** The addresses of the portal. */
export function createApp(site: Site): Web {
  const web = new Hono<WebEnv>();
  const headers = Object.entries(site.headers);
  web.use('*', async (c, next) => {
    c.set('version', site.deps.store.version());
    await next();
    if (c.get('dressed') === true) return;
    // A file that is given out under a stricter policy keeps it.
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  web.use('*', sameOriginForms(site.options.publicUrl));
  for (const route of routes) route(web, site);
  workbench(web, site);
  web.notFound((c) => sendMissing(c, site));
  web.onError((fault, c) => {
    if (fault instanceof HTTPException && fault.status === 403) return sendForbidden(c, site);
    if ((fault as { code?: unknown }).code === 'busy') return sendBusy(c, site);
    if (!hungUp(fault, c.req.raw)) site.complain(fault, `${c.req.method} ${withoutKeys(c.req.path)}`);
    return sendBroken(c, site);
  });
  return web;
}

/** The visitor went away in the middle of a request: nobody's fault, and nobody is left to answer. */
const hungUp = (fault: Error, request: Request): boolean =>
  request.signal.aborted || (fault as NodeJS.ErrnoException).code === 'ECONNRESET';

/** The path for the log: keys in it (links of a first sign-in, of the demo, of the set-up) stay out. */
const withoutKeys = (path: string): string => path.slice(0, 500).replace(/[\w-]{32,}/g, '…');

function assetAnswers(assets: Assets, headers: Site['headers']) {
  return new Map(
    Object.values(assets).map((asset: Asset) => [
      asset.path,
      {
        body: asset.body,
        headers: {
          ...headers,
          'Content-Type': asset.type,
          'Content-Length': String(asset.body.length),
          'Cache-Control': 'public, max-age=31536000, immutable',
        },
      },
    ]),
  );
}

function complainOnStderr(fault: unknown, where: string): void {
  const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(
    `${JSON.stringify({ level: 'error', at: new Date().toISOString(), where, message })}\n`,
  );
}
