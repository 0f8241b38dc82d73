/** What the fold over the events of a request keeps. Immutable: every event makes a new one. */
import type { LifecycleEvent } from '../../request-rules/lifecycle.ts';

/** Time in which others are awaited and the count stands still until it begins anew. */
export interface Stop {
  readonly by: LifecycleEvent;
  readonly on: string;
  /** Last day of the period given. */
  readonly lastDay: string;
  /** First day on which silence may be recorded: the working day after the last one. */
  readonly lapseFrom: string;
}

/** A consultation: the days in (sent, ended] are not counted. */
export interface Pause {
  readonly by: LifecycleEvent;
  readonly consultation: string | null;
  readonly sent: string;
  /** Last day for the reply, from the day on which the letter was received; from its sending while that is not known. */
  readonly lastDay: string;
  /** Ends by itself with that day. */
  readonly closesItself: boolean;
  /** null: open. */
  readonly ended: string | null;
  /** A reply or its failure was recorded. */
  readonly settled: boolean;
  /** Its days are taken out of the count. */
  readonly excludes: boolean;
}

/** One count from its anchor. Two run side by side after a late notice: with and without the new start (L-30.4). */
export interface Track {
  readonly anchor: string;
  readonly by: LifecycleEvent;
  readonly stop: Stop | null;
  /** Day fixed instead of the end of the count. */
  readonly fixed: { readonly day: string; readonly by: LifecycleEvent } | null;
}

/** An event that took effect, with the explanation that came with it. */
export interface Happened {
  readonly id: string;
  readonly on: string;
  readonly accepted: boolean | undefined;
}

/** The last of its kind that took effect; undefined: none did. */
export function lastOf(happened: readonly Happened[], id: string): Happened | undefined {
  for (let at = happened.length - 1; at >= 0; at--) if (happened[at]!.id === id) return happened[at];
  return undefined;
}

export interface CaseState {
  readonly receivedOn: string;
  /** Day that decides which law holds: that of receipt, or one under the law that was asked for. */
  readonly lawDay: string;
  /** State without regard to open consultations. */
  readonly state: string;
  /** The count that binds. */
  readonly track: Track;
  /** The count that holds if a new start after a late notice is accepted; null: no such notice. */
  readonly nominal: Track | null;
  readonly awaiting: Stop | null;
  readonly pauses: readonly Pause[];
  readonly extension: number;
  readonly noticeLate: boolean;
  /** Events that took effect, in their order. */
  readonly happened: readonly Happened[];
  readonly finishedOn: string | null;
  readonly endedOn: string | null;
}
