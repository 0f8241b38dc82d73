/** Whose request this is, for limits. */
import type { WebContext } from '../site.ts';

/**
 * The visitor's network address. Behind a trusted proxy the last entry of X-Forwarded-For, which that proxy
 * wrote itself; earlier entries are whatever the visitor claims. Of an IPv6 address the first 64 bits.
 */
export function visitorAddress(c: WebContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  const address = forwarded || c.env?.incoming?.socket?.remoteAddress || 'unknown';
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;
}
