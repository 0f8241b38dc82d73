/** GET and POST /workbench/audit/verify: is the county's chain whole? */
import type { ChainHead } from '../../../../domain/audit-trail/entry.ts';
import { readHead } from '../../../../domain/audit-trail/head-text.ts';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { verifyChain } from '../../../../usecases/audit-trail/verify-chain.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { VerifyView, type VerifyViewProps } from './verify.view.tsx';

/** Longer than this no browser waits patiently, and others want the database too. */
const longest = 15_000;

const page = (request: StaffRequest, props: VerifyViewProps, status: 200 | 422 = 200) =>
  staffPage(request, { title: '核验审计链', section: '/workbench/audit' }, VerifyView(props), status);

const orderOf = (regionId: string) =>
  ({ act: 'audit.verify', subject: `audit/${regionId}`, resource: { regionId } }) as const;

export const auditVerify: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get('/workbench/audit/verify', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const allowed = await mayOpen(site.staff, caller, orderOf(caller.regionId));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    return page(request, { result: null, head: '', problems: [] });
  });
  routes.post('/workbench/audit/verify', async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const allowed = await mayOpen(site.staff, caller, orderOf(caller.regionId));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const head = (await staffForm(request.c)).text('head');
    const kept = keptHead(head, caller.regionId, site.staff.secrets.sm3);
    if (!kept.ok) return page(request, { result: null, head, problems: [kept.problem] }, 422);
    const end = performance.now() + longest;
    const result = await verifyChain(site.staff, caller, {
      regionId: caller.regionId,
      kept: kept.heads,
      enough: () => performance.now() > end,
    });
    if (!result.ok) return staffProblem(request, result.problems);
    return page(request, { result: result.value, head, problems: [] });
  });
};

type Kept =
  | { readonly ok: true; readonly heads: readonly ChainHead[] }
  | { readonly ok: false; readonly problem: Problem };

function keptHead(text: string, regionId: string, sm3: (text: string) => string): Kept {
  if (text === '') return { ok: true, heads: [] };
  const read = readHead(text, sm3);
  if (!read.ok) return { ok: false, problem: { ...read.problem, field: 'head' } };
  if (read.head.regionId === regionId) return { ok: true, heads: [read.head] };
  const message = '这是另一个县区的链首，请换成本县的。';
  return { ok: false, problem: { code: 'field-invalid', field: 'head', message } };
}
