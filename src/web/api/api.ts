/** GET /api/v1/…, /api/openapi.json: routes made of the table of operations. */
import { sendMissing } from '../portal/problems/missing.ts';
import { sendText } from '../send.ts';
import type { Route, Site, WebContext } from '../site.ts';
import { openApiDocument } from './openapi.ts';
import { type Answer, type Operation, operations } from './operations.ts';

export const api: Route = (web, site) => {
  web.options('/api/*', (c) =>
    c.body(null, 204, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Max-Age': '86400',
    }),
  );
  for (const operation of operations) {
    web.get(operation.path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
      const answer = await operation.answer(site, c.req.param() as Record<string, string>, c.req.query());
      return answer === null ? sendMissing(c, site) : send(c, site, operation, answer);
    });
  }
  web.get('/api/openapi.json', (c) =>
    sendText(
      c,
      site,
      JSON.stringify(openApiDocument(site.options.version, site.options.publicUrl), null, 1),
      'application/json; charset=utf-8',
    ),
  );
  web.all('/api/v1/*', (c) => sendMissing(c, site));
};

function send(c: WebContext, site: Site, operation: Operation, answer: Answer): Response {
  if (answer.kind === 'json') {
    const options = { never: answer.passing ?? false };
    return sendText(c, site, JSON.stringify(answer.value), operation.type, options);
  }
  const headers = {
    'Content-Type': operation.type,
    'Content-Disposition': `attachment; filename="${answer.fileName.replace(/[^\w.-]/g, '_')}"`,
    'Access-Control-Allow-Origin': '*',
    'Cache-Control': 'no-cache',
  };
  if (answer.kind === 'text') return c.body(answer.text, 200, headers);
  return c.body(answer.bytes as Uint8Array<ArrayBuffer>, 200, headers);
}
