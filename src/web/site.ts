/** What the pages need: the use cases' dependencies, and facts of this site. */

import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Caller } from '../domain/people/caller.ts';
import type { Clock, ReadPages } from '../usecases/ports.ts';
import type { WriteReportWorkbook } from '../usecases/reports/export.ts';
import type { PortalDeps } from '../usecases/reports/portal-deps.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Frame } from '../usecases/workbench/frame.ts';
import type { Assets } from './assets.ts';
import type { PageCache } from './page-cache.ts';

export interface WebOptions {
  /** Address under which people reach the site, without a slash at the end; null: the address that was asked. */
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** HSTS covers the hosts below this one; true unless told. */
  readonly hstsSubdomains?: boolean;
  readonly uploadBytes: number;
  readonly auditPerMinute: number;
  readonly version: string;
  /** Most bytes of finished pages kept; 0 keeps none. Default 64 MB. */
  readonly pageCacheBytes?: number;
}

export interface Site {
  readonly deps: PortalDeps;
  readonly staff: StaffDeps;
  readonly readPages: ReadPages;
  readonly writeWorkbook: WriteReportWorkbook;
  readonly clock: Clock;
  readonly options: WebOptions;
  readonly assets: Assets;
  readonly pages: PageCache;
  /** Headers that every answer carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** Takes note of a fault (never of a visitor's mistake). */
  readonly complain: (fault: unknown, where: string) => void;
}

export interface WebEnv {
  Bindings: HttpBindings;
  /** `dressed`: the answer carries the site's headers already. `version`: the store's when the request came in.
   * `caller`: who asks, below /workbench. `frame`: what the frame of the page shows, asked for while the page is made. */
  Variables: { dressed?: boolean; version?: number; caller?: Caller; frame?: Promise<Frame> };
}

export type Web = Hono<WebEnv>;
export type WebContext = Context<WebEnv>;

/** Adds the routes of one address. */
export type Route = (web: Web, site: Site) => void;

/** Address of the site for links that leave it (feed, sitemap): no slash at the end. */
export function siteAddress(site: Site, c: WebContext): string {
  return site.options.publicUrl ?? new URL(c.req.url).origin;
}
