/** Where a form about a case leads: back to the case when it was done, else to the form with what was typed. */
import type { Problem, Result } from '../../../../domain/problems/problem.ts';
import { type StaffRequest, staffProblem } from '../../staff-request.ts';
import { caseHref } from '../section.ts';

export type FormStatus = 200 | 409 | 422 | 429;

const statusOf: Readonly<Record<string, FormStatus>> = { stale: 409, 'too-often': 429 };

/** Codes that are answered with a page of their own, not with the form again. */
const elsewhere = new Set(['forbidden', 'not-found', 'sign-in-needed', 'second-factor']);

/**
 * @param done word that the case page understands
 * @param again renders the form with problems
 */
export async function answerForm(
  request: StaffRequest,
  result: Result<unknown>,
  requestId: string,
  done: string,
  again: (problems: readonly Problem[], status: FormStatus) => Promise<Response>,
): Promise<Response> {
  if (result.ok) return request.c.redirect(`${caseHref(requestId)}?done=${done}`, 303);
  const { problems } = result;
  const [first] = problems;
  if (elsewhere.has(first.code)) return staffProblem(request, problems);
  return again(problems, statusOf[first.code] ?? 422);
}
