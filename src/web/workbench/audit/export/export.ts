/** GET /workbench/audit/export.csv and .jsonl: what is on the search page, as a file. */
import { type ExportFormat, exportAudit } from '../../../../usecases/audit-trail/export-audit.ts';
import type { Route, Site } from '../../../site.ts';
import { type StaffRequest, signedIn, staffProblem, staffRoutes } from '../../staff-request.ts';
import { auditForm } from '../audit-query.ts';

/** Most entries of one download; the command line has no such limit. */
const most = 50_000;

const types: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
};

export const auditExport: Route = (web, site) => {
  for (const format of ['csv', 'jsonl'] as const) {
    staffRoutes(web, site).get(`/workbench/audit/export.${format}`, (request) => send(request, site, format));
  }
};

async function send(request: StaffRequest, site: Site, format: ExportFormat): Promise<Response> {
  const caller = signedIn(request);
  if (caller instanceof Response) return caller;
  const form = auditForm(request);
  const exported = await exportAudit(site.staff, caller, caller.regionId, form, format, most);
  if (!exported.ok) return staffProblem(request, exported.problems);
  const { fileName, text } = exported.value;
  request.c.set('dressed', true);
  return new Response(streamOf(text), {
    headers: {
      ...site.headers,
      'Content-Type': types[format],
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
}

/** The pieces as bytes, read from the store as fast as the visitor takes them. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const piece = await pieces.next();
      if (piece.done === true) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
