/** Telephone numbers in a line of text. */

export interface PhonePart {
  readonly text: string;
  /** For a link that dials; null: words between the numbers. */
  readonly href: string | null;
}

// Area code, number, extension; long enough not to take a house number or a year for one.
const phone = /(?<!\d)(\+?\d[\d\- ()（）—]{5,20}\d)(?:\s*(?:转|-?ext\.?)\s*(\d{1,6}))?(?!\d)/giu;

/**
 * Splits a line into numbers to dial and the words between them. An extension is dialled after a pause (`,`), which
 * the phones of China understand; what is too short or too long for a number stays words.
 */
export function phoneParts(line: string): readonly PhonePart[] {
  const parts: PhonePart[] = [];
  let at = 0;
  for (const match of line.matchAll(phone)) {
    const digits = match[1]!.replace(/\D/g, '');
    if (digits.length < 7 || digits.length > 13) continue;
    if (match.index > at) parts.push({ text: line.slice(at, match.index), href: null });
    const plus = match[1]!.startsWith('+') ? '+' : '';
    const extension = match[2] === undefined ? '' : `,${match[2]}`;
    parts.push({ text: match[0], href: `tel:${plus}${digits}${extension}` });
    at = match.index + match[0].length;
  }
  if (at < line.length) parts.push({ text: line.slice(at), href: null });
  return parts;
}
