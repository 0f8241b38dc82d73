/** Sends a page of the workbench: for one person, kept nowhere. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Caller } from '../../domain/people/caller.ts';
import { frameFor } from '../../usecases/workbench/frame.ts';
import { modeOf, modeWord } from '../display-mode.ts';
import { addressOf } from '../send.ts';
import type { Site, WebContext } from '../site.ts';
import { WorkbenchLayout } from './layout/workbench-layout.tsx';

export interface StaffPageFacts {
  readonly title: string;
  /** Address of the menu entry that this page belongs to; '' for none. */
  readonly section: string;
}

/** Renders the page in the frame that fits the caller. */
export async function sendStaffPage(
  c: WebContext,
  site: Site,
  caller: Caller,
  facts: StaffPageFacts,
  body: VNode,
  status: number,
): Promise<Response> {
  const frame = await (c.get('frame') ?? frameFor(site.staff, caller));
  const html = `<!doctype html>${renderToString(
    WorkbenchLayout({
      ...facts,
      path: addressOf(c),
      mode: modeOf(modeWord(c.req.header('cookie'))),
      assets: site.assets,
      version: site.options.version,
      ...frame,
      children: body,
    }),
  )}`;
  const cookies = c.res.headers.getSetCookie();
  const headers = new Headers({
    ...site.headers,
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  c.set('dressed', true);
  return new Response(html, { status, headers });
}
