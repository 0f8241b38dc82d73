/**
 * Folding: the form of a text in which printed labels are compared. Full-width becomes half-width, white space,
 * punctuation and brackets vanish, and the traditional characters that mirror pages put into the form's labels
 * become simplified. Digits, letters and Han characters stay, one character for one.
 */
import { simplifications } from './simplify.ts';

const dropped =
  ' \t\r\n\v\f\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060，。、；：？！“”‘’「」『』《》〈〉（）【】〔〕［］｛｝—–…·•|,.;:?!"\'<>()[]{}/\\-_~`＂＇．－／＼｜：；，！？（）［］';

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (const [from, to] of simplifications) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (const character of dropped) table[character.charCodeAt(0)] = 0;
  return table;
}

/** Folded code unit for each code unit; 0 where the character vanishes. */
export const foldTable: Uint16Array = buildTable();

/** The folded form of a text. */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = foldTable[text.charCodeAt(i)] as number;
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
