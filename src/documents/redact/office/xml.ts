/** XML parts as trees that can be changed and written again: no DTD, no comments, bounded depth and size. */
import { Parser } from 'htmlparser2';
import { redactLimits } from '../limits.ts';
import { problems, Refusal } from '../problems.ts';

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}

export interface XmlText {
  text: string;
}

export type XmlNode = XmlElement | XmlText;

export const isElement = (node: XmlNode): node is XmlElement => 'name' in node;

/** A name without its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The value of an attribute, whatever its prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  for (const key in element.attributes) if (localName(key) === name) return element.attributes[key];
  return undefined;
}

/** Children that are elements of that local name. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (each): each is XmlElement => isElement(each) && localName(each.name) === name,
  );
}

/** Every element below, itself included, in document order. */
export function* everyElement(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (isElement(child)) yield* everyElement(child);
}

/** Reads a part. @throws Refusal `damaged`, `too-large` */
export function parseXml(bytes: Uint8Array): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  let elements = 0;
  let refused: Refusal | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (open.length > redactLimits.depth) refused = new Refusal(problems.damaged);
        if (++elements > redactLimits.elements) refused = new Refusal(problems.tooLarge);
        if (refused !== undefined) return;
        const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      onclosetag() {
        if (refused === undefined && open.length > 1) open.pop();
      },
      ontext(text) {
        if (refused !== undefined) return;
        const parent = open.at(-1);
        const last = parent?.children.at(-1);
        if (last !== undefined && !isElement(last)) last.text += text;
        else parent?.children.push({ text });
      },
      onprocessinginstruction(name) {
        if (/^!doctype/i.test(name)) refused ??= new Refusal(problems.damaged);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(decoded(bytes));
  if (refused !== undefined) throw refused;
  const top = root.children.find(isElement);
  if (top === undefined) throw new Refusal(problems.damaged);
  return top;
}

function decoded(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.toString('utf16le', 2);
  if (buffer[0] === 0xfe && buffer[1] === 0xff)
    return Buffer.from(buffer.subarray(2)).swap16().toString('utf16le');
  const utf8 = buffer.toString('utf8');
  return utf8.charCodeAt(0) === 0xfeff ? utf8.slice(1) : utf8;
}

/** Writes a part. */
export function xmlBytes(root: XmlElement): Uint8Array {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  write(root, pieces);
  return Buffer.from(pieces.join(''), 'utf8');
}

function write(node: XmlNode, pieces: string[]): void {
  if (!isElement(node)) {
    pieces.push(escaped(node.text));
    return;
  }
  pieces.push('<', node.name);
  for (const [key, value] of Object.entries(node.attributes))
    pieces.push(' ', key, '="', escaped(value).replaceAll('"', '&quot;'), '"');
  if (node.children.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  for (const child of node.children) write(child, pieces);
  pieces.push('</', node.name, '>');
}

/** Characters that XML cannot hold go. */
const FORBIDDEN = /(?![\t\n\r])[\p{Cc}\u{FFFE}\u{FFFF}]/gu;

const escaped = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');

/** What stands in the place of an element that is taken away: its children, with the name spaces that it declared. */
export function unwrapped(element: XmlElement): XmlNode[] {
  const spaces = Object.entries(element.attributes).filter(([key]) => key.startsWith('xmlns'));
  return element.children.map((child) => {
    if (isElement(child)) child.attributes = { ...Object.fromEntries(spaces), ...child.attributes };
    return child;
  });
}
