/** Consultations as the fold keeps them: opened, ended by a reply, ended by silence. Source: rules L-32.2, L-33.3, L-34.1. */
import type { LifecycleEvent } from '../../request-rules/lifecycle.ts';
import type { ClockEvent } from '../clock.ts';
import type { CaseState, Pause } from './case-state.ts';

/**
 * The consultation that an event ends: the one it names, else the oldest that is not settled; null: there is none.
 * @param details `unknown`: any that is not settled will do
 */
export function matchingPause(
  pauses: readonly Pause[],
  spec: LifecycleEvent,
  { consultation }: ClockEvent,
  details: 'told' | 'unknown',
): Pause | null {
  const open = pauses.filter(({ by, settled }) => !settled && by.id === spec.closes);
  if (consultation === undefined || details === 'unknown') return open[0] ?? null;
  return (
    open.find((each) => each.consultation === consultation) ??
    open.find((each) => each.consultation === null) ??
    null
  );
}

/** Replaces a consultation by the one that a reply ended: after silence had ended it, its end stays. */
export function endPause(pauses: readonly Pause[], pause: Pause, on: string): readonly Pause[] {
  const ended = pause.closesItself && pause.lastDay < on ? pause.lastDay : on;
  return pauses.map((each) =>
    each === pause
      ? { ...pause, ended: pause.ended !== null && pause.ended < ended ? pause.ended : ended, settled: true }
      : each,
  );
}

/** The state at the beginning of a day: what silence ended before it is over. */
export function settledBefore(state: CaseState, day: string): CaseState {
  const ends = ({ ended, closesItself, lastDay }: Pause) => ended === null && closesItself && lastDay < day;
  if (!state.pauses.some(ends)) return state;
  return {
    ...state,
    pauses: state.pauses.map((each) => (ends(each) ? { ...each, ended: each.lastDay } : each)),
  };
}
