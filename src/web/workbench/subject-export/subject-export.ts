/** GET, POST /workbench/subject-export: what the county holds about a person, for that person. */
import type { Problem } from '../../../domain/problems/problem.ts';
import {
  exportSubject,
  type SubjectInput,
  showSubjectForm,
} from '../../../usecases/personal-data/subject/export-subject.ts';
import type { Route } from '../../site.ts';
import { staffForm } from '../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../staff-request.ts';
import { sendSubjectFile } from './send-subject-file.ts';
import { SubjectExportView } from './subject-export.view.tsx';

const path = '/workbench/subject-export';
const empty: SubjectInput = { kind: 'identity-number', value: '', check: '', reason: '', format: 'html' };

export const subjectExport: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, empty, []));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const form = await staffForm(request.c);
    const input: SubjectInput = {
      kind: form.text('kind'),
      value: form.text('value'),
      check: form.text('check'),
      reason: form.text('reason'),
      format: form.text('format'),
    };
    const exported = await exportSubject(site.staff, caller, input);
    if (exported.ok) return sendSubjectFile(request, exported.value);
    const { problems } = exported;
    return problems[0].field === undefined ? staffProblem(request, problems) : page(request, input, problems);
  });
};

async function page(
  request: StaffRequest,
  typed: SubjectInput,
  problems: readonly Problem[],
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const checks = await showSubjectForm(request.site.staff, caller);
  if (!checks.ok) return staffProblem(request, checks.problems);
  return staffPage(
    request,
    { title: '个人信息提供', section: path },
    SubjectExportView({ typed, problems, checks: checks.value }),
    problems.length === 0 ? 200 : 422,
  );
}
