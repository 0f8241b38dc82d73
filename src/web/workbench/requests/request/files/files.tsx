/** /workbench/requests/:requestId/files: adding a file to the case, and opening one. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import { addedKinds, addFile, openFile } from '../../../../../usecases/requests/case-file-doors.ts';
import { lookAtCase } from '../../../../../usecases/requests/open-case.ts';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import type { Route } from '../../../../site.ts';
import { sizeWords } from '../../../../size-words.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { uploadReader } from '../../read-upload.ts';
import { caseHref, section } from '../../section.ts';
import { sendCaseFile } from '../../send-case-file.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CaseButtons, CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/files';
const mostBytes = 30 * 1024 * 1024;

export const requestFiles: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const reader = uploadReader({ bytes: Math.min(site.options.uploadBytes, mostBytes), files: 1 });
  routes.get(path, (request) => form(request, reader.roof.bytes, '', [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const requestId = request.param('requestId');
    // Asked before the first byte is read.
    const allowed = await open(request);
    if (allowed instanceof Response) return allowed;
    const sent = await reader.read(request, `${regionId}/${caller.accountId}`);
    const again = (problems: readonly Problem[], status: FormStatus, title = '') =>
      form(request, reader.roof.bytes, title, problems, status);
    if (!sent.ok) return again([sent.problem], sent.problem.code === 'too-often' ? 429 : 422);
    const [file] = sent.form.files('file');
    const title = sent.form.text('title');
    if (file === undefined) return again([noFile], 422, title);
    const order = { regionId, requestId, kind: sent.form.text('kind'), title, file };
    const result = await addFile(site.staff, caller, order);
    return answerForm(request, result, requestId, 'filed', (problems, status) =>
      again(problems, status, title),
    );
  });
  routes.get(`${path}/:fileId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const place = {
      regionId: caller.regionId,
      requestId: request.param('requestId'),
      fileId: request.param('fileId'),
    };
    const opened = await openFile(site.staff, caller, place);
    return opened.ok ? sendCaseFile(request.c, opened.value) : staffProblem(request, opened.problems);
  });
};

const noFile: Problem = { code: 'field-missing', field: 'file', message: '请先选择文件，再点“加入案卷”。' };

async function open(request: StaffRequest) {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const place = { regionId: caller.regionId, requestId: request.param('requestId') };
  const opened = await lookAtCase(request.site.staff, caller, 'request.handle', place, async ({ state }) => ({
    ok: true,
    value: state,
  }));
  return opened.ok ? opened.value : staffProblem(request, opened.problems);
}

async function form(
  request: StaffRequest,
  roof: number,
  title: string,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const state = await open(request);
  if (state instanceof Response) return state;
  const { requestId, number } = state;
  const wrong = problems.filter(({ field }) => field === 'file');
  return staffPage(
    request,
    { title: `加入材料 ${number}`, section },
    <CasePage
      requestId={requestId}
      number={number}
      title={state.title}
      here="加入材料"
      article="《条例》第四十五条：登记、审核、办理、答复、归档的材料都应当留存"
      problems={problems}
    >
      <form method="post" action={caseHref(requestId, 'files')} enctype="multipart/form-data">
        <FormField name="kind" label="是什么材料" options={addedKinds} required problems={problems} />
        <FormField
          name="title"
          label="材料的名称"
          hint="不填就用文件名；不要写申请人的证件号码和电话"
          value={title}
          maxLength={100}
          problems={problems}
        />
        <div class={wrong.length > 0 ? 'field wrong' : 'field'}>
          <label for="file">文件</label>
          <p class="field-hint" id="file-hint">
            PDF、JPG、PNG、DOCX、XLSX 或者纯文本，不超过 {sizeWords(roof)}；加密保存
          </p>
          {wrong.map(({ message }) => (
            <p class="field-problem">{message}</p>
          ))}
          <input id="file" name="file" type="file" required aria-describedby="file-hint" />
        </div>
        <CaseButtons requestId={requestId} text="加入案卷" />
      </form>
    </CasePage>,
    status,
  );
}
