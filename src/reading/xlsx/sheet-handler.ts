/** The tags of a worksheet to cells and merged ranges. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { problems } from '../problems.ts';
import type { XmlHandler } from '../zip/scan-xml.ts';
import { type CellRange, parseAddress, parseRange } from './cell-address.ts';
import { numberText } from './number-text.ts';

export interface SheetCell {
  /** 0-based place on the sheet. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export class SheetHandler implements XmlHandler {
  /** Cells with text. */
  readonly cells: SheetCell[] = [];
  readonly merged: CellRange[] = [];
  problem: ReadingProblem | undefined;
  readonly #strings: readonly string[];
  readonly #mostCells: number;
  #row = -1;
  #column = -1;
  #type = '';
  #value = '';
  #reading = false;
  #phonetic = false;

  constructor(strings: readonly string[], mostCells: number) {
    this.#strings = strings;
    this.#mostCells = mostCells;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const number = Number.parseInt(attributes.r ?? '', 10);
      this.#row = number > 0 ? number - 1 : this.#row + 1;
      this.#column = -1;
    } else if (name === 'c') {
      const address = parseAddress(attributes.r ?? '');
      this.#column = address?.column ?? this.#column + 1;
      this.#row = address?.row ?? Math.max(0, this.#row);
      this.#type = attributes.t ?? 'n';
      this.#value = '';
    } else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'v') this.#reading = true;
    else if (name === 't') this.#reading = !this.#phonetic;
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '');
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'c') this.#endCell();
  }

  text(text: string): void {
    if (this.#reading) this.#value += text;
  }

  #merge(reference: string): void {
    const range = parseRange(reference);
    if (range !== undefined) this.merged.push(range);
    if (this.merged.length > this.#mostCells) this.problem = problems.tooManyCells;
  }

  #endCell(): void {
    const text = this.#print().replaceAll('_x000D_', '').replaceAll('\r\n', '\n');
    if (text.trim() === '') return;
    this.cells.push({ row: this.#row, column: this.#column, text });
    if (this.cells.length > this.#mostCells) this.problem = problems.tooManyCells;
  }

  #print(): string {
    if (this.#type === 's') return this.#strings[Number(this.#value)] ?? '';
    if (this.#type === 'n') return numberText(this.#value);
    if (this.#type === 'b') return this.#value === '1' ? 'TRUE' : 'FALSE';
    return this.#value;
  }
}
