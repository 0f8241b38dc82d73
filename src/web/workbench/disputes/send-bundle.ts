/** A bundle as a download: kept nowhere on the way, never shown inside the site. */
import type { WebContext } from '../../site.ts';

export function sendBundle(
  c: WebContext,
  file: { readonly fileName: string; readonly mediaType: string; readonly bytes: Uint8Array },
): Response {
  const plain = file.fileName.replace(/[^\w.-]/g, '_');
  return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': file.mediaType,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-store',
  });
}
