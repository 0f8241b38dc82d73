/** /workbench/agencies/import: upload, preview, confirmation; empty sheets to fill in. */
import { bodyLimit } from 'hono/body-limit';
import type { Problem } from '../../../../domain/problems/problem.ts';
import { applyImport } from '../../../../usecases/agencies/apply-import.ts';
import { importTemplate } from '../../../../usecases/agencies/export-agencies.ts';
import { planImport, showImport } from '../../../../usecases/agencies/plan-import.ts';
import { mayOpen } from '../../../../usecases/may-open.ts';
import { localTime } from '../../../local-time.ts';
import { uploadForm } from '../../../middleware/upload-form.ts';
import { createUploadGate } from '../../../middleware/upload-gate.ts';
import type { Route } from '../../../site.ts';
import { type StaffRequest, signedIn, staffPage, staffProblem, staffRoutes } from '../../staff-request.ts';
import { section } from '../agencies.ts';
import { sendSheet } from '../send-sheet.ts';
import { ImportView } from './import.view.tsx';
import { ImportedView } from './imported.view.tsx';
import { PreviewView } from './preview.view.tsx';

const address = '/workbench/agencies/import';
/** Room for the form around the file. */
const otherFields = 64 * 1024;
/** A sheet of a county's agencies takes far less. */
const mostSheetBytes = 5 * 1024 * 1024;

const orderOf = (regionId: string) =>
  ({ act: 'agency.import', subject: 'agency', resource: { regionId } }) as const;

export const importPages: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const roof = Math.min(site.options.uploadBytes, mostSheetBytes);
  const gate = createUploadGate({
    visitorBytes: roof * 2,
    allBytes: roof * 4,
    visitorUploads: 2,
    allUploads: 4,
  });

  const form = (request: StaffRequest, problems: readonly Problem[], status: 200 | 422 | 429 = 200) =>
    staffPage(
      request,
      { title: '导入机关名录', section },
      ImportView({ uploadBytes: roof, problems }),
      status,
    );

  routes.get(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const allowed = await mayOpen(site.staff, caller, orderOf(caller.regionId));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    return form(request, []);
  });

  routes.post(address, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const { regionId, accountId } = caller;
    // Asked before the first byte is read: what is refused must not have cost memory.
    const allowed = await mayOpen(site.staff, caller, orderOf(regionId));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const leave = gate.enter(`${regionId}/${accountId}`, roof);
    if (leave === null) return form(request, [crowded], 429);
    try {
      const { c } = request;
      let file: File | null = null;
      const tooMuch = await bodyLimit({
        maxSize: roof + otherFields,
        onError: () => form(request, [tooLarge(roof)], 422),
      })(c, async () => {
        const sent = (await uploadForm(c.req.raw))?.get('file');
        file = sent instanceof File && sent.size > 0 ? sent : null;
      });
      if (tooMuch instanceof Response) return tooMuch;
      const chosen = file as File | null;
      if (chosen === null) return form(request, [noFile], 422);
      if (chosen.size > roof) return form(request, [tooLarge(roof)], 422);
      const planned = await planImport(site.staff, caller, {
        regionId,
        file: { bytes: new Uint8Array(await chosen.arrayBuffer()), fileName: chosen.name },
      });
      if (planned.ok) return c.redirect(`${address}/${planned.value.stagedId}`, 303);
      return planned.problems[0].field === 'file'
        ? form(request, planned.problems, 422)
        : staffProblem(request, planned.problems);
    } finally {
      leave();
    }
  });

  for (const format of ['csv', 'xlsx'] as const) {
    routes.get(`${address}/template.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const order = { regionId: caller.regionId, format };
      return sendSheet(request, await importTemplate(site.staff, caller, order));
    });
  }

  routes.get(`${address}/done`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const allowed = await mayOpen(site.staff, caller, orderOf(caller.regionId));
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    const count = (name: string) => (/^\d{1,6}$/.test(request.query(name)) ? Number(request.query(name)) : 0);
    return staffPage(
      request,
      { title: '导入完成', section },
      ImportedView({ added: count('added'), changed: count('changed') }),
    );
  });

  routes.get(`${address}/:stagedId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = { regionId: caller.regionId, stagedId: request.param('stagedId') };
    const shown = await showImport(site.staff, caller, order);
    if (!shown.ok) return staffProblem(request, shown.problems);
    const { stagedId, preview, expiresAt } = shown.value;
    return staffPage(
      request,
      { title: '导入预览', section },
      PreviewView({ ...preview, stagedId, until: localTime(expiresAt) }),
    );
  });

  routes.post(`${address}/:stagedId`, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    const order = { regionId: caller.regionId, stagedId: request.param('stagedId') };
    const applied = await applyImport(site.staff, caller, order);
    if (!applied.ok) return staffProblem(request, applied.problems);
    const { added, changed } = applied.value;
    return request.c.redirect(`${address}/done?added=${added}&changed=${changed}`, 303);
  });
};

const noFile: Problem = {
  code: 'field-missing',
  message: '还没有收到文件。请先选择名录文件，再点“预览”。',
  field: 'file',
};
const tooLarge = (bytes: number): Problem => ({
  code: 'too-large',
  message: `文件太大，不能超过 ${Math.floor(bytes / 1024 / 1024)} MB。请只留名录这一张表，另存后再上传。`,
  field: 'file',
});
const crowded: Problem = {
  code: 'too-often',
  message: '正在读别的文件，请过几秒钟再上传。',
  field: 'file',
};
