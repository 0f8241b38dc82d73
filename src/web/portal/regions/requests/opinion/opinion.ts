/** GET and POST /regions/:regionId/requests/opinion/:token: a third party's view, by the link of its letter. */
import type { Problem } from '../../../../../domain/problems/problem.ts';
import type { NewFile } from '../../../../../domain/requests/new-request.ts';
import { giveOpinion, opinionLetter, showOpinion } from '../../../../../usecases/requests/give-opinion.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import { sendPage } from '../../../../send.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { proofFile } from '../proof-file.ts';
import { sendBytes } from '../receipt/receipt.ts';
import { sendTooOften } from '../too-often.ts';
import { type SentForm, uploadRoutes } from '../uploads.ts';
import { NoOpinionView, OpinionView } from './opinion.view.tsx';

const pagesPerMinute = 30;
const mostFiles = 4;
const title = '征求意见';

export const opinion: Route = (web, site) => {
  const path = '/regions/:regionId/requests/opinion/:token';
  const limit = createRateLimit(pagesPerMinute, () => site.clock().getTime());
  const tooOften = (c: WebContext) => limit.take(visitorAddress(c, site.options.trustProxy), 1);

  web.get(path, (c) => {
    const wait = tooOften(c);
    return wait > 0 ? sendTooOften(c, site, wait) : show(c, site, [], {}, c.req.query('done') ?? '');
  });
  web.get(`${path}/letter`, async (c) => {
    const wait = tooOften(c);
    if (wait > 0) return sendTooOften(c, site, wait);
    const letter = await opinionLetter(site.staff, visitorOf(c, site), linkOf(c));
    if (!letter.ok) return gone(c, site);
    return sendBytes(c, site, letter.value, 'application/pdf', '征求意见书.pdf');
  });
  uploadRoutes(web, site, path, mostFiles, (c, form, tooLarge) => give(c, site, form, tooLarge));
};

const linkOf = (c: WebContext) => ({
  regionId: c.req.param('regionId') ?? '',
  token: c.req.param('token') ?? '',
});

async function give(c: WebContext, site: Site, form: SentForm, tooLarge: boolean): Promise<Response> {
  const typed = { reply: form.text('reply'), text: form.text('text') };
  const wrong = (message: string) =>
    show(c, site, [{ code: 'field-invalid', field: 'files', message }], typed, '');
  const most = Math.floor(site.options.uploadBytes / 1024 / 1024);
  if (tooLarge) return wrong(`文件太大，每个不能超过 ${most} MB。`);
  if (form.broken) return wrong('没有收到完整的内容，可能网络中断了。请重新提交。');
  const files: NewFile[] = [];
  for (const file of form.files('files').slice(0, mostFiles)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept =
      file.size > site.options.uploadBytes
        ? null
        : proofFile('opinion', '意见的附件', file.name.slice(0, 200), bytes);
    if (kept === null) return wrong(`只收 JPG、PNG 照片和 PDF 文件，每个不超过 ${most} MB。`);
    files.push(kept);
  }
  const given = await giveOpinion(site.staff, visitorOf(c, site), { ...linkOf(c), ...typed, files });
  if (!given.ok) return show(c, site, given.problems, typed, '');
  const { regionId, token } = linkOf(c);
  return c.redirect(
    `/regions/${regionId}/requests/opinion/${token}?done=${given.value.late ? 'late' : 'yes'}`,
    303,
  );
}

async function show(
  c: WebContext,
  site: Site,
  problems: readonly Problem[],
  typed: Readonly<Record<string, string>>,
  done: string,
): Promise<Response> {
  const { regionId, token } = linkOf(c);
  const asked = await showOpinion(site.staff, visitorOf(c, site), { regionId, token });
  if (!asked.ok) return gone(c, site);
  return sendPage(
    c,
    site,
    { title, section: 'requests', noIndex: true },
    OpinionView({
      here: `/regions/${regionId}/requests/opinion/${token}`,
      asked: asked.value,
      problems,
      typed,
      done,
      uploadBytes: site.options.uploadBytes,
    }),
    { never: true, status: problems.length > 0 ? 422 : 200, headers: { 'Referrer-Policy': 'no-referrer' } },
  );
}

function gone(c: WebContext, site: Site): Response {
  return sendPage(c, site, { title, section: 'requests', noIndex: true }, NoOpinionView(), {
    never: true,
    status: 404,
  });
}
