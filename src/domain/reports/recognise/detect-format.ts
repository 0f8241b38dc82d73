/** Which generation of the form a report uses: told by the words of its tables, never by its year alone. */
import { fold } from '../../text/fold.ts';
import type { ReportFormat } from '../format.ts';
import type { LabelStream } from './label-stream.ts';

/** Least weight of a form's own words that proves it. */
const proof = 3;

/**
 * The form whose own words the text holds; where no table is printed, the form prescribed for the report year.
 * @returns the form and whether its words were found in print.
 */
export function detectFormat(
  formats: readonly ReportFormat[],
  stream: LabelStream,
  year: number | null,
): { readonly format: ReportFormat; readonly printed: boolean } | null {
  let best: ReportFormat | null = null;
  let bestWeight = 0;
  for (const format of formats) {
    let weight = 0;
    for (const sign of signsOf(format)) if (stream.text.includes(sign.text)) weight += sign.weight;
    if (weight > bestWeight || (weight === bestWeight && best !== null && covers(format, year))) {
      best = format;
      bestWeight = weight;
    }
  }
  if (best !== null && bestWeight >= proof) return { format: best, printed: true };
  const byYear = formats.find((format) => covers(format, year));
  return byYear === undefined ? null : { format: byYear, printed: false };
}

const signs = new WeakMap<ReportFormat, ReportFormat['detect']>();

/** The form's own words as the stream prints them. */
function signsOf(format: ReportFormat): ReportFormat['detect'] {
  const known = signs.get(format);
  if (known !== undefined) return known;
  const folded = format.detect.map(({ text, weight }) => ({ text: fold(text), weight }));
  signs.set(format, folded);
  return folded;
}

function covers(format: ReportFormat, year: number | null): boolean {
  return (
    year !== null && year >= format.years.from && (format.years.until === null || year < format.years.until)
  );
}
