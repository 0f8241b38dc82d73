/** What the answer clock is asked and what it says. Computed by run-clock.ts. Source: law book §7. */
import type { DayFacts } from '../calendar/calendar.ts';

/** An event of the lifecycle with its day; the rest where the event carries it. */
export interface ClockEvent {
  /** Id of the lifecycle: RECEIVED. */
  readonly event: string;
  /** `YYYY-MM-DD` */
  readonly on: string;
  /** EXTENDED: working days granted. */
  readonly workdays?: number;
  /** SUPPLEMENT_NOTICED: working days given to the applicant; a consultation: to the consultee. */
  readonly periodWorkdays?: number;
  /** A fixed date: DELAY_35. */
  readonly until?: string;
  /** Which pause an event opens, tells of, or closes. */
  readonly consultation?: string;
  /** Day on which the addressee received the letter (third party, fee notice, supplement notice). */
  readonly receivedOn?: string;
  /** A consultation: silence is an answer by law and ends it with its period, whatever comes later (条例 34). */
  readonly silenceEnds?: boolean;
  /** An explanation accepted: of a late correction, of number and frequency. */
  readonly accepted?: boolean;
}

export interface ClockCase {
  /** `2008` or `2019`; left out: by the day of receipt. */
  readonly law?: string;
  readonly today: string;
  readonly events: readonly ClockEvent[];
}

/** One day of the count, for the strip and its explanation. */
export interface ExplainedDay {
  readonly day: string;
  /** `anchor`: day 0; `counted`: the n-th; `off`: no working day; `excluded`: in a consultation; `stopped`: waits for others. */
  readonly kind: 'anchor' | 'counted' | 'off' | 'excluded' | 'stopped';
  /** Which working day of the period; null unless counted. */
  readonly number: number | null;
  /** Why, in plain Chinese, with notice or consultation. */
  readonly why: string;
  readonly facts: DayFacts;
  /** Lies in the granted extension. */
  readonly extended: boolean;
  readonly due: boolean;
}

/** An event that the rules do not let take effect, and why. */
export interface VoidEvent {
  readonly event: string;
  readonly on: string;
  readonly code: string;
  readonly message: string;
  readonly article: string;
}

export interface ClockResult {
  readonly state: string;
  readonly law: string;
  /** Day 0 of the count that runs; null before receipt. */
  readonly anchor: string | null;
  /** Working days of the period, and those granted on top. */
  readonly base: number;
  readonly extension: number;
  /** Last day; null while a pause is open, while others are awaited, and once ended. */
  readonly due: string | null;
  readonly provisional: boolean;
  /** Last day without the extension granted and without a date fixed under 条例 35; null while the count stands still. */
  readonly dueBeforeExtension: string | null;
  /** Working days from today until due, today excluded; negative when overdue; while stopped what is left. */
  readonly remaining: number | null;
  readonly excludedWorkdays: number;
  /** Not answered and past the due day, or answered after it. */
  /** The due day is over and no answer has gone out (E-18); an answer that went out late shows in `onTime`. */
  readonly overdue: boolean;
  /** Due day if the open pause or stop lasts as long as it may; equals due otherwise. */
  readonly worstCase: string | null;
  /** Day of answer or end; null while open. */
  readonly finishedOn: string | null;
  /** Answered on or before the due day; null while open or when ended without an answer. */
  readonly onTime: boolean | null;
  /** Due if the restart after a late 补正 notice is not accepted (L-30.4); it binds and equals `due`; null otherwise. */
  readonly riskDue: string | null;
  /** Due if that restart is accepted; null while the correction is awaited, and without a late notice. */
  readonly nominalDue: string | null;
  /** Days that bind the next acts; null where they do not apply now. */
  readonly supplementNoticeBy: string | null;
  readonly supplementNoticeLate: boolean;
  readonly supplementLastDay: string | null;
  readonly payBy: string | null;
  /** First day on which the silence of the applicant may be recorded as giving up; null while nothing is asked of them. */
  readonly lapseFrom: string | null;
  /** Each open consultation with its last day. */
  readonly consultations: readonly { readonly id: string; readonly lastDay: string | null }[];
  /** Lifecycle events that may happen now, by id. */
  readonly allowed: readonly string[];
  readonly voided: readonly VoidEvent[];
  /** Rules used, with version: deadline id, article, law. */
  readonly basis: readonly { readonly rule: string; readonly article: string; readonly words: string }[];
  /** Day by day; empty unless asked for. */
  readonly explanation: readonly ExplainedDay[];
}
