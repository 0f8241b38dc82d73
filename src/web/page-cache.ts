/**
 * Finished pages, answered before the framework is asked. Every page is the same for every visitor but for the
 * display mode, so a page is kept by address and mode, until the store changes.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { modeWord } from './display-mode.ts';

type Coding = 'identity' | 'gzip' | 'br';

interface Variant {
  readonly body: Buffer;
  readonly headers: string[];
}

interface Entry {
  readonly text: string;
  readonly base: readonly string[];
  readonly variants: Partial<Record<Coding, Variant>>;
  /** Made when the page is first asked for again: most of the cost of keeping it. */
  made: { readonly plain: Buffer; readonly etag: string } | null;
  bytes: number;
}

export interface PageCache {
  /** Answers from the cache; false when the page is not kept (or the visitor asks for a fresh one). */
  serve(request: IncomingMessage, response: ServerResponse): boolean;
  /**
   * Keeps a page.
   * @param version the store's version before the page was rendered; a page of an older version is not kept
   */
  keep(
    url: string,
    mode: string,
    version: number,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): void;
  /** Bytes held now. */
  size(): number;
}

const longestUrl = 1024;
/** A page is held as a string (two bytes a character) and, once asked for again, as UTF-8. */
const bytesPerCharacter = 5;
/** Its address, headers and places in maps: a short page costs more than its text. */
const bytesPerEntry = 2048;

/**
 * @param version of the store; a new one empties the cache at once
 * @param roof most bytes held; 0 keeps nothing
 */
export function createPageCache(version: () => number, roof: number): PageCache {
  const entries = new Map<string, Entry>();
  const codings = new Map<string, Coding>();
  let seen = version();
  let held = 0;

  function forgetOld(): void {
    const now = version();
    if (now === seen) return;
    seen = now;
    entries.clear();
    held = 0;
  }

  function shrink(): void {
    for (const [key, entry] of entries) {
      if (held <= roof) return;
      entries.delete(key);
      held -= entry.bytes;
    }
  }

  function codingFor(accepted: string | undefined): Coding {
    if (accepted === undefined) return 'identity';
    const known = codings.get(accepted);
    if (known !== undefined) return known;
    const coding = /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)
      ? 'br'
      : /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)
        ? 'gzip'
        : 'identity';
    if (codings.size < 200) codings.set(accepted, coding);
    return coding;
  }

  function made(entry: Entry): { readonly plain: Buffer; readonly etag: string } {
    if (entry.made === null) {
      const plain = Buffer.from(entry.text);
      const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
      entry.made = { plain, etag };
    }
    return entry.made;
  }

  function variantOf(entry: Entry, coding: Coding): Variant {
    const known = entry.variants[coding];
    if (known !== undefined) return known;
    const { plain, etag } = made(entry);
    const body = compress(plain, coding);
    const headers = [...entry.base, 'ETag', etag, 'Content-Length', String(body.length), 'X-Cache', 'hit'];
    if (coding !== 'identity') headers.push('Content-Encoding', coding);
    const variant = { body, headers };
    entry.variants[coding] = variant;
    if (coding !== 'identity') {
      entry.bytes += body.length;
      held += body.length;
      shrink();
    }
    return variant;
  }

  return {
    serve(request, response) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return false;
      const { headers } = request;
      forgetOld();
      const key = `${modeWord(headers.cookie)} ${request.url}`;
      const entry = entries.get(key);
      if (entry === undefined || headers.authorization !== undefined || isFresh(headers['cache-control']))
        return false;
      entries.delete(key);
      entries.set(key, entry);
      const known = headers['if-none-match'];
      if (known?.includes(made(entry).etag)) {
        response.writeHead(304, [...entry.base, 'ETag', made(entry).etag, 'X-Cache', 'hit']).end();
        return true;
      }
      const variant = variantOf(entry, codingFor(headers['accept-encoding'] as string | undefined));
      response.writeHead(200, variant.headers).end(variant.body);
      return true;
    },
    keep(url, mode, before, body, headers) {
      forgetOld();
      if (roof === 0 || before !== seen || url.length > longestUrl) return;
      const key = `${mode} ${url}`;
      // Asked for afresh: a page is the same as long as the store is, so what is kept (and compressed) stays.
      if (entries.has(key)) return;
      const bytes = body.length * bytesPerCharacter + url.length * 2 + bytesPerEntry;
      if (bytes > roof / 8) return;
      entries.set(key, { text: body, base: Object.entries(headers).flat(), variants: {}, made: null, bytes });
      held += bytes;
      shrink();
    },
    size: () => held,
  };
}

/** A visitor who reloads wants a fresh page. */
function isFresh(cacheControl: string | undefined): boolean {
  return cacheControl !== undefined && /no-cache|no-store/.test(cacheControl);
}

function compress(plain: Buffer, coding: Coding): Buffer {
  if (coding === 'gzip') return gzipSync(plain, { level: 6 });
  if (coding === 'br') return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return plain;
}
