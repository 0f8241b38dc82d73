/** What the auditor found in a report. */

export type Severity = 'error' | 'warn' | 'info';

/** Words of the report that prove a finding, and the 1-based line on which they begin (null: not on one line). */
export interface Evidence {
  readonly quote: string;
  readonly line: number | null;
}

export interface Finding {
  /** Stable over re-runs: made of the rule and what it is about, never of a running number. */
  readonly id: string;
  /** `table_identity`, `text_vs_table`, `breakdown_sum`, `percentage`, … (the vocabulary of rules/reports/kinds.yaml). */
  readonly kind: string;
  readonly severity: Severity;
  /** Id of the identity or check that was broken, e.g. `G2.REQ.BALANCE`. */
  readonly rule: string;
  /** One sentence for people (zh-CN). */
  readonly message: string;
  /** The sum that shows it, e.g. `221 + 0 = 221；202 + 14 = 216；差 5`; `''` where none applies. */
  readonly arithmetic: string;
  /** Cell keys that the finding touches. */
  readonly cells: readonly string[];
  readonly evidence: readonly Evidence[];
}
