/** /workbench/requests/new: registering a request that came by any way; its receipt as PDF or DOCX. */
import { deskReceipt } from '../../../../usecases/requests/desk-receipt.ts';
import { openRegistration } from '../../../../usecases/requests/register-request.ts';
import type { Route } from '../../../site.ts';
import { sendSheet } from '../../agencies/send-sheet.ts';
import { staffForm } from '../../staff-form.ts';
import { type StaffRequest, signedIn, staffProblem, staffRoutes } from '../../staff-request.ts';
import { uploadReader } from '../read-upload.ts';
import { section } from '../section.ts';
import { type RegisterPage, register, registerForm } from './register-page.tsx';

const path = `${section}/new`;
const mostBytes = 30 * 1024 * 1024;
const mostFiles = 10;

export const newRequest: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  const reader = uploadReader({ bytes: Math.min(site.options.uploadBytes, mostBytes), files: mostFiles });
  const pageOf = (request: StaffRequest): RegisterPage => {
    const { channels } = site.staff.requestRules.intake;
    const asked = request.query('channel');
    const channel = channels.find(({ id }) => id === asked) ?? channels[0]!;
    return {
      action: `${path}?channel=${channel.id}`,
      channel: channel.id,
      channelLinks: true,
      known: {},
      hint: '',
    };
  };
  routes.get(path, (request) => registerForm(request, pageOf(request), reader));
  routes.post(path, async (request) => {
    const caller = signedIn(request);
    if (caller instanceof Response) return caller;
    // Asked before the first byte is read.
    const allowed = await openRegistration(site.staff, caller, caller.regionId);
    if (!allowed.ok) return staffProblem(request, allowed.problems);
    return register(request, caller, pageOf(request), reader);
  });
  for (const format of ['pdf', 'docx'] as const) {
    // A form, so that the code stands in no address.
    routes.post(`${section}/:requestId/receipt.${format}`, async (request) => {
      const caller = signedIn(request);
      if (caller instanceof Response) return caller;
      const code = (await staffForm(request.c)).text('code');
      const order = { regionId: caller.regionId, requestId: request.param('requestId'), code, format };
      return sendSheet(request, await deskReceipt(site.staff, caller, order));
    });
  }
};
