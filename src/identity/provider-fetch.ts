/** Requests to the identity service: its answers are distrusted like any visitor's. */
import type { CustomFetch } from 'openid-client';
import { mayTalkTo } from './provider-address.ts';

/** Documents and tokens of a sane service have a few thousand bytes. */
const mostBytes = 256 * 1024;

/** An answer that is not read: too large, or from an address that must not be asked. */
export class DistrustedAnswer extends Error {}

/** A fetch that asks only permitted addresses, follows no redirection and reads no more than 256 KB. */
export function providerFetch(issuer: URL): CustomFetch {
  return async (address, options) => {
    if (!mayTalkTo(address, issuer)) throw new DistrustedAnswer('address');
    // The library asks for `manual`; `error` says the same to a fetch that would follow.
    const response = await fetch(address, {
      method: options.method,
      headers: options.headers,
      redirect: 'error',
      ...(options.body === undefined ? {} : { body: options.body as NonNullable<RequestInit['body']> }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const body = await limited(response);
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

async function limited(response: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > mostBytes) throw new DistrustedAnswer('size');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
