/** /workbench/requests/:requestId/records/:fileId: what is to be withheld from a record, burnt out of the copy. */
import type { Problem } from '../../../../../../domain/problems/problem.ts';
import type { RedactionMark } from '../../../../../../usecases/ports/documents.ts';
import { lookAtCase } from '../../../../../../usecases/requests/open-case.ts';
import { lookAtRecord, redactFile } from '../../../../../../usecases/requests/redact-file.ts';
import { FormField } from '../../../../../components/form-field/form-field.tsx';
import type { Route } from '../../../../../site.ts';
import { type StaffForm, staffForm } from '../../../../staff-form.ts';
import {
  type StaffRequest,
  signedIn,
  staffPage,
  staffProblem,
  staffRoutes,
} from '../../../../staff-request.ts';
import { caseHref, section } from '../../../section.ts';
import { answerForm, type FormStatus } from '../../case-answer.ts';
import { CasePage } from '../../case-page.tsx';

const path = '/workbench/requests/:requestId/records/:fileId';

export const record: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  routes.get(path, (request) => form(request, null, [], 200));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const requestId = request.param('requestId');
    const sent = await staffForm(request.c);
    const marks = marksIn(sent);
    const place = { regionId: caller.regionId, requestId, fileId: request.param('fileId') };
    if (!marks.ok) return form(request, sent, [marks.problem], 422);
    const done = await redactFile(site.staff, caller, { ...place, marks: marks.marks });
    if (done.ok) return request.c.redirect(caseHref(requestId, 'records'), 303);
    return answerForm(request, done, requestId, 'done', (problems, status) =>
      form(request, sent, problems, status),
    );
  });
};

type Marks =
  | { readonly ok: true; readonly marks: readonly RedactionMark[] }
  | { readonly ok: false; readonly problem: Problem };

/** `2: 100 200 300 20` is a rectangle of page 2 in points from its upper left corner. */
const area =
  /^(\d{1,4})\s*[:：]\s*(\d+(?:\.\d+)?)[\s,，]+(\d+(?:\.\d+)?)[\s,，]+(\d+(?:\.\d+)?)[\s,，]+(\d+(?:\.\d+)?)$/;

function marksIn(sent: StaffForm): Marks {
  const texts = [...sent.list('found'), ...sent.text('texts').split('\n')]
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const marks: RedactionMark[] = [...new Set(texts)].map((text) => ({ kind: 'text', text }));
  for (const page of sent.list('pages'))
    if (/^\d{1,4}$/.test(page)) marks.push({ kind: 'page', page: Number(page) });
  for (const line of sent
    .text('areas')
    .split('\n')
    .filter((each) => each.trim() !== '')) {
    const match = area.exec(line.trim());
    if (match === null)
      return {
        ok: false,
        problem: {
          code: 'field-invalid',
          field: 'areas',
          message: `“${line.trim()}”看不懂。请写成“页码: 左 上 宽 高”，如 2: 100 200 300 20，单位是磅。`,
        },
      };
    const [page, x, y, width, height] = match.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
    ];
    marks.push({ kind: 'area', page, x, y, width, height });
  }
  return { ok: true, marks };
}

async function form(
  request: StaffRequest,
  sent: StaffForm | null,
  problems: readonly Problem[],
  status: FormStatus,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const requestId = request.param('requestId');
  const fileId = request.param('fileId');
  const place = { regionId: caller.regionId, requestId };
  const shown = await lookAtCase(request.site.staff, caller, 'request.handle', place, async ({ state }) => ({
    ok: true,
    value: state,
  }));
  if (!shown.ok) return staffProblem(request, shown.problems);
  const opened = await lookAtRecord(request.site.staff, caller, { ...place, fileId });
  if (!opened.ok) return staffProblem(request, opened.problems);
  const { facts, text, found } = opened.value;
  const state = shown.value;
  const chosen = new Set(sent?.list('found') ?? found.map((each) => each.text));
  const pages = new Set(sent?.list('pages') ?? []);
  const pdf = text.format === 'pdf';
  return staffPage(
    request,
    { title: `遮盖 ${state.number}`, section },
    <CasePage
      requestId={requestId}
      number={state.number}
      title={state.title}
      here={`遮盖：${facts.title}`}
      article="《条例》第三十七条：提供可以公开的部分，并对不公开的内容说明理由"
      problems={problems}
    >
      <p class="lead">
        遮盖会从文件里真正去掉文字，不是盖一层黑色；去掉以后程序会再读一遍，证明读不到了。原件不变，留在案卷里。
      </p>
      {text.notes.length === 0 ? null : (
        <ul class="act-notes">
          {text.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
      )}
      {text.hasText ? null : <p class="notice warn">这是扫描件，读不出文字，只能按区域或者整页遮盖。</p>}
      <form method="post" action={caseHref(requestId, `records/${fileId}`)}>
        {found.length === 0 ? null : (
          <fieldset class="choices">
            <legend>程序找到的号码</legend>
            <p class="field-hint">默认全部遮盖；属于公开的办公电话的，可以不勾选</p>
            {found.map(({ text: number, kind, times }, at) => (
              <label class="choice">
                <input
                  type="checkbox"
                  id={`found-${at}`}
                  name="found"
                  value={number}
                  checked={chosen.has(number)}
                />
                <span>
                  {number}
                  <small>
                    {kind}，{times} 处
                  </small>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <FormField
          name="texts"
          label="还要遮盖的文字"
          hint="一行一处，照原文写：姓名、住址、账户名等；文件中每一处都会遮盖"
          rows={5}
          value={sent?.text('texts') ?? ''}
          problems={problems}
        />
        {pdf ? (
          <>
            <FormField
              name="areas"
              label="按区域遮盖"
              hint="一行一块：页码: 左 上 宽 高，单位是磅（A4 为 595 × 842），从左上角量起"
              rows={3}
              value={sent?.text('areas') ?? ''}
              problems={problems}
            />
            <fieldset class="choices act-pages">
              <legend>整页遮盖</legend>
              {text.pages.map(({ page }) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    id={`page-${page}`}
                    name="pages"
                    value={String(page)}
                    checked={pages.has(String(page))}
                  />
                  <span>第 {page} 页</span>
                </label>
              ))}
            </fieldset>
          </>
        ) : null}
        <div class="buttons">
          <button type="submit" class="btn">
            遮盖，生成可以提供的文件
          </button>
          <a href={caseHref(requestId, 'records')}>不遮盖，返回</a>
        </div>
      </form>
      {text.hasText ? (
        <section class="act-record" aria-labelledby="reading">
          <h2 id="reading">文件的文字</h2>
          {text.pages.map(({ page, part, lines }) => (
            <details open={page === 1}>
              <summary>{part === '' ? `第 ${page} 页` : part}</summary>
              {lines.map((line) => (
                <p>{line.text}</p>
              ))}
            </details>
          ))}
        </section>
      ) : null}
    </CasePage>,
    status,
  );
}
