/** POST …/new/:step/upload and …/remove: papers, one at a time, kept at once. */

import type { Problem } from '../../../../../domain/problems/problem.ts';
import { addDraftFile, dropDraftFile, openDraft } from '../../../../../usecases/requests/draft.ts';
import {
  agentProofKind,
  authorisationKind,
  proofKind,
} from '../../../../../usecases/requests/draft-check.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { staffForm } from '../../../../workbench/staff-form.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { proofFile } from '../proof-file.ts';
import { readCookie } from '../request-cookies.ts';
import { newHref } from '../requests-href.ts';
import { type SentForm, uploadRoutes } from '../uploads.ts';
import { showStep } from './show-step.ts';
import { openWizard } from './wizard-page.ts';

/** Most of a draft; a single file may always be as large as the site takes. */
const most = { files: 6, bytes: 40 * 1024 * 1024 } as const;

const titles: Readonly<Record<string, string>> = {
  [proofKind]: '身份证明',
  [authorisationKind]: '授权委托书',
  [agentProofKind]: '代理人的身份证明',
};

export const wizardUpload: Route = (web, site) => {
  for (const step of ['agent', 'proof'] as const) {
    const path = `/regions/:regionId/requests/new/${step}`;
    uploadRoutes(web, site, `${path}/upload`, 1, (c, form, tooLarge) => take(c, site, step, form, tooLarge));
    web.post(`${path}/remove`, async (c) => {
      const regionId = c.req.param('regionId') ?? '';
      const token = readCookie(c, 'request-draft');
      const fileId = (await staffForm(c)).text('fileId');
      if (token !== null) await dropDraftFile(site.staff, visitorOf(c, site), { regionId, token, fileId });
      return c.redirect(`${newHref(regionId)}/${step}`, 303);
    });
  }
};

async function take(
  c: WebContext,
  site: Site,
  step: 'agent' | 'proof',
  form: SentForm,
  tooLarge: boolean,
): Promise<Response> {
  const open = await openWizard(c, site);
  if (open instanceof Response) return open;
  const kind = form.text('kind');
  const known = Object.hasOwn(titles, kind) ? kind : step === 'agent' ? authorisationKind : proofKind;
  const say = (message: string, status: 413 | 422 = 422) => {
    const problem: Problem = { code: 'field-invalid', field: `file-${known}`, message };
    return showStep(open, step, [problem], false, status);
  };
  const each = Math.floor(site.options.uploadBytes / 1024 / 1024);
  if (tooLarge)
    return say(`文件太大，每个不能超过 ${each} MB。用手机拍照时，可以在相机设置里选小一点的尺寸。`, 413);
  if (form.broken) return say('没有收到完整的文件，可能网络中断了。请重新上传。');
  const [file] = form.files('file');
  if (file === undefined) return say('还没有选择文件。请先点“选择文件”，再点“上传”。');
  if (file.size > site.options.uploadBytes) return say(`文件太大，每个不能超过 ${each} MB。`, 413);
  const proof = proofFile(
    known,
    titles[known] ?? '',
    file.name.slice(0, 200),
    new Uint8Array(await file.arrayBuffer()),
  );
  if (proof === null) return say('只收 JPG、PNG 照片和 PDF 文件。请换一个文件，或者用手机拍照。');
  const { regionId, token } = open;
  const added = await addDraftFile(
    site.staff,
    visitorOf(c, site),
    { regionId, token, file: proof },
    { files: most.files, bytes: Math.max(most.bytes, site.options.uploadBytes) },
  );
  if (!added.ok) {
    const still = await openDraft(site.staff, visitorOf(c, site), { regionId, token });
    return still.ok ? say(added.problems[0].message) : c.redirect(newHref(regionId), 303);
  }
  return c.redirect(`${newHref(regionId)}/${step}`, 303);
}
