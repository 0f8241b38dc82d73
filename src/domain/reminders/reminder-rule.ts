/** When people are reminded, as rules/reminders says. Source: law book L-S.5, F-9.3. */
import type { Dated } from '../request-rules/dated.ts';

/** Whose last day it is. */
export type Watched = 'supplement-notice' | 'due' | 'consultation' | 'payment' | 'dispute';

export type Reminded = 'handler' | 'office-head' | 'county-desk' | 'applicant';

export interface ReminderRule extends Dated {
  readonly id: string;
  readonly watches: Watched;
  /** Working days left, each a stage. */
  readonly before: readonly number[];
  /** Natural days left, each a stage. */
  readonly days: readonly number[];
  /** Working days since the count began, each a stage. */
  readonly after: readonly number[];
  /** Every day once the last day has passed. */
  readonly overdue: boolean;
  readonly to: readonly Reminded[];
  /** Kind of notice, or of letter to the applicant. */
  readonly notice: string;
}
