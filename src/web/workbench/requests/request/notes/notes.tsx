/** /workbench/requests/:requestId/notes: internal notes, sealed; the applicant never sees them. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { addNote, showNotes } from '../../../../../usecases/requests/notes.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { localTime } from '../../../../local-time.ts';
import type { Route } from '../../../../site.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/notes';

export const requestNotes: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => page(request, '', [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const text = (await staffForm(request.c)).text('text');
    const requestId = request.param('requestId');
    const result = await addNote(site.staff, caller, { regionId: caller.regionId, requestId, text });
    return answerForm(request, result, requestId, 'noted', (problems, status) =>
      page(request, text, problems, status),
    );
  });
};

async function page(
  request: StaffRequest,
  text: string,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const shown = await showNotes(request.site.staff, caller, { regionId: caller.regionId, requestId });
  if (!shown.ok) return staffProblem(request, shown.problems);
  const { number, title, notes, mayWrite } = shown.value;
  return staffPage(
    request,
    { title: `内部备注 ${number}`, section },
    <CasePage requestId={requestId} number={number} title={title} here="内部备注" problems={problems}>
      {mayWrite ? (
        <form method="post" action={caseHref(requestId, 'notes')}>
          <FormField
            name="text"
            label="写一条备注"
            hint="申请人看不到；归档时随案卷保存"
            value={text}
            rows={4}
            maxLength={2000}
            required
            problems={problems}
          />
          <CaseButtons requestId={requestId} text="保存" />
        </form>
      ) : null}
      {notes.length === 0 ? <p class="quiet">还没有备注。</p> : null}
      <ol class="case-notes">
        {notes.map(({ text: words, by, at }) => (
          <li>
            <p class="quiet">
              {by}，{localTime(at)}
            </p>
            {words === null ? (
              <p class="quiet">内容已过保存期限并销毁。</p>
            ) : (
              words.split('\n').map((line) => <p>{line}</p>)
            )}
          </li>
        ))}
      </ol>
    </CasePage>,
    status,
  );
}
