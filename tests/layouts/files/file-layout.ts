/** A way of laying a printed report into a file. */
import type { PrintedReport } from '../print/printed.ts';
import type { Random } from '../random.ts';

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FileLayout {
  readonly name: string;
  /** True where an empty cell can still be seen to be one. */
  readonly keepsBlanks: boolean;
  /** True where title and headings stand on lines of their own. */
  readonly keepsLines: boolean;
  /** True where a line break inside a cell is printed. */
  readonly keepsBreaks: boolean;
  /** Rows of more than one number in which the layout itself destroys what separates the cells. */
  readonly joinsCells: boolean;
  readonly write: (report: PrintedReport, random: Random) => WrittenFile | Promise<WrittenFile>;
}

const encoder = new TextEncoder();

/** A layout of plain text. */
export function textLayout(
  name: string,
  lay: (report: PrintedReport, random: Random) => string,
  traits: Partial<Omit<FileLayout, 'name' | 'write'>> = {},
): FileLayout {
  return {
    name,
    keepsBlanks: false,
    keepsLines: true,
    keepsBreaks: false,
    joinsCells: false,
    ...traits,
    write: (report, random) => ({ name: 'report.txt', bytes: encoder.encode(lay(report, random)) }),
  };
}
