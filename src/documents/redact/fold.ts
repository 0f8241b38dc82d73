/**
 * How texts are compared when something is to be withheld: white space, line ends and invisible characters do not count, forms
 * of one character are the same (full width, Kangxi radicals, dashes, middle dots). Rather too much is found than too
 * little.
 */

const NOTHING = /[\s\p{Cc}\p{Cf}\p{Variation_Selector}\u{3164}]/u;
const DASHES = /[\u2010-\u2015\u2212\u{2E3A}\u{2E3B}~〜]/u;
const DOTS = /[·•‧∙⋅・･]/u;

/** One character (or what stands for one glyph) as it is compared; '' for what does not count. */
export function foldCharacter(character: string): string {
  let folded = '';
  for (const each of character.normalize('NFKC')) {
    if (NOTHING.test(each)) continue;
    folded += DASHES.test(each) ? '-' : DOTS.test(each) ? '·' : each;
  }
  return folded;
}

/** A text as it is compared. */
export function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}
