/** Blacks out texts in a DOCX and takes out everything that does not print. */

import type { RedactionMark } from '../../../usecases/ports/documents.ts';
import { zip } from '../../bundle/zip.ts';
import { fold } from '../fold.ts';
import { holds, isTelling, type Needle, needlesOf } from '../needles.ts';
import { readParts } from '../office/package.ts';
import { everyElement, isElement, parseXml, type XmlElement } from '../office/xml.ts';
import { notFound, problems, Refusal } from '../problems.ts';
import { type CopyPart, copyEntries, type DocxCopy, docxCopy } from './docx-copy.ts';
import { keptParts } from './parts.ts';
import { blackOut, occurrencesIn, type PartText, partText } from './text-places.ts';

export interface RedactedDocx {
  readonly bytes: Uint8Array;
  readonly places: number;
  readonly notes: readonly string[];
}

/** @param marks may be none: then it is only cleaned. @throws Refusal */
export async function redactDocx(bytes: Uint8Array, marks: readonly RedactionMark[]): Promise<RedactedDocx> {
  const copy = await docxCopy(bytes);
  const { places, withheld } = burn(copy, marks);
  const gone = withheld.filter(({ allowed }) => allowed === 0).map(({ text }) => text);
  for (const part of copy.parts) scrubAttributes(part.root, gone);
  const released = await zip(copyEntries(copy));
  await prove(released, withheld, gone.flatMap(needlesOf));
  return { bytes: released, places, notes: copy.notes };
}

interface Withheld {
  readonly text: string;
  /** How often it may still stand there. */
  readonly allowed: number;
}

interface Spot {
  readonly part: PartText;
  readonly from: number;
}

function burn(
  { parts }: DocxCopy,
  marks: readonly RedactionMark[],
): { readonly places: number; readonly withheld: readonly Withheld[] } {
  const texts = parts.filter(printsText).map(({ root }) => partText(root));
  const marked = new Map<string, { readonly all: readonly Spot[]; readonly chosen: Set<Spot> }>();
  for (const [at, mark] of marks.entries()) {
    if (mark.kind !== 'text') throw new Refusal(problems.areaInText);
    const known = marked.get(mark.text) ?? {
      all: texts.flatMap((part) => occurrencesIn(part, mark.text).map((from) => ({ part, from }))),
      chosen: new Set<Spot>(),
    };
    marked.set(mark.text, known);
    const chosen =
      mark.occurrence === undefined ? known.all : known.all.slice(mark.occurrence - 1, mark.occurrence);
    if (chosen.length === 0) throw new Refusal(notFound(at + 1));
    for (const spot of chosen) known.chosen.add(spot);
  }
  let places = 0;
  const black = new Map<PartText, { from: number; length: number }[]>();
  for (const [text, { chosen }] of marked)
    for (const { part, from } of chosen) {
      black.set(part, [...(black.get(part) ?? []), { from, length: fold(text).length }]);
      places++;
    }
  for (const [part, occurrences] of black) blackOut(part, occurrences);
  return {
    places,
    withheld: [...marked].map(([text, { all, chosen }]) => ({ text, allowed: all.length - chosen.size })),
  };
}

export const printsText = ({ kind }: CopyPart): boolean => keptParts[kind]?.text === true;

/** Names of styles, of lists, of variables: a withheld text goes from there too. */
function scrubAttributes(root: XmlElement, gone: readonly string[]): void {
  const folded = gone.filter(isTelling).map(fold);
  if (folded.length === 0) return;
  for (const element of everyElement(root))
    for (const [key, value] of Object.entries(element.attributes)) {
      const own = fold(value);
      if (folded.some((each) => own.includes(each))) element.attributes[key] = '█';
    }
}

/** Reads the released file again. @throws Refusal `not-proved` */
async function prove(
  bytes: Uint8Array,
  withheld: readonly Withheld[],
  needles: readonly Needle[],
): Promise<void> {
  const parts = await readParts(bytes);
  const counts = withheld.map(() => 0);
  for (const [name, part] of parts) {
    if (holds(part, needles) || holds(Buffer.from(name), needles)) throw new Refusal(problems.notProved);
    if (!name.endsWith('.xml')) continue;
    const root = parseXml(part);
    const text = partText(root);
    for (const [at, each] of withheld.entries()) counts[at]! += occurrencesIn(text, each.text).length;
    const everything = fold(allText(root));
    const left = withheld.some(
      (each) => each.allowed === 0 && isTelling(each.text) && everything.includes(fold(each.text)),
    );
    if (left) throw new Refusal(problems.notProved);
  }
  if (withheld.some(({ allowed }, at) => counts[at]! > allowed)) throw new Refusal(problems.notProved);
}

/** All text of a part, whatever element it stands in, and the values of attributes. */
function allText(root: XmlElement): string {
  const pieces: string[] = [];
  const values: string[] = [];
  const visit = (element: XmlElement): void => {
    values.push(...Object.values(element.attributes));
    for (const child of element.children) {
      if (isElement(child)) visit(child);
      else pieces.push(child.text);
    }
  };
  visit(root);
  return `${pieces.join('')}\u{1}${values.join('\u{1}')}`;
}
