/** A report as printed, before it is laid into a file: pieces of running text and tables with merged cells. */

export interface PrintedCell {
  /** Line breaks inside the cell as `\n`. */
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly kind: 'caption' | 'header' | 'label' | 'unit' | 'value';
  /** Key of the form's cell; set for values only. */
  readonly key?: string;
}

export interface PrintedTable {
  readonly kind: 'table';
  readonly columns: number;
  readonly rows: readonly (readonly PrintedCell[])[];
}

export interface PrintedText {
  readonly kind: 'text';
  readonly role: 'title' | 'heading' | 'body' | 'chrome' | 'page-number';
  readonly text: string;
}

export type Piece = PrintedText | PrintedTable;

export interface PrintedReport {
  readonly pieces: readonly Piece[];
  /** Cells whose print is gone: they must be read as null. */
  readonly lost: ReadonlySet<string>;
  /** Cells that may be read as null: their print allows several readings. */
  readonly open: ReadonlySet<string>;
}

export const cell = (
  kind: PrintedCell['kind'],
  text: string,
  more: Partial<Omit<PrintedCell, 'kind' | 'text'>> = {},
): PrintedCell => ({ kind, text, rowSpan: 1, columnSpan: 1, ...more });

export const paragraph = (role: PrintedText['role'], text: string): PrintedText => ({
  kind: 'text',
  role,
  text,
});

/** A report with every cell of every table changed by `change`. */
export function mapCells(
  report: PrintedReport,
  change: (cell: PrintedCell, row: readonly PrintedCell[]) => PrintedCell,
): PrintedReport {
  return mapTables(report, (table) => ({
    ...table,
    rows: table.rows.map((row) => row.map((each) => change(each, row))),
  }));
}

/** A report with every table changed by `change`. */
export function mapTables(
  report: PrintedReport,
  change: (table: PrintedTable) => PrintedTable,
): PrintedReport {
  const pieces = report.pieces.map((piece) => (piece.kind === 'table' ? change(piece) : piece));
  return { ...report, pieces };
}

/** Every printed row of every table. */
export function rowsOf(report: PrintedReport): readonly (readonly PrintedCell[])[] {
  return report.pieces.flatMap((piece) => (piece.kind === 'table' ? piece.rows : []));
}

/** Keys of the cells that a row prints. */
export function keysOf(row: readonly PrintedCell[]): readonly string[] {
  return row.flatMap((each) => (each.key === undefined ? [] : [each.key]));
}

/** The cells of each row with the positions that merged cells of rows above cover, as null. */
export function positions(table: PrintedTable): readonly (readonly (PrintedCell | null)[])[] {
  const covered = new Map<number, number>();
  return table.rows.map((row) => {
    const out: (PrintedCell | null)[] = [];
    const skip = () => {
      while ((covered.get(out.length) ?? 0) > 0) {
        covered.set(out.length, (covered.get(out.length) as number) - 1);
        out.push(null);
      }
    };
    for (const each of row) {
      skip();
      for (let i = 0; i < each.columnSpan; i++) {
        if (each.rowSpan > 1) covered.set(out.length, each.rowSpan - 1);
        out.push(i === 0 ? each : null);
      }
    }
    skip();
    return out;
  });
}
