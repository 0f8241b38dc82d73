/** What an event does, by its effect. Source: law book §7.2. */
import type { Calendar } from '../../calendar/calendar.ts';
import { lastDayOf } from '../../request-rules/deadline.ts';
import type { LifecycleEvent } from '../../request-rules/lifecycle.ts';
import type { ClockEvent } from '../clock.ts';
import type { CaseState, Pause, Stop, Track } from './case-state.ts';
import { periodGiven } from './judge-event.ts';
import { deadlineFor, type PreparedRules } from './law-of-case.ts';
import { endPause, matchingPause } from './pauses.ts';

/** The state right after receipt. */
export function receivedCase(start: LifecycleEvent, on: string, lawDay: string): CaseState {
  return {
    receivedOn: on,
    lawDay,
    state: start.to,
    track: { anchor: on, by: start, stop: null, fixed: null },
    nominal: null,
    awaiting: null,
    pauses: [],
    extension: 0,
    noticeLate: false,
    happened: [{ id: start.id, on, accepted: undefined }],
    finishedOn: null,
    endedOn: null,
  };
}

/**
 * The state after an event that was judged to take effect.
 * @param late it holds although its deadline had passed
 */
export function applyEvent(
  rules: PreparedRules,
  calendar: Calendar,
  before: CaseState,
  spec: LifecycleEvent,
  event: ClockEvent,
  late: boolean,
): CaseState {
  const repeated = spec.effect === 'finish' && before.finishedOn !== null;
  const stays = repeated || spec.to === 'same' || spec.to === 'previous' || spec.effect === 'open-pause';
  const after: CaseState = {
    ...before,
    state: stays ? before.state : spec.to,
    happened: [...before.happened, { id: spec.id, on: event.on, accepted: event.accepted }],
  };
  const counts = spec.since === null || before.lawDay >= spec.since;
  switch (spec.effect) {
    case 'stop':
      return stopped(after, stopOf(rules, calendar, after, spec, event), counts, late);
    case 'restart':
      return restarted(after, spec, event.on);
    case 'open-pause':
      return { ...after, pauses: [...after.pauses, pauseOf(rules, calendar, after, spec, event, counts)] };
    case 'close-pause': {
      const pause = matchingPause(after.pauses, spec, event, 'told');
      return pause === null ? after : { ...after, pauses: endPause(after.pauses, pause, event.on) };
    }
    case 'extend':
      return { ...after, extension: event.workdays ?? 0 };
    case 'fix-date': {
      const fixed = { day: event.until ?? event.on, by: spec };
      return onTracks(after, (track) => ({ ...track, fixed }));
    }
    case 'finish':
      // The answer ends what was still open; a second service of the same answer changes nothing (L-S.3).
      return repeated
        ? after
        : { ...after, awaiting: null, finishedOn: event.on, pauses: allEnded(after, event.on) };
    case 'end':
      return { ...after, awaiting: null, endedOn: event.on, pauses: allEnded(after, event.on) };
    case 'start':
    case 'none':
      return after;
  }
}

const onTracks = (state: CaseState, change: (track: Track) => Track): CaseState => ({
  ...state,
  track: change(state.track),
  nominal: state.nominal === null ? null : change(state.nominal),
});

const allEnded = ({ pauses }: CaseState, on: string): readonly Pause[] =>
  pauses.map((each) => (each.ended === null ? { ...each, ended: on } : each));

function stopOf(
  rules: PreparedRules,
  calendar: Calendar,
  { lawDay }: CaseState,
  spec: LifecycleEvent,
  event: ClockEvent,
): Stop {
  const period = deadlineFor(rules, spec.period as string, lawDay, event.on)!;
  const lastDay = lastDayOf(calendar, periodGiven(period, event), event.receivedOn ?? event.on).day;
  return { by: spec, on: event.on, lastDay, lapseFrom: calendar.addWorkdays(lastDay, 1).day };
}

/** After a late notice the count that binds runs on; beside it runs the one that stops (L-30.4). */
function stopped(state: CaseState, stop: Stop, counts: boolean, late: boolean): CaseState {
  const awaiting = { ...state, awaiting: stop };
  if (late) return { ...awaiting, noticeLate: true, nominal: { ...state.track, stop } };
  return counts ? onTracks(awaiting, (track) => ({ ...track, stop })) : awaiting;
}

function restarted(state: CaseState, spec: LifecycleEvent, on: string): CaseState {
  const anew = (track: Track): Track =>
    track.stop === null ? track : { anchor: on, by: spec, stop: null, fixed: null };
  const track = anew(state.track);
  const nominal = state.nominal === null ? null : anew(state.nominal);
  return {
    ...state,
    awaiting: null,
    track,
    // Both counts began on the same day: there is only one.
    nominal: nominal?.anchor === track.anchor ? null : nominal,
    extension: spec.drops.includes('extension') ? 0 : state.extension,
    pauses: spec.drops.includes('pauses')
      ? state.pauses.map((each) => ({ ...each, excludes: false, ended: each.ended ?? on }))
      : state.pauses,
  };
}

function pauseOf(
  rules: PreparedRules,
  calendar: Calendar,
  { lawDay }: CaseState,
  spec: LifecycleEvent,
  event: ClockEvent,
  counts: boolean,
): Pause {
  const period = deadlineFor(rules, spec.period as string, lawDay, event.on)!;
  return {
    by: spec,
    consultation: event.consultation ?? null,
    sent: event.on,
    lastDay: lastDayOf(calendar, periodGiven(period, event), event.receivedOn ?? event.on).day,
    closesItself: (spec.silence === 'closes' || event.silenceEnds === true) && event.receivedOn !== undefined,
    ended: null,
    settled: false,
    excludes: counts,
  };
}
