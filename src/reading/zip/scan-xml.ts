/** Reads an XML part as a stream of tags: no tree, no DTD, bounded depth and time. */
import { Parser } from 'htmlparser2';
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { type ReadingLimits, startClock } from '../limits.ts';
import { problems } from '../problems.ts';

export interface XmlHandler {
  /** `name` is without its prefix; attributes keep theirs. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
  /** A limit that the handler itself found passed. */
  readonly problem?: ReadingProblem | undefined;
}

const PIECE = 65_536;
/** XML elements per level of nested tables: table, row, cell and a wrapper. */
const ELEMENTS_PER_LEVEL = 4;

/**
 * Sends the tags of an XML part to a handler. A document type is refused, so entities other than the five of XML and
 * character references stay unexpanded. Problems: `damaged`, `timeout`, and the handler's own.
 */
export function scanXml(xml: string, handler: XmlHandler, limits: ReadingLimits): ReadingProblem | undefined {
  const deepest = limits.depth * ELEMENTS_PER_LEVEL;
  const late = startClock(limits);
  let depth = 0;
  let problem: ReadingProblem | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > deepest) problem = problems.tooDeep;
        if (problem === undefined) handler.open(localName(name), attributes);
      },
      onclosetag(name) {
        depth--;
        if (problem === undefined) handler.close(localName(name));
      },
      ontext(text) {
        if (problem === undefined) handler.text(text);
      },
      onprocessinginstruction(name) {
        if (/^!doctype/i.test(name)) problem ??= problems.doctype;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let from = 0; from < xml.length; from += PIECE) {
    parser.write(xml.slice(from, from + PIECE));
    problem ??= handler.problem ?? (late() ? problems.timeout : undefined);
    if (problem !== undefined) return problem;
  }
  parser.end();
  return problem ?? handler.problem;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever its prefix. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}
