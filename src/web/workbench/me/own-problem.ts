/** How pages of 我的账户 answer problems that are not about a field. */
import type { Problem } from '../../../domain/problems/problem.ts';
import { withReturn } from '../sign-in/return-path.ts';
import { type StaffRequest, staffProblem } from '../staff-request.ts';

/** The password is due: to the page that asks for it, and back to `path`. Everything else in a page of its own. */
export function ownProblem(
  request: StaffRequest,
  problems: readonly [Problem, ...Problem[]],
  path: string,
): Promise<Response> | Response {
  if (problems[0].code !== 'confirm-first') return staffProblem(request, problems);
  return request.c.redirect(withReturn('/workbench/sign-in/confirm', path), 303);
}
