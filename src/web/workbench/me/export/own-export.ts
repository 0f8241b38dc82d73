/** GET, POST /workbench/me/export: everything that is held about the person who is signed in. */
import { exportOwn } from '../../../../usecases/personal-data/subject/export-own.ts';
import { isSubjectFormat } from '../../../../usecases/personal-data/subject/subject-file.ts';
import type { Route } from '../../../site.ts';
import { staffForm } from '../../staff-form.ts';
import { signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { sendSubjectFile } from '../../subject-export/send-subject-file.ts';
import { OwnExportView } from './own-export.view.tsx';

const path = '/workbench/me/export';

export const ownExport: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    return staffPage(request, { title: '导出本人的个人信息', section: '' }, OwnExportView());
  });
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const format = (await staffForm(request.c)).text('format');
    const exported = await exportOwn(site.staff, caller, isSubjectFormat(format) ? format : 'html');
    if (exported.ok) return sendSubjectFile(request, exported.value);
    if (exported.problems[0].code === 'confirm-first') {
      return request.c.redirect(`/workbench/sign-in/confirm?return=${encodeURIComponent(path)}`, 303);
    }
    return staffProblem(request, exported.problems);
  });
};
