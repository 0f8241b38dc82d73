/** Chapters three and four of an annual report as counts: what a year is replayed from, and what counting it gives back. */

/** Applicant kind → number of requests. */
export type ByApplicant = Readonly<Record<string, number>>;

export interface YearCells {
  readonly received: ByApplicant;
  readonly carriedIn: ByApplicant;
  readonly carriedOut: ByApplicant;
  /** Row of the results → applicant kind → requests. */
  readonly results: Readonly<Record<string, ByApplicant>>;
  /** Row of the fourth table → column (a result, or the one for pending cases) → disputes. */
  readonly disputes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
