/** /workbench/requests/:requestId/records: files that may be released; each is cleaned or redacted before it leaves. */

import type { Problem } from '../../../../../domain/problems/problem.ts';
import { openActPage } from '../../../../../usecases/requests/open-act-page.ts';
import { cleanFile } from '../../../../../usecases/requests/redact-file.ts';
import { RecordTable } from '../../../../components/record-table/record-table.tsx';
import type { Route } from '../../../../site.ts';
import { sizeWords } from '../../../../size-words.ts';
import { staffForm } from '../../../staff-form.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../../staff-request.ts';
import { caseHref, section } from '../../section.ts';
import { answerForm, type FormStatus } from '../case-answer.ts';
import { CasePage } from '../case-page.tsx';

const path = '/workbench/requests/:requestId/records';

/** What can be redacted: PDF and DOCX. Tables and pictures are turned into one of them first. */
const markable = /pdf$|wordprocessingml/;

export const records: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => list(request, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const requestId = request.param('requestId');
    const fileId = (await staffForm(request.c)).text('fileId');
    const done = await cleanFile(site.staff, caller, { regionId: caller.regionId, requestId, fileId });
    if (done.ok) return request.c.redirect(caseHref(requestId, 'records'), 303);
    return answerForm(request, done, requestId, 'done', (problems, status) =>
      list(request, problems, status),
    );
  });
};

async function list(
  request: StaffRequest,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const opened = await openActPage(request.site.staff, caller, {
    regionId: caller.regionId,
    requestId,
    act: 'request.handle',
    id: 'records',
    part: '',
    letterId: '',
  });
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { state, files } = opened.value;
  const originals = files.filter(({ kind }) => kind === 'record');
  const ready = files.filter(({ kind }) => kind === 'redacted');
  return staffPage(
    request,
    { title: `准备要提供的文件 ${state.number}`, section },
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here="准备要提供的文件"
      article="《条例》第三十七条：含有不应当公开的内容、能够区分的，提供可以公开的部分"
      problems={problems}
    >
      <p class="lead">
        先<a href={caseHref(requestId, 'files')}>加入“拟公开的信息”</a>
        ，再遮盖不公开的内容；不需要遮盖的也要清理批注、修订、隐藏内容和文档属性。能遮盖的是 PDF 和
        DOCX，其他格式请先另存为 PDF。
      </p>
      <h2>拟公开的信息</h2>
      {originals.length === 0 ? (
        <p class="quiet">还没有加入文件。</p>
      ) : (
        <RecordTable
          label="拟公开的信息"
          heads={['文件', '大小', '办理']}
          rows={originals.map(({ fileId, title, size, mediaType }) => [
            title,
            sizeWords(size),
            <div class="buttons">
              {markable.test(mediaType) ? (
                <a class="btn second" href={caseHref(requestId, `records/${fileId}`)}>
                  遮盖
                </a>
              ) : null}
              <form method="post" action={caseHref(requestId, 'records')}>
                <input type="hidden" name="fileId" value={fileId} />
                <button type="submit" class="btn second" aria-label={`不遮盖，只清理隐藏信息：${title}`}>
                  不遮盖，只清理
                </button>
              </form>
            </div>,
          ])}
        />
      )}
      <h2>可以随答复提供的文件</h2>
      {ready.length === 0 ? (
        <p class="quiet">清理或者遮盖以后，出现在这里，拟定答复时可以选用。</p>
      ) : (
        <RecordTable
          label="可以随答复提供的文件"
          heads={['文件', '大小', '个人信息检查']}
          rows={ready.map(({ fileId, title, size }) => [
            <a href={caseHref(requestId, `files/${fileId}`)}>{title}</a>,
            sizeWords(size),
            state.personalCheck?.fileIds.includes(fileId) === true ? (
              '已检查'
            ) : (
              <a href={caseHref(requestId, 'personal-check')}>去检查</a>
            ),
          ])}
        />
      )}
    </CasePage>,
    status,
  );
}
