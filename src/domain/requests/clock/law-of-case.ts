/** Which law a request goes by, and what its deadlines are then. Source: rules L-T.1 to L-T.13. */
import { holdsOn } from '../../request-rules/dated.ts';
import type { Deadline, DeadlineInForce } from '../../request-rules/deadline.ts';
import type { Lifecycle, LifecycleEvent } from '../../request-rules/lifecycle.ts';

export interface ClockRuleset {
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
}

/** Rules in the form in which they are asked thousands of times. */
export interface PreparedRules {
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
  readonly eventOf: ReadonlyMap<string, LifecycleEvent>;
  /** Values of each deadline, in the order of their days. */
  readonly valuesOf: ReadonlyMap<string, readonly DeadlineInForce[]>;
  /** The event that asks for a correction; null: the rules know none. */
  readonly correction: LifecycleEvent | null;
  readonly start: LifecycleEvent;
  /** The answer period, with its values by law. */
  readonly answer: Deadline;
  /** Deadlines of the laws that the answer period is of: they go by the day of receipt. */
  readonly byReceipt: ReadonlySet<string>;
}

const prepared = new WeakMap<Lifecycle, PreparedRules>();

/** The rules prepared; the same object for the same lifecycle and deadlines. */
export function prepare({ deadlines, lifecycle }: ClockRuleset): PreparedRules {
  const known = prepared.get(lifecycle);
  if (known !== undefined && known.deadlines === deadlines) return known;
  const start = lifecycle.events.find(({ effect }) => effect === 'start');
  const answer = deadlines.find(({ id }) => id === start?.period);
  if (start === undefined || answer === undefined) throw new RangeError('nothing starts the answer period');
  const laws = new Set(answer.values.map(({ law }) => law));
  const made: PreparedRules = {
    deadlines,
    lifecycle,
    valuesOf: new Map(
      deadlines.map(({ id, name, unit, values }) => [
        id,
        values.map((value): DeadlineInForce => ({ unit, ...value, id, name })),
      ]),
    ),
    correction:
      lifecycle.events.find(({ effect, asks }) => effect === 'stop' && asks === 'correction') ?? null,
    eventOf: new Map(lifecycle.events.map((event) => [event.id, event])),
    start,
    answer,
    byReceipt: new Set(
      deadlines.filter(({ values }) => values.some(({ law }) => laws.has(law))).map(({ id }) => id),
    ),
  };
  prepared.set(lifecycle, made);
  return made;
}

/** `REG2019` as people and cases name it: 2019. */
export const lawName = (law: string): string => law.replace(/\D+/g, '');

/** Names of the laws that a case may ask for. */
export const lawNames = ({ answer }: PreparedRules): readonly string[] =>
  answer.values.map(({ law }) => lawName(law));

/**
 * The day by which the law is chosen: that of receipt, moved into the days of the law that the case names. A receipt before
 * the first law goes by the first.
 */
export function lawDayOf({ answer }: PreparedRules, receivedOn: string, law: string | undefined): string {
  const named = answer.values.find((value) => lawName(value.law) === law);
  const { from, until } = named ?? { from: answer.values[0]!.from, until: null };
  if (receivedOn < from) return from;
  // The first day always lies inside.
  return until !== null && receivedOn >= until ? from : receivedOn;
}

/**
 * A deadline for a case: by the law of its receipt, or for other laws by the day of what starts the period.
 * null: the law knows none.
 */
export function deadlineFor(
  { valuesOf, byReceipt }: PreparedRules,
  id: string,
  lawDay: string,
  eventDay: string,
): DeadlineInForce | null {
  const values = valuesOf.get(id);
  if (values === undefined) throw new RangeError(`no deadline ${id}`);
  const day = byReceipt.has(id) ? lawDay : eventDay;
  for (const value of values) if (holdsOn(value, day)) return value;
  return null;
}
