/** What is wrong in a lifecycle: names that lead nowhere, states that nothing reaches, effects without their means. */
import type { Deadline } from './deadline.ts';
import type { Lifecycle, LifecycleEvent } from './lifecycle.ts';

export interface LifecycleProblem {
  /** `states` or `events`, index, field. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Every problem; empty: the lifecycle may be used. */
export function lifecycleProblems(
  { states, events }: Lifecycle,
  deadlines: readonly Deadline[],
): readonly LifecycleProblem[] {
  const problems: LifecycleProblem[] = [];
  const note = (path: readonly (string | number)[], message: string) => void problems.push({ path, message });
  const stateIds = new Set(states.map(({ id }) => id));
  const deadlineIds = new Set(deadlines.map(({ id }) => id));
  for (const [at, { id }] of states.entries())
    if (states.findIndex((each) => each.id === id) !== at) note(['states', at], `${id} is there twice`);
  for (const [at, event] of events.entries()) {
    const path = ['events', at];
    if (events.findIndex(({ id }) => id === event.id) !== at) note(path, `${event.id} is there twice`);
    for (const state of event.from)
      if (!stateIds.has(state)) note([...path, 'from'], `${event.id}: no state ${state}`);
    if (!stateIds.has(event.to) && event.to !== 'same' && event.to !== 'previous')
      note([...path, 'to'], `${event.id}: no state ${event.to}`);
    for (const deadline of [...event.within, event.period, event.most])
      if (deadline !== null && !deadlineIds.has(deadline)) note(path, `${event.id}: no deadline ${deadline}`);
    for (const other of [event.closes, event.needsAccepted])
      if (other !== null && !events.some(({ id }) => id === other))
        note(path, `${event.id}: no event ${other}`);
    for (const message of meansMissing(event, events)) note(path, `${event.id}: ${message}`);
  }
  const starts = events.filter(({ effect }) => effect === 'start');
  if (starts.length !== 1) note(['events'], `one event starts the clock, not ${starts.length}`);
  const reached = reachable(events);
  for (const [at, { id }] of states.entries())
    if (!reached.has(id)) note(['states', at], `${id}: no event leads there`);
  return problems;
}

/** Effects that cannot work with what the event says. */
function meansMissing(event: LifecycleEvent, events: readonly LifecycleEvent[]): readonly string[] {
  const { effect } = event;
  const closed = events.find(({ id }) => id === event.closes);
  const wrong: string[] = [];
  const need = (holds: boolean, message: string) => {
    if (!holds) wrong.push(message);
  };
  need(
    (effect === 'start') === (event.from.length === 0),
    'what starts the clock, and only that, comes from no state',
  );
  if (effect === 'start') need(event.period !== null && event.once, 'needs the period that it starts, once');
  if (effect === 'stop' || effect === 'open-pause')
    need(event.period !== null && event.asks !== null, 'needs a period and what is asked');
  if (effect === 'restart') need(closed?.effect === 'stop', 'must close a stop');
  if (effect === 'close-pause') need(closed?.effect === 'open-pause', 'must close a pause');
  if (effect === 'extend') need(event.most !== null && event.once, 'needs the most that it grants, once');
  if (event.afterPeriod) need(closed !== undefined && closed.period !== null, 'has no period to wait for');
  need(event.within.length === 0 || event.breach !== 'none', 'says nothing of a breach');
  need(event.to !== 'previous' || effect === 'close-pause', 'only the end of a pause leads back');
  return wrong;
}

function reachable(events: readonly LifecycleEvent[]): ReadonlySet<string> {
  const reached = new Set<string>();
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    for (const { from, to } of events)
      if (from.length === 0 || from.some((id) => reached.has(id))) reached.add(to);
  }
  return reached;
}
