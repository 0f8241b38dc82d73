/** /workbench/requests/:requestId/sheets: sheets for the file that are printed and signed by hand. */

import type { Caller } from '../../../../../domain/people/caller.ts';
import type { Result } from '../../../../../domain/problems/problem.ts';
import { registrationSheet, serviceRecord } from '../../../../../usecases/requests/case-sheet.ts';
import type { ReceiptFile } from '../../../../../usecases/requests/desk-receipt.ts';
import type { ReceiptFormat } from '../../../../../usecases/requests/receipt-file.ts';
import type { Route } from '../../../../site.ts';
import { sendSheet } from '../../../agencies/send-sheet.ts';
import { type StaffRequest, signedIn, staffRoutes } from '../../../staff-request.ts';

const path = '/workbench/requests/:requestId/sheets';

export const sheets: Route = (web, site) => {
  const routes = staffRoutes(web, site);
  for (const format of ['pdf', 'docx'] as const) {
    routes.get(`${path}/registration.${format}`, (request) =>
      send(request, format, (caller, order) => registrationSheet(site.staff, caller, order)),
    );
    routes.get(`${path}/:letterId/service-record.${format}`, (request) =>
      send(request, format, (caller, order) =>
        serviceRecord(site.staff, caller, { ...order, letterId: request.param('letterId') }),
      ),
    );
  }
};

async function send(
  request: StaffRequest,
  format: ReceiptFormat,
  make: (
    caller: Caller,
    order: { readonly regionId: string; readonly requestId: string; readonly format: ReceiptFormat },
  ) => Promise<Result<ReceiptFile>>,
): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const order = { regionId: caller.regionId, requestId: request.param('requestId'), format };
  return sendSheet(request, await make(caller, order));
}
