/** GET /regions/:regionId/requests/receipt: number, 查询码, due date; and the paper. */
import { receiptPaper, receiptsOf } from '../../../../../usecases/requests/receipt.ts';
import type { ReceiptFormat } from '../../../../../usecases/requests/receipt-file.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import { sendPage } from '../../../../send.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { readCookie } from '../request-cookies.ts';
import { requestsHref } from '../requests-href.ts';
import { sendTooOften } from '../too-often.ts';
import { ReceiptView } from './receipt.view.tsx';

const papersPerMinute = 30;

export const receipt: Route = (web, site) => {
  const limit = createRateLimit(papersPerMinute, () => site.clock().getTime());
  web.get('/regions/:regionId/requests/receipt', async (c) => {
    const regionId = c.req.param('regionId');
    const token = readCookie(c, 'request-draft');
    const receipts = await receiptsOf(site.staff, visitorOf(c, site), { regionId, token });
    if (!receipts.ok) return c.redirect(`${requestsHref(regionId)}/status`, 303);
    return sendPage(
      c,
      site,
      { title: '申请已经收到', section: 'requests', noIndex: true },
      ReceiptView({ here: requestsHref(regionId), receipts: receipts.value }),
      { never: true },
    );
  });
  web.get('/regions/:regionId/requests/receipt/:requestId/:format', async (c) => {
    const { regionId, requestId, format } = c.req.param();
    if (format !== 'pdf' && format !== 'docx') return sendMissing(c, site);
    const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const token = readCookie(c, 'request-draft');
    const paper = await receiptPaper(site.staff, visitorOf(c, site), { regionId, token, requestId, format });
    return paper.ok ? sendReceipt(c, site, paper.value, format) : sendMissing(c, site);
  });
};

const types: Readonly<Record<ReceiptFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The paper as a download. */
export function sendReceipt(c: WebContext, site: Site, bytes: Uint8Array, format: ReceiptFormat): Response {
  return sendBytes(c, site, bytes, types[format], `申请回执.${format}`);
}

/** A file for one person: a download, kept nowhere, never shown as a page of this site. */
export function sendBytes(
  c: WebContext,
  site: Site,
  bytes: Uint8Array,
  type: string,
  fileName: string,
): Response {
  c.set('dressed', true);
  return new Response(bytes as BodyInit, {
    headers: {
      ...site.headers,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'Content-Length': String(bytes.byteLength),
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
