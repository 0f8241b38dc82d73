/** Texts as bytes, in every spelling in which a file could still hold them. */
import { fold } from './fold.ts';

export type Needle = Uint8Array;

/** Shorter spellings than this, in bytes, stand in any file by chance. */
const SHORTEST = 6;

/**
 * Would the text stand in a file's own syntax only by chance? Words like `center` or `header` and short figures are part of any file: they
 * are looked for where text prints, and nowhere else.
 */
export function isTelling(text: string): boolean {
  return /[^\p{ASCII}]/u.test(text) || (text.trim().length >= SHORTEST && /\d{6}|@|\S\s+\S/.test(text));
}

/** The byte strings to look for: UTF-8, UTF-16 both ways, their hex forms, character references; none of texts that tell nothing. */
export function needlesOf(text: string): readonly Needle[] {
  const trimmed = text.trim();
  if (!isTelling(trimmed)) return [];
  const spellings = new Set<string>();
  for (const plain of new Set([trimmed, trimmed.replace(/\s+/g, ''), fold(trimmed)])) {
    // As it would stand in markup: unescaped, its signs are those of the markup around any text.
    const each = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const utf8 = Buffer.from(each, 'utf8');
    const little = Buffer.from(each, 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const bytes of [utf8, little, big]) {
      spellings.add(bytes.toString('latin1'));
      spellings.add(bytes.toString('hex'));
      spellings.add(bytes.toString('hex').toUpperCase());
    }
    spellings.add(references(plain, 10));
    spellings.add(references(plain, 16));
    spellings.add(references(plain, 16).toUpperCase().replaceAll('&#X', '&#x'));
    spellings.add(encodeURIComponent(plain));
  }
  return [...spellings].filter((each) => each.length >= SHORTEST).map((each) => Buffer.from(each, 'latin1'));
}

/** Does a piece of a file hold one of them? */
export function holds(bytes: Uint8Array, needles: readonly Needle[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return needles.some((needle) => buffer.includes(needle));
}

const references = (text: string, base: 10 | 16): string =>
  [...text].map((each) => `&#${base === 16 ? 'x' : ''}${each.codePointAt(0)!.toString(base)};`).join('');
