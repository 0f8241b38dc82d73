/** Paragraph styles of a DOCX: what each is called, which heading level and numbering it carries. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import type { ReadingLimits } from '../limits.ts';
import { attribute, scanXml, type XmlHandler } from '../zip/scan-xml.ts';

export interface ParagraphStyle {
  readonly name: string;
  /** From 1; 0 for what is no heading. */
  readonly level: number;
  readonly numbering: { readonly id: string; readonly depth: number } | null;
}

/** Styles by id. An absent part has none. */
export function readStyles(
  xml: string | undefined,
  limits: ReadingLimits,
): ReadonlyMap<string, ParagraphStyle> | ReadingProblem {
  const styles = new Map<string, ParagraphStyle>();
  if (xml === undefined) return styles;
  let id: string | null = null;
  let name = '';
  let outline = 0;
  let numberId: string | null = null;
  let depth = 0;
  const handler: XmlHandler = {
    open(tag, attributes) {
      const value = attribute(attributes, 'val');
      if (tag === 'style') {
        id = attribute(attributes, 'styleId') ?? null;
        name = '';
        outline = 0;
        numberId = null;
        depth = 0;
      } else if (id === null || value === undefined) return;
      else if (tag === 'name') name = value;
      else if (tag === 'outlineLvl') outline = Number(value) + 1;
      else if (tag === 'numId') numberId = value;
      else if (tag === 'ilvl') depth = Number(value);
    },
    close(tag) {
      if (tag !== 'style' || id === null) return;
      const numbering = numberId === null ? null : { id: numberId, depth };
      styles.set(id, { name, level: levelOf(name, outline), numbering });
      id = null;
    },
    text() {},
  };
  return scanXml(xml, handler, limits) ?? styles;
}

function levelOf(name: string, outline: number): number {
  const named = /^(?:heading|标题)\s*([1-9])$/i.exec(name);
  return named === null ? outline : Number(named[1]);
}
