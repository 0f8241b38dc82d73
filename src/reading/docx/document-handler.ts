/** The tags of a DOCX body to running text and tables. */
import type { FlowWriter } from '../flow/flow-writer.ts';
import { attribute, type XmlHandler } from '../zip/scan-xml.ts';

type Attributes = Readonly<Record<string, string>>;

/** Elements whose whole content is left out: formatting, tracked deletions, the old place of moved text. */
const leftOut: ReadonlySet<string> = new Set([
  'pPr',
  'tblPr',
  'tblPrEx',
  'tblGrid',
  'sectPr',
  'sdtPr',
  'del',
  'moveFrom',
  'instrText',
]);

export class DocumentHandler implements XmlHandler {
  readonly #flow: FlowWriter;
  /** Element being left out, and how many of that name are open. */
  #skipped = '';
  #skippedDepth = 0;
  #inText = false;
  #inRunProperties = false;
  #hiddenRun = false;
  /** For each open `mc:AlternateContent`, whether one of its versions was read. */
  readonly #alternatives: boolean[] = [];
  /** A cell whose spans are not yet known. */
  #cell: { columnSpan: number; carriesOn: boolean } | undefined;

  constructor(flow: FlowWriter) {
    this.#flow = flow;
  }

  get problem() {
    return this.#flow.problem;
  }

  open(name: string, attributes: Attributes): void {
    if (this.#skipped !== '') {
      if (name === this.#skipped) this.#skippedDepth++;
      return;
    }
    if (leftOut.has(name) || this.#isSecondVersion(name)) {
      this.#skipped = name;
      this.#skippedDepth = 1;
      return;
    }
    switch (name) {
      case 'AlternateContent':
        this.#alternatives.push(false);
        break;
      case 'tbl':
        this.#startCell();
        this.#flow.openTable();
        break;
      case 'tr':
        this.#flow.openRow();
        break;
      case 'tc':
        this.#cell = { columnSpan: 1, carriesOn: false };
        break;
      case 'p':
      case 'txbxContent':
        this.#startCell();
        this.#flow.endLine();
        break;
      case 'r':
        this.#hiddenRun = false;
        break;
      case 'rPr':
        this.#inRunProperties = true;
        break;
      case 't':
        this.#inText = true;
        break;
      default:
        if (this.#inRunProperties) this.#runProperty(name, attributes);
        else this.#inline(name, attributes);
    }
  }

  close(name: string): void {
    if (this.#skipped !== '') {
      if (name === this.#skipped && --this.#skippedDepth === 0) this.#skipped = '';
      return;
    }
    if (name === 't') this.#inText = false;
    else if (name === 'p') this.#flow.endLine();
    else if (name === 'r') this.#hiddenRun = false;
    else if (name === 'rPr') this.#inRunProperties = false;
    else if (name === 'tc') {
      this.#startCell();
      this.#flow.closeCell();
    } else if (name === 'tr') this.#flow.closeCell();
    else if (name === 'tbl') this.#flow.closeTable();
    else if (name === 'AlternateContent') this.#alternatives.pop();
  }

  text(text: string): void {
    if (this.#inText && this.#skipped === '' && !this.#hiddenRun) this.#flow.text(text);
  }

  /** Of the versions of a piece for older and newer programs only the first is read. */
  #isSecondVersion(name: string): boolean {
    if (name !== 'Choice' && name !== 'Fallback') return false;
    const last = this.#alternatives.length - 1;
    if (last < 0) return false;
    const second = this.#alternatives[last]!;
    this.#alternatives[last] = true;
    return second;
  }

  #runProperty(name: string, attributes: Attributes): void {
    if (name === 'vanish') this.#hiddenRun = !/^(?:0|false|off)$/.test(attribute(attributes, 'val') ?? '1');
  }

  #inline(name: string, attributes: Attributes): void {
    if (name === 'gridSpan' && this.#cell !== undefined)
      this.#cell.columnSpan = Number.parseInt(attribute(attributes, 'val') ?? '1', 10);
    else if (name === 'vMerge' && this.#cell !== undefined)
      this.#cell.carriesOn = attribute(attributes, 'val') !== 'restart';
    else if (name === 'gridBefore')
      this.#flow.skipColumns(Number.parseInt(attribute(attributes, 'val') ?? '0', 10));
    else if (this.#hiddenRun) return;
    else if (name === 'tab' || name === 'ptab') this.#flow.text('\t');
    else if (name === 'noBreakHyphen') this.#flow.text('-');
    else if (name === 'br' || name === 'cr') this.#flow.endLine();
  }

  #startCell(): void {
    if (this.#cell === undefined) return;
    const { columnSpan, carriesOn } = this.#cell;
    this.#cell = undefined;
    if (carriesOn) this.#flow.continueCell(columnSpan);
    else this.#flow.openCell(1, columnSpan);
  }
}
