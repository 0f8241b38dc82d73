/** /workbench/disputes/:disputeId/files: adding a paper, and opening one. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import {
  addDisputeFile,
  disputeFileKinds,
  disputeForFiles,
  openDisputeFile,
} from '../../../../../usecases/disputes/dispute-files.ts';
import { Crumbs } from '../../../../components/crumbs/crumbs.tsx';
import { FormField } from '../../../../components/form-field/form-field.tsx';
import { FormProblems } from '../../../../components/form-problems/form-problems.tsx';
import type { Route } from '../../../../site.ts';
import { sizeWords } from '../../../../size-words.ts';
import { uploadReader } from '../../../requests/read-upload.ts';
import { sendCaseFile } from '../../../requests/send-case-file.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { disputeHref, section } from '../../section.ts';

const path = `${section}/:disputeId/files`;
const mostBytes = 30 * 1024 * 1024;

export const disputeFiles: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const reader = uploadReader({ bytes: Math.min(site.options.uploadBytes, mostBytes), files: 1 });
  routes.get(path, (request) => form(request, reader.roof.bytes, '', [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId } = caller;
    const disputeId = request.param('disputeId');
    // Asked before the first byte is read.
    const dispute = await allowed(request);
    if (dispute instanceof Response) return dispute;
    const sent = await reader.read(request, `${regionId}/${caller.accountId}`);
    if (!sent.ok)
      return form(
        request,
        reader.roof.bytes,
        '',
        [sent.problem],
        sent.problem.code === 'too-often' ? 429 : 422,
      );
    const [file] = sent.form.files('file');
    const title = sent.form.text('title');
    if (file === undefined) return form(request, reader.roof.bytes, title, [noFile], 422);
    const order = { regionId, disputeId, kind: sent.form.text('kind'), title, file };
    const added = await addDisputeFile(site.staff, caller, order);
    if (added.ok) return request.c.redirect(`${disputeHref(disputeId)}?done=file`, 303);
    if (added.problems[0].field === undefined) return staffProblem(request, added.problems);
    return form(request, reader.roof.bytes, title, added.problems, 422);
  });
  routes.get(`${path}/:fileId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = {
      regionId: caller.regionId,
      disputeId: request.param('disputeId'),
      fileId: request.param('fileId'),
    };
    const opened = await openDisputeFile(site.staff, caller, order);
    return opened.ok ? sendCaseFile(request.c, opened.value) : staffProblem(request, opened.problems);
  });
};

const noFile: Problem = { code: 'field-missing', field: 'file', message: '请先选择文件，再点“加入”。' };

async function allowed(request: StaffRequest) {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const place = { regionId: caller.regionId, disputeId: request.param('disputeId') };
  const opened = await disputeForFiles(request.site.staff, caller, place);
  return opened.ok ? opened.value : staffProblem(request, opened.problems);
}

async function form(
  request: StaffRequest,
  roof: number,
  title: string,
  problems: readonly Problem[],
  status: 200 | 422 | 429,
): Promise<Response> {
  const dispute = await allowed(request);
  if (dispute instanceof Response) return dispute;
  const { number } = dispute.opened;
  const back = disputeHref(dispute.disputeId);
  const wrong = problems.filter(({ field }) => field === 'file');
  return staffPage(
    request,
    { title: `加入材料 ${number}`, section },
    <div class="wrap page">
      <Crumbs
        above={[
          [section, '复议诉讼'],
          [back, number],
        ]}
        here="加入材料"
      />
      <h1 class="title">加入材料</h1>
      <FormProblems problems={problems} />
      <form method="post" action={disputeHref(dispute.disputeId, 'files')} enctype="multipart/form-data">
        <FormField name="kind" label="是什么材料" options={disputeFileKinds} required problems={problems} />
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
        <div class="buttons">
          <button type="submit" class="btn">
            加入
          </button>
          <a href={back}>不加了，返回</a>
        </div>
      </form>
    </div>,
    status,
  );
}
