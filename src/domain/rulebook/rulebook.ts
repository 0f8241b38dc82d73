/** The whole rulebook, checked and frozen: what rules/ holds. */
import type { Identity, ReportFormat } from '../reports/format.ts';
import type { TextRules } from '../reports/text-rule.ts';

/** An administrative division (GB/T 2260). */
export interface Division {
  readonly code: string;
  readonly name: string;
}

export interface Rulebook {
  /** Hash of every rules file; a change means that reports are computed anew. */
  readonly fingerprint: string;
  readonly formats: readonly ReportFormat[];
  readonly identities: readonly Identity[];
  readonly text: TextRules;
  readonly divisions: readonly Division[];
}
