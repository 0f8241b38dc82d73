/**
 * HTML tags to running text and tables, straight from the token stream: no tree is built and nothing recurses, so
 * neither nesting nor unclosed or stray tags cost more than their characters. Table parts may lack their end tags,
 * and an end tag closes only its own kind.
 */
import type { TokenizerCallbacks } from 'htmlparser2';
import type { FlowWriter } from '../flow/flow-writer.ts';
import { inlineTags, type TagKind, tagKinds, voidTags } from './tags.ts';

export class HtmlScanner implements TokenizerCallbacks {
  title = '';
  readonly #source: string;
  readonly #flow: FlowWriter;
  #name = '';
  #kind: TagKind | undefined;
  #attribute = '';
  #value = '';
  #hidden = false;
  #rowSpan = 1;
  #columnSpan = 1;
  /** Tag whose content is left out, and how many of that name are open. */
  #skipped = '';
  #skippedDepth = 0;
  #inTitle = false;
  #pre = 0;

  constructor(source: string, flow: FlowWriter) {
    this.#source = source;
    this.#flow = flow;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#source.slice(start, end).toLowerCase();
    this.#kind = tagKinds.get(this.#name);
    this.#hidden = false;
    this.#rowSpan = 1;
    this.#columnSpan = 1;
    this.#flow.at = start;
  }

  onattribname(start: number, end: number): void {
    const length = end - start;
    this.#attribute = length >= 5 && length <= 7 ? this.#source.slice(start, end).toLowerCase() : '';
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== '') this.#value += this.#source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.#attribute !== '') this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    if (this.#attribute === 'hidden') this.#hidden = true;
    else if (this.#attribute === 'style') this.#hidden ||= /display\s{0,9}:\s{0,9}none/i.test(this.#value);
    else if (this.#attribute === 'rowspan') this.#rowSpan = Number.parseInt(this.#value, 10);
    else if (this.#attribute === 'colspan') this.#columnSpan = Number.parseInt(this.#value, 10);
  }

  onopentagend(): void {
    if (this.#skipped !== '') {
      if (this.#name === this.#skipped) {
        if (inlineTags.has(this.#name)) this.#skipped = '';
        else this.#skippedDepth++;
      } else if (this.#isTablePart() && inlineTags.has(this.#skipped)) this.#skipped = '';
      if (this.#skipped !== '') return;
    }
    if ((this.#kind === 'skip' || this.#hidden) && !voidTags.has(this.#name)) {
      this.#skipped = this.#name;
      this.#skippedDepth = 1;
      return;
    }
    this.#open();
  }

  onselfclosingtag(end: number): void {
    if (this.#kind === 'skip' && this.#skipped === '') return;
    this.onopentagend();
    if (this.#skipped === this.#name) this.#closeSkipped();
    this.#flow.at = end;
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    const kind = tagKinds.get(name);
    if (this.#skipped !== '') {
      if (name === this.#skipped) {
        this.#closeSkipped();
        return;
      }
      if (!inlineTags.has(this.#skipped) || kind === undefined || kind === 'skip' || kind === 'break') return;
      this.#skipped = '';
    }
    this.#flow.at = start;
    if (kind === 'cell') this.#flow.closeCell();
    else if (kind === 'table') this.#flow.closeTable();
    else if (kind === 'row') this.#flow.closeCell();
    else if (kind === 'title') this.#inTitle = false;
    else if (kind === 'pre') {
      this.#flow.endLine(true);
      if (this.#pre > 0) this.#pre--;
    } else if (kind === 'block' || kind === 'break') this.#flow.endLine();
  }

  ontext(start: number, end: number): void {
    if (this.#skipped !== '') return;
    this.#text(this.#source.slice(start, end), start);
  }

  ontextentity(codepoint: number, end: number): void {
    if (this.#skipped === '') this.#text(String.fromCodePoint(codepoint), end);
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    this.#flow.end();
  }

  #text(text: string, at: number): void {
    this.#flow.at = at;
    if (this.#inTitle) this.title += text;
    else if (this.#pre === 0) this.#flow.text(text);
    else this.#preformatted(text);
  }

  #preformatted(text: string): void {
    const lines = text.split(/\r\n|\n|\r/);
    for (let i = 0; i < lines.length; i++) {
      if (i > 0) this.#flow.endLine(true);
      this.#flow.text(lines[i]!);
    }
  }

  #open(): void {
    const flow = this.#flow;
    if (this.#kind === 'cell') flow.openCell(this.#rowSpan, this.#columnSpan);
    else if (this.#kind === 'row') flow.openRow();
    else if (this.#kind === 'table') flow.openTable();
    else if (this.#kind === 'title') this.#inTitle = this.title === '';
    else if (this.#kind === 'pre') {
      flow.endLine();
      this.#pre++;
    } else if (this.#kind === 'block' || this.#kind === 'break') flow.endLine(this.#pre > 0);
  }

  #closeSkipped(): void {
    if (--this.#skippedDepth <= 0) this.#skipped = '';
  }

  #isTablePart(): boolean {
    return this.#kind === 'table' || this.#kind === 'row' || this.#kind === 'cell';
  }
}
