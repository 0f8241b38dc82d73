/** A review or suit as it stands: folded from its events (dispute-after.ts). Holds no personal data. */
import type { AcceptedDispute, DecidedDispute, DisputeEventData, OpenedDispute } from './dispute-event.ts';

export interface Dispute {
  readonly regionId: string;
  readonly disputeId: string;
  readonly opened: OpenedDispute;
  /** Day of the register. */
  readonly openedOn: string;
  /** Kinds of its events so far, in order: the state follows from them (sideState). */
  readonly steps: readonly string[];
  /** As set last. */
  readonly procedure: string;
  readonly accepted: AcceptedDispute | null;
  readonly notAccepted: DisputeEventData['dispute-not-accepted'] | null;
  readonly answer: DisputeEventData['dispute-answer-filed'] | null;
  readonly prolonged: DisputeEventData['dispute-prolonged'] | null;
  /** In order: of the first instance, of the second. */
  readonly decisions: readonly DecidedDispute[];
  readonly appeal: DisputeEventData['dispute-appealed'] | null;
  /** Day from which the last decision cannot be changed any more: what the report counts by. */
  readonly effectiveOn: string | null;
  readonly closed: DisputeEventData['dispute-closed'] | null;
  readonly files: readonly { readonly fileId: string; readonly kind: string }[];
  /** Number of the last event folded in: what a form compares before it changes something. */
  readonly version: number;
}

/** The decision that counts: the last one. */
export function lastDecision({ decisions }: Pick<Dispute, 'decisions'>): DecidedDispute | null {
  return decisions.at(-1) ?? null;
}
