/** Text that people typed into a field of one line. */

/** Control and format characters: invisible, and some turn the direction of what follows. */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** White space folded to single spaces, invisible characters left out, composed form (NFC). */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\u0085]+/g, ' ')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(/ +/g, ' ')
    .trim();
}
