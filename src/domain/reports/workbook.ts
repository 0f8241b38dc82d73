/** A report as a workbook, before anybody writes a file: its tables in official layout, then the findings. */
import type { Finding } from '../findings/finding.ts';
import type { LaidOutTable } from './lay-out-table.ts';

export interface WorkbookCell {
  readonly value: number | null;
  /** What stands in a cell without a number: 空, 未印, 不能确定. */
  readonly words: string;
  /** Numbers of the findings that touch the cell. */
  readonly marks: readonly number[];
}

export interface WorkbookTable {
  readonly layout: LaidOutTable;
  readonly cells: readonly (readonly (WorkbookCell | null)[])[];
}

export interface ReportWorkbook {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly tables: readonly WorkbookTable[];
  readonly findings: readonly (Finding & {
    readonly number: number;
    readonly places: readonly { readonly label: string }[];
  })[];
}
