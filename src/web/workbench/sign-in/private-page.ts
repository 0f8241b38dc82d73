/** Pages with a key in their address: no request that starts on them carries the address along. */

/**
 * `strict-origin` tells the name of the site only, never the path. With `no-referrer` browsers would name no origin
 * when the form is sent, and a form without an origin is refused: same-origin-only.ts.
 */
export function withoutReferrer(page: Response): Response {
  page.headers.set('Referrer-Policy', 'strict-origin');
  return page;
}
