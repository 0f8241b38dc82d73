/** The printed forms of the annual report, as data: what rules/reports/ holds once it is checked. */
import type { Severity } from '../findings/finding.ts';

/** How a cell's print becomes a number: counts, signed changes (增/减), amounts (money in 元; decimal in its own unit). */
export type CellType = 'integer' | 'signed' | 'decimal' | 'money';

export interface FormColumn {
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly unit: string;
  readonly type: CellType;
  /** Key of the header group that the column stands under. */
  readonly group?: string;
  /** True for a column that sums the others. */
  readonly total: boolean;
}

export interface FormRow {
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** Key of the row group, or (list layout) of the row that it details. */
  readonly parent?: string;
  /** List layout: unit and type belong to the row. */
  readonly unit?: string;
  readonly type?: CellType;
  /** A heading line without a number. */
  readonly header: boolean;
  readonly total: boolean;
}

export interface FormGroup {
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly parent?: string;
}

/**
 * One table of the form.
 * - `matrix`: rows × columns, cell path `{row}` and `{col}`;
 * - `list`: one value per row;
 * - `single-row`: one row of groups × columns, cell path `{group}` and `{col}`.
 */
export interface FormTable {
  readonly key: string;
  readonly title: string;
  readonly titleAliases: readonly string[];
  /** Number of the chapter that holds the table; null for an annex. */
  readonly chapter: number | null;
  readonly layout: 'matrix' | 'list' | 'single-row';
  readonly path: string;
  /** Text of the top-left corner, where the form prints one. */
  readonly corner?: string;
  readonly columnGroups: readonly FormGroup[];
  readonly rowGroups: readonly FormGroup[];
  readonly groups: readonly FormGroup[];
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
}

/** What one cell key means on the form. */
export interface FormCell {
  readonly key: string;
  readonly table: string;
  readonly row: string | null;
  readonly group: string | null;
  readonly column: string;
  /** Words for people, e.g. `（一）予以公开 · 自然人`. */
  readonly label: string;
  readonly unit: string;
  readonly type: CellType;
}

export interface FormChapter {
  readonly number: number;
  readonly title: string;
  readonly aliases: readonly string[];
  /** `text` or `table`. */
  readonly holds: 'text' | 'table';
}

/** One generation of the form. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  /** The notice that prescribes the form, and the article that demands the report. */
  readonly basis: string;
  readonly law: string;
  /** Report years, half-open. */
  readonly years: { readonly from: number; readonly until: number | null };
  readonly detect: readonly { readonly text: string; readonly weight: number }[];
  /** Fixed chapters; empty where the form leaves them free. */
  readonly chapters: readonly FormChapter[];
  readonly tables: readonly FormTable[];
  /** Every cell of the form, in printed order. */
  readonly cells: ReadonlyMap<string, FormCell>;
}

/** A signed reference to a cell, to last year's cell (`prev`) or a constant. */
export interface Term {
  readonly sign: 1 | -1;
  readonly from: 'this' | 'prev' | 'child' | 'constant';
  readonly key: string;
  readonly constant: number;
}

/**
 * Equality and order of both sums; `implies_positive`: a positive left side demands a positive right side;
 * `differs`: two positive sides must not be equal; `some_positive`: not every term of the left side may be zero.
 */
export type IdentityOperator = '==' | '<=' | '>=' | 'implies_positive' | 'differs' | 'some_positive';

/** One identity with its placeholders filled in, e.g. G2.REQ.BALANCE for the column 总计. */
export interface Identity {
  /** Id as published, e.g. `G2.REQ.BALANCE`. */
  readonly id: string;
  /** What the placeholders stand for in this instance, e.g. `{ col: 'total' }`. */
  readonly about: Readonly<Record<string, string>>;
  readonly formats: readonly string[];
  readonly scope: 'report' | 'cross-year' | 'hierarchy';
  readonly kind: string;
  readonly severity: Severity;
  readonly left: readonly Term[];
  readonly operator: IdentityOperator;
  readonly right: readonly Term[];
  /** Message with `{left}`, `{right}`, `{diff}` still open; labels are filled in. */
  readonly message: string;
  /** Levels of government to which it applies; empty for all. */
  readonly levels: readonly string[];
  /** A blank right side counts as zero (else a blank side makes the identity not assessable). */
  readonly blankRightIsZero: boolean;
}
