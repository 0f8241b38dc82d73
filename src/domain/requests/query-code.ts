/**
 * 查询码: lets whoever holds it follow a request. Twelve characters of 26 make 56 bits; none of them is easily taken for
 * another (no 0 O, 1 I, 2 Z, 5 S, 8 B).
 */

const alphabet = '34679ACDEFGHJKLMNPQRTUVWXY';
const length = 12;
/** Bytes at or above it would favour the first letters. */
const roof = Math.floor(256 / alphabet.length) * alphabet.length;

/**
 * A code from random bytes; null when too many of them had to be passed over (ask for others).
 * @param bytes 24 or more are enough nearly always
 */
export function queryCodeOf(bytes: Uint8Array): string | null {
  const letters = [...bytes].filter((byte) => byte < roof).map((byte) => alphabet[byte % alphabet.length]);
  return letters.length < length ? null : letters.slice(0, length).join('');
}

/** As people read and type it: XXXX-XXXX-XXXX. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** What somebody typed, as it is compared: capitals, without blanks, hyphens and full-width forms; null: no code. */
export function readQueryCode(text: string): string | null {
  const folded = text
    .slice(0, 60)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—·.]/g, '');
  return folded.length === length && [...folded].every((letter) => alphabet.includes(letter)) ? folded : null;
}
