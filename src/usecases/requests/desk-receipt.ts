/** The receipt (D-01) for the desk to hand over, right after registration or later. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { readQueryCode } from '../../domain/requests/query-code.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type CasePlace, requestOrder } from './look-at-request.ts';
import { noRequest, withState } from './open-case.ts';
import { receiptModel } from './receipt.ts';
import { type ReceiptFormat, receiptTypes } from './receipt-file.ts';
import { codeDigestOf } from './receive-request.ts';

export interface ReceiptFile {
  readonly fileName: string;
  /** MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** @param order with the code as it was shown at registration: checked by its digest and printed; '' leaves it out */
export async function deskReceipt(
  deps: StaffDeps,
  caller: Caller,
  order: CasePlace & { readonly code: string; readonly format: ReceiptFormat },
): Promise<Result<ReceiptFile>> {
  const { regionId, requestId, format } = order;
  const { order: asked, state } = await requestOrder(deps, caller, 'request.register', order);
  return perform(deps, caller, asked, async (stores, at) => {
    if (state === null) return refused(noRequest);
    const code = readQueryCode(order.code);
    const found =
      code === null ? null : await stores.requests.byCode(regionId, codeDigestOf(deps, regionId, code));
    const right = found?.requestId === requestId;
    const open = await withState({ stores, deps, caller, at }, state);
    const model = await receiptModel(open, right ? code : null);
    const { documents } = deps;
    const bytes = format === 'pdf' ? await documents.letterPdf(model) : await documents.letterDocx(model);
    const value = { fileName: `回执-${state.number}.${format}`, type: receiptTypes[format], bytes };
    return done({ value, detail: { format, code: right } });
  });
}
