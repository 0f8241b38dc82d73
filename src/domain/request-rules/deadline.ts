/** Periods of the law, dated (rules/deadlines). */
import type { Calendar, RolledDay } from '../calendar/calendar.ts';
import { type Dated, holdsOn } from './dated.ts';

export interface DeadlineValue extends Dated {
  /** Length in the unit of the deadline. */
  readonly length: number;
  /** Where this value is counted otherwise than the deadline says. */
  readonly unit?: Deadline['unit'];
  /** Version of the law, e.g. REG2019. */
  readonly law: string;
  /** `law`: the statute says so; `convention`: the county may set it (law books mark it [C]). */
  readonly basis: 'law' | 'convention';
}

export interface Deadline {
  /** e.g. `answer-request` */
  readonly id: string;
  /** For people: 答复期限. */
  readonly name: string;
  readonly unit: 'workdays' | 'days' | 'months';
  /** In the order of their days, without overlap. */
  readonly values: readonly DeadlineValue[];
}

export type DeadlineUnit = Deadline['unit'];

/** A value with what it is a value of. */
export interface DeadlineInForce extends DeadlineValue {
  readonly id: string;
  readonly name: string;
  readonly unit: DeadlineUnit;
}

/**
 * The period that holds on a day (`YYYY-MM-DD`); null: the law knows none then.
 * @throws RangeError when the rules name no such deadline
 */
export function deadlineIfAny(
  deadlines: readonly Deadline[],
  id: string,
  day: string,
): DeadlineInForce | null {
  const deadline = deadlines.find((each) => each.id === id);
  if (deadline === undefined) throw new RangeError(`no deadline ${id}`);
  const value = deadline.values.find((each) => holdsOn(each, day));
  return value === undefined ? null : { unit: deadline.unit, ...value, id, name: deadline.name };
}

/**
 * The period that holds on a day.
 * @throws RangeError when the rules name no such deadline, or none holds on that day
 */
export function deadlineAt(deadlines: readonly Deadline[], id: string, day: string): DeadlineInForce {
  const value = deadlineIfAny(deadlines, id, day);
  if (value === null) throw new RangeError(`${id}: nothing in force on ${day}`);
  return value;
}

/** Last day of a period that begins after `anchor`: working days counted, days and months moved off a holiday (L-C.6). */
export function lastDayOf(
  calendar: Calendar,
  { unit, length }: Pick<DeadlineInForce, 'unit' | 'length'>,
  anchor: string,
): RolledDay {
  if (unit === 'days') return calendar.addDays(anchor, length);
  if (unit === 'months') return calendar.addMonths(anchor, length);
  const counted = calendar.addWorkdays(anchor, length);
  return { ...counted, raw: counted.day };
}

/** A length in words: 20个工作日, 30日, 6个月. */
export function lengthWords({ unit, length }: Pick<DeadlineInForce, 'unit' | 'length'>): string {
  return `${length}${{ workdays: '个工作日', days: '日', months: '个月' }[unit]}`;
}
