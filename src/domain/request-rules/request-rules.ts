/** Everything that rules/ says about requests, checked as a whole and frozen. */
import type { CalendarNotice } from '../calendar/calendar.ts';
import type { AnswerKind, Ground, Proof } from './answer-kind.ts';
import type { Deadline } from './deadline.ts';
import type { DisputeRules } from './dispute-rules.ts';
import type { FeeTariff } from './fee-tariff.ts';
import type { IntakeRules } from './intake-rules.ts';
import type { LetterForm } from './letter-form.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { ReportTable } from './report-table.ts';
import type { SideRules } from './side-lifecycle.ts';

export interface RequestRules {
  /** Hash of the files: kept with what was decided by them. */
  readonly fingerprint: string;
  readonly notices: readonly CalendarNotice[];
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
  readonly intake: IntakeRules;
  readonly answers: readonly AnswerKind[];
  readonly grounds: readonly Ground[];
  readonly proofs: readonly Proof[];
  readonly letters: readonly LetterForm[];
  readonly tariffs: readonly FeeTariff[];
  readonly disputes: DisputeRules;
  /** Where requests and disputes are counted in each form of the annual report. */
  readonly reportTables: readonly ReportTable[];
  /** Procedures beside a request: disputes, corrections, complaints (src/rulebook-files/side-lifecycles.ts). */
  readonly sides: SideRules;
}
