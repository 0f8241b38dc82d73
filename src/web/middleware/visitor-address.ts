/** Whose request this is, for limits. */
import { isIP } from 'node:net';
import type { WebContext } from '../site.ts';

/**
 * The visitor's network address. Behind a trusted proxy the last entry of X-Forwarded-For, which that proxy
 * wrote itself; earlier entries are whatever the visitor claims. Of an IPv6 address the first 64 bits.
 */
export function visitorAddress(c: WebContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for') : undefined;
  return addressFor(forwarded, c.env?.incoming?.socket?.remoteAddress);
}

/** The last entry of a forwarding header if it is an address (a port is cut off), else the socket's. */
export function addressFor(forwarded: string | undefined, socket: string | undefined): string {
  const last = forwarded?.split(',').at(-1)?.trim() ?? '';
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(last)?.[1] ?? /^([\d.]+):\d+$/.exec(last)?.[1] ?? last;
  const address = (isIP(bare) > 0 ? bare : (socket ?? 'unknown')).replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 6 ? networkOf(address) : address;
}

/** The first four groups, written out: `2001:db8::1` and `2001:db8::2` are the same network. */
function networkOf(address: string): string {
  const [before = '', after] = (address.split('%')[0] as string).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const head = groups(before);
  const tail = groups(after ?? '');
  const width = tail.length + (tail.at(-1)?.includes('.') ? 1 : 0);
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - width);
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
