/** GET, POST /workbench/sign-in/code: the second factor. */
import type { Caller } from '../../../../domain/people/caller.ts';
import type { Problem, Result } from '../../../../domain/problems/problem.ts';
import { passwordExpired } from '../../../../usecases/sign-in/change-password.ts';
import { enterCode } from '../../../../usecases/sign-in/enter-code.ts';
import type { NewSession } from '../../../../usecases/sign-in/open-session.ts';
import type { StaffDeps } from '../../../../usecases/staff-deps.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { nextStep } from '../next-step.ts';
import { returnPath, withReturn } from '../return-path.ts';
import { knockedTooOften } from '../sign-in-limit.ts';
import { type CodeFacts, CodeView } from './code.view.tsx';

type Enter = (
  deps: StaffDeps,
  caller: Caller,
  input: { readonly code: string },
) => Promise<Result<NewSession>>;

/** Both second factors are asked for in the same way. */
export const secondFactorPage =
  (path: string, title: string, view: typeof CodeView, enter: Enter): Route =>
  (web, site) => {
    const routes = staffRoutes(web, site);
    routes.get(path, (request) => {
      const target = returnPath(request.query('return'));
      return elsewhere(request, target) ?? page(request, title, view, { target, problems: [] }, 200);
    });
    routes.post(path, async (request) => {
      const stop = await knockedTooOften(request);
      if (stop !== null) return stop;
      const form = await staffForm(request.c);
      const target = returnPath(form.text('return'));
      const result = await enter(site.staff, request.caller, { code: form.text('code') });
      if (result.ok) {
        const expired = await passwordExpired(site.staff, request.caller);
        return nextStep(request, result.value, expired ? '/workbench/me/password?expired=1' : target);
      }
      const { problems } = result;
      if (problems[0].code === 'sign-in-needed') return staffProblem(request, problems);
      return page(request, title, view, { target, problems }, statusOf(problems[0]));
    });
  };

export const code: Route = secondFactorPage('/workbench/sign-in/code', '第二验证', CodeView, enterCode);

const statusOf = ({ code: problem }: Problem) => (problem === 'too-often' ? 429 : 422);

/** Whoever has nothing to enter here is led on. */
function elsewhere({ c, caller }: StaffRequest, target: string): Response | null {
  if (caller.kind !== 'staff') return c.redirect(withReturn('/workbench/sign-in', target), 303);
  if (caller.standing === 'full') return c.redirect(target, 303);
  if (caller.standing === 'setup')
    return c.redirect(withReturn('/workbench/sign-in/set-up-code', target), 303);
  return null;
}

function page(
  request: StaffRequest,
  title: string,
  view: typeof CodeView,
  facts: CodeFacts,
  status: 200 | 422 | 429,
): Promise<Response> {
  return staffPage(request, { title, section: '' }, view(facts), status);
}
