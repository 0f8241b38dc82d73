/** The text of a part of a DOCX, whatever runs it is cut into, and how pieces of it are blacked out. */
import { fold, foldCharacter } from '../fold.ts';
import { isElement, localName, type XmlElement, type XmlText } from '../office/xml.ts';

/** A character that counts when texts are compared. */
interface Place {
  readonly node: XmlText;
  /** Which character (code point) of the node's text it is of. */
  readonly at: number;
}

export interface PartText {
  /** As it is compared. */
  readonly text: string;
  readonly places: readonly Place[];
}

const BLOCK = '█';
/** Elements whose text prints: runs of text documents, of drawings, of formulas; cached values of charts. */
const TEXTS = new Set(['t', 'v']);

/** All text that prints, in document order. */
export function partText(root: XmlElement): PartText {
  const texts: string[] = [];
  const places: Place[] = [];
  const add = (node: XmlText) => {
    for (const [at, character] of [...node.text].entries()) {
      const folded = foldCharacter(character);
      texts.push(folded);
      for (let each = 0; each < folded.length; each++) places.push({ node, at });
    }
  };
  const visit = (element: XmlElement): void => {
    const name = localName(element.name);
    if (name === 'noBreakHyphen') {
      // Written out, so that it can be blacked out like any other character.
      element.name = element.name.replace('noBreakHyphen', 't');
      element.children = [{ text: '‑' }];
    }
    if (TEXTS.has(localName(element.name)))
      for (const child of element.children) if (!isElement(child)) add(child);
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  visit(root);
  return { text: texts.join(''), places };
}

/** Where a text begins, each time. */
export function occurrencesIn({ text }: PartText, wanted: string): readonly number[] {
  const folded = fold(wanted);
  const found: number[] = [];
  if (folded === '') return found;
  for (let at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + 1)) found.push(at);
  return found;
}

/** Puts a block in the place of every character of these occurrences. */
export function blackOut(
  part: PartText,
  occurrences: readonly { readonly from: number; readonly length: number }[],
): void {
  const black = new Map<XmlText, Set<number>>();
  for (const { from, length } of occurrences)
    for (const { node, at } of part.places.slice(from, from + length)) {
      const own = black.get(node) ?? new Set<number>();
      black.set(node, own.add(at));
    }
  for (const [node, own] of black)
    node.text = [...node.text].map((character, at) => (own.has(at) ? BLOCK : character)).join('');
}

/** The paragraphs of a part as printed. */
export function paragraphTexts(root: XmlElement): string[] {
  const texts: string[] = [];
  const visit = (element: XmlElement, into: { text: string } | null): void => {
    const name = localName(element.name);
    const own = name === 'p' || name === 'pt' ? { text: '' } : into;
    if (TEXTS.has(name) && own !== null)
      own.text += element.children.map((each) => (isElement(each) ? '' : each.text)).join('');
    else if ((name === 'tab' || name === 'br' || name === 'cr') && own !== null) own.text += ' ';
    for (const child of element.children) if (isElement(child)) visit(child, own);
    if (own !== into && own !== null && own.text.trim() !== '') texts.push(own.text.trim());
  };
  visit(root, null);
  return texts;
}
