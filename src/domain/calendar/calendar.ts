/** The working calendar of a county: which days count, by which notice. Source: rules L-C.1 to L-C.7. */

/** Why a day works or does not. `make-up`: a weekend day on which everybody works (调休). */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make-up';

export interface DayFacts {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly works: boolean;
  readonly kind: DayKind;
  /** Name of the holiday that it belongs to or makes up for, e.g. 国庆节; '' for ordinary days. */
  readonly name: string;
  /** 文号 of the notice that says so; '' for ordinary days. */
  readonly source: string;
  /** No notice for its year has been entered: Monday to Friday is assumed. */
  readonly provisional: boolean;
}

/** A day that was computed. `provisional`: it was counted over days whose year has no notice yet (暂定). */
export interface CountedDay {
  readonly day: string;
  readonly provisional: boolean;
}

/** End of a period of natural days or months, before and after it was moved off a holiday. */
export interface RolledDay extends CountedDay {
  readonly raw: string;
}

/** One year of the State Council's holiday notices, or a local overlay on it. */
export interface CalendarNotice {
  readonly year: number;
  /** 文号 and issuer. */
  readonly source: string;
  /** Day on which the notice was issued; a later one prevails for the days that it names. */
  readonly issued: string;
  /** `national` makes the year a published one; `local` only changes days (自治地方的节日、应急措施). */
  readonly scope: 'national' | 'local';
  readonly off: readonly { readonly from: string; readonly until: string; readonly name: string }[];
  readonly work: readonly { readonly day: string; readonly name: string }[];
}

export interface Calendar {
  /** Fingerprint of the notices that it was made of; kept with what was computed by it. */
  readonly version: string;
  /** First and last day covered by national notices without a gap. */
  readonly publishedFrom: string;
  readonly publishedUntil: string;
  /** @throws RangeError outside the published years */
  isWorkday(day: string): boolean;
  facts(day: string): DayFacts;
  /** The n-th working day strictly after the anchor; n ≥ 1. */
  addWorkdays(anchor: string, n: number): CountedDay;
  /** The n-th working day strictly before the anchor. */
  subtractWorkdays(anchor: string, n: number): CountedDay;
  /** Working days in (after, until]; 0 when until is not later. */
  workdaysBetween(after: string, until: string): number;
  onOrAfter(day: string): CountedDay;
  onOrBefore(day: string): CountedDay;
  /** Natural days, the first excluded, moved off a holiday at the end (L-C.6). */
  addDays(anchor: string, days: number): RolledDay;
  /** Months with the same day number, else the month's end; moved off a holiday (V-2.1). */
  addMonths(anchor: string, months: number): RolledDay;
}
