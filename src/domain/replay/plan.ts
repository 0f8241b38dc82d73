/** A year of requests, planned day by day before it is lived through. */

/** A request of the plan. Days are `YYYY-MM-DD`. */
export interface PlannedRequest {
  readonly applicantKind: string;
  readonly receivedOn: string;
  /** Row of the report that it ends in; null: carried into the next year. */
  readonly result: string | null;
  /** Working days after the receipt at which the answer leaves; counted by whoever lives it. */
  readonly answerAfter: number;
  /** `before`: received and ended in the year before, only there to be disputed. */
  readonly place: 'before' | 'carried-in' | 'within';
  readonly disputes: readonly PlannedDispute[];
}

export interface PlannedDispute {
  /** Row of the fourth table. */
  readonly group: string;
  /** Column of the result; null: pending at the end of the year. */
  readonly result: string | null;
  /** Opened and decided in the year before: the review that a suit of this year follows. */
  readonly before: boolean;
}
