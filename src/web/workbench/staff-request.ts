/** A request of the workbench: who asks, and how pages and problems are answered. */
import type { VNode } from 'preact';
import type { Caller, Staff } from '../../domain/people/caller.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import type { Site, Web, WebContext } from '../site.ts';
import { ProblemView } from './problem.view.tsx';
import { type StaffPageFacts, sendStaffPage } from './send-staff-page.ts';

export interface StaffRequest {
  readonly c: WebContext;
  readonly site: Site;
  /** Nobody (not signed in) or a person of a county. */
  readonly caller: Caller;
  param(name: string): string;
  query(name: string): string;
}

export type StaffHandler = (request: StaffRequest) => Promise<Response> | Response;

/** Routes of the workbench; every one is a row of tests/permissions/doors.ts. */
export function staffRoutes(web: Web, site: Site) {
  const wrap = (handler: StaffHandler) => (c: WebContext) =>
    handler({
      c,
      site,
      caller: c.get('caller')!,
      param: (name) => c.req.param(name) ?? '',
      query: (name) => c.req.query(name) ?? '',
    });
  return {
    get: (path: string, handler: StaffHandler) => void web.get(path, wrap(handler)),
    post: (path: string, handler: StaffHandler) => void web.post(path, wrap(handler)),
  };
}

/** A person who signed in and gave the second factor; otherwise the answer that leads there. */
export function signedIn(request: StaffRequest): Staff | Response {
  const { caller, c } = request;
  if (caller.kind !== 'staff') return toSignIn(c);
  if (caller.standing !== 'full') return c.redirect('/workbench/sign-in/code', 303);
  return caller;
}

/** To the sign-in page, and back here afterwards. */
function toSignIn(c: WebContext): Response {
  const { pathname, search } = new URL(c.req.url);
  const back = c.req.method === 'GET' ? pathname + search : '/workbench';
  return c.redirect(`/workbench/sign-in?return=${encodeURIComponent(back)}`, 303);
}

/** A page in the frame of the workbench. Never kept by anyone. */
export function staffPage(
  { c, site, caller }: StaffRequest,
  facts: StaffPageFacts,
  body: VNode,
  status: 200 | 403 | 404 | 409 | 422 | 429 | 500 = 200,
): Promise<Response> {
  return sendStaffPage(c, site, caller, facts, body, status);
}

const statusOf: Readonly<Record<string, 403 | 404 | 409 | 429>> = {
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  'too-often': 429,
};

/** What to answer to a problem: the way to sign in, or a page that says what is wrong and what to do. */
export async function staffProblem(
  request: StaffRequest,
  problems: readonly [Problem, ...Problem[]],
): Promise<Response> {
  const { c } = request;
  const [first] = problems;
  if (first.code === 'sign-in-needed') return toSignIn(c);
  if (first.code === 'second-factor') return c.redirect('/workbench/sign-in/code', 303);
  const status = statusOf[first.code] ?? 422;
  const title = status === 404 ? '没有找到' : status === 403 ? '不能办理' : '未能完成';
  return staffPage(request, { title, section: '' }, ProblemView({ title, problems }), status);
}
