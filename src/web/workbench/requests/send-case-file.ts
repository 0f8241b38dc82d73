/** A file of a case as a download: never shown inside the site, never guessed at by the browser. */
import type { OpenedFile } from '../../../usecases/requests/case-file-doors.ts';
import type { WebContext } from '../../site.ts';

export function sendCaseFile(c: WebContext, { facts, bytes }: OpenedFile): Response {
  const fileName = facts.fileName === '' ? `${facts.title}.txt` : facts.fileName;
  const plain = fileName.replace(/[^\w.-]/g, '_');
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': facts.mediaType,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  });
}
