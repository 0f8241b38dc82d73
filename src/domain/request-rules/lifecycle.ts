/** States and events of a request (rules/lifecycle/request.yaml). Source: law book §7.2, L-S.4. */

/**
 * What an event does to the answer clock: `start` sets the anchor; `stop` suspends until `restart` sets a new anchor;
 * `open-pause` and `close-pause` bound time that is not counted; `extend` adds working days; `fix-date` replaces the
 * due day; `finish` stops it for good and is judged for timeliness; `end` ends it without an answer.
 */
export type ClockEffect =
  | 'start'
  | 'stop'
  | 'restart'
  | 'open-pause'
  | 'close-pause'
  | 'extend'
  | 'fix-date'
  | 'finish'
  | 'end'
  | 'none';

export interface LifecycleState {
  /** e.g. AWAIT_SUPPLEMENT; in data and output only, never in code. */
  readonly id: string;
  /** For staff: 等待补正. */
  readonly name: string;
  /** For the applicant, one sentence. */
  readonly publicName: string;
  /** Who acts next. */
  readonly awaits: 'agency' | 'applicant' | 'consultee' | 'nobody';
  /** Not yet answered or otherwise ended. */
  readonly open: boolean;
}

export interface LifecycleEvent {
  /** e.g. SUPPLEMENT_NOTICED. The ledger's kind is made of it: `request-supplement-noticed`. */
  readonly id: string;
  /** e.g. E-02 */
  readonly number: string;
  readonly name: string;
  readonly effect: ClockEffect;
  /** States from which it may happen; empty: it begins the case. */
  readonly from: readonly string[];
  /** State after it; `same`, or `previous`: the one before the pause. */
  readonly to: string;
  /** At most once in a request. */
  readonly once: boolean;
  /** Deadlines that bound it: it must happen on or before their last day. */
  readonly within: readonly string[];
  /** What a breach of `within` means: `void`: it has no effect; `late`: it holds and is marked. */
  readonly breach: 'void' | 'late' | 'none';
  /** An accepted explanation (正当理由) lifts a breach of the applicant's period. */
  readonly excusable: boolean;
  /** Deadline of the period that it starts: the answer period, the applicant's or the consultee's; null: none. */
  readonly period: string | null;
  /** Whom that period binds and to what: `correction` and `payment` by the applicant, `opinion` by a consultee. */
  readonly asks: 'correction' | 'payment' | 'opinion' | null;
  /** Event that it answers: a reply closes what that event opened, a lapse follows its period; null: none. */
  readonly closes: string | null;
  /** It needs the period of what it closes to have ended (视为放弃). */
  readonly afterPeriod: boolean;
  /** `closes`: when the consultee is silent, the pause ends by itself with its period (L-32.2); null: it stays open. */
  readonly silence: 'closes' | null;
  /** What a restart drops besides the count: an extension, pauses (E-11). */
  readonly drops: readonly ('extension' | 'pauses')[];
  /** Deadline with the most working days that it may grant; null: it grants none. */
  readonly most: string | null;
  /** An explanation that was not accepted bars it (条例 35). */
  readonly needsAccepted: string | null;
  /** First day of receipt under whose law it counts; null: any. */
  readonly since: string | null;
  /** What it is for requests received earlier: `void`, or recorded without effect on the clock. */
  readonly earlier: 'void' | 'no-effect';
  readonly article: string;
}

export interface Lifecycle {
  readonly states: readonly LifecycleState[];
  readonly events: readonly LifecycleEvent[];
}

/** Kind of the ledger event of a lifecycle event: SUPPLEMENT_NOTICED → request-supplement-noticed. */
export function ledgerKindOf(eventId: string): string {
  return `request-${eventId.toLowerCase().replaceAll('_', '-')}`;
}
