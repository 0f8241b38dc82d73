/** The table of texts that a workbook's cells refer to by number. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { scanXml, type XmlHandler } from '../zip/scan-xml.ts';

/** Texts in order: the runs of a rich text joined, phonetic guides (`rPh`) left out. */
export function sharedStrings(xml: string, limits: ReadingLimits): readonly string[] | ReadingProblem {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  const handler: XmlHandler = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  };
  return scanXml(xml, handler, limits) ?? strings;
}
