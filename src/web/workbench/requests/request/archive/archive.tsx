/** /workbench/requests/:requestId/archive: archives a closed case; gives its bundle out; verifies one. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import {
  type ArchivePreview,
  archiveRequest,
  openArchive,
  previewArchive,
} from '../../../../../usecases/requests/archive-request.ts';
import { FactList } from '../../../../components/fact-list/fact-list.tsx';
import { Notice } from '../../../../components/notice/notice.tsx';
import { dayWords } from '../../../../local-time.ts';
import type { Route } from '../../../../site.ts';
import { sendBundle } from '../../../disputes/send-bundle.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = `${section}/:requestId/archive`;

export const requestArchivePage: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => show(request, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const requestId = request.param('requestId');
    const sent = await staffForm(request.c);
    const order = { regionId: caller.regionId, requestId, version: sent.text('version') };
    const made = await archiveRequest(site.staff, caller, order);
    return answerForm(request, made, requestId, 'archived', (problems, status) =>
      show(request, problems, status),
    );
  });
  routes.post(`${path}/download`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = { regionId: caller.regionId, requestId: request.param('requestId') };
    const opened = await openArchive(site.staff, caller, order);
    if (!opened.ok) return staffProblem(request, opened.problems);
    return sendBundle(request.c, { ...opened.value, mediaType: 'application/zip' });
  });
};

async function show(
  request: StaffRequest,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const order = { regionId: caller.regionId, requestId: request.param('requestId') };
  const preview = await previewArchive(request.site.staff, caller, order);
  if (!preview.ok) return staffProblem(request, preview.problems);
  const { value } = preview;
  return staffPage(
    request,
    { title: `归档 ${value.number}`, section },
    <CasePage
      requestId={value.requestId}
      number={value.number}
      title={value.title}
      here={value.archived === null ? '归档' : '归档案卷'}
      article="《条例》第四十五条：登记、审核、办理、答复、归档"
      problems={problems}
    >
      {value.archived === null ? <Form preview={value} /> : <Archived preview={value} />}
    </CasePage>,
    status,
  );
}

function Form({ preview }: { preview: ArchivePreview }) {
  const { requestId, files, letters, bar, version } = preview;
  if (bar !== null)
    return (
      <Notice tone="warn" title="现在不能归档">
        <p>
          {bar.message} <a href={caseHref(requestId)}>回到案卷</a>
        </p>
      </Notice>
    );
  return (
    <>
      <p>
        归档后，案卷做成一个压缩包：卷内目录、{letters} 份文书、{files}{' '}
        个文件、办理经过和审计摘录，并记下校验值。此后案卷只能查看。
      </p>
      <form method="post" action={caseHref(requestId, 'archive')}>
        <input type="hidden" name="version" value={String(version)} />
        <CaseButtons requestId={requestId} text="归档" />
      </form>
    </>
  );
}

function Archived({ preview }: { preview: ArchivePreview }) {
  const { requestId, archived, archivedBy } = preview;
  return (
    <>
      <FactList
        facts={[
          ['归档日期', dayWords(archived!.on)],
          ['归档人', archivedBy],
          ['校验值（SHA-256）', <code class="digest">{archived!.digest}</code>],
        ]}
      />
      <form method="post" action={caseHref(requestId, 'archive/download')}>
        <div class="buttons">
          <button type="submit" class="btn">
            取出案卷包
          </button>
          <a href={caseHref(requestId)}>返回案卷</a>
        </div>
      </form>
      <p class="quiet small">
        取出的文件可以在服务器上核验是否被改动：gongkai request verify 文件名。取出案卷包有审计记录。
      </p>
    </>
  );
}
