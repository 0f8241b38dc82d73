/** How long personal data may be kept: periods of rules/privacy/retention.yaml, and the last day that follows. */
import type { PersonalKind } from './kind.ts';

/** One of years, months, days. */
export interface KeepFor {
  readonly unit: 'years' | 'months' | 'days';
  readonly count: number;
}

export interface RetentionPeriod {
  /** Owner kind, e.g. `account`. */
  readonly owner: string;
  readonly event: string;
  readonly kinds: readonly PersonalKind[];
  readonly keep: KeepFor;
  readonly article: string;
  readonly reason: string;
  /** Half-open window of event days, `YYYY-MM-DD`; `until` null: open. */
  readonly from: string;
  readonly until: string | null;
}

/** How long the files of a case are kept, by their kind. */
export interface FileRetention extends Omit<RetentionPeriod, 'kinds'> {
  /** Kinds of files that it holds for; `others`: all that no other entry names. */
  readonly files: readonly string[] | 'others';
}

export interface RetentionRules {
  /** Events of earlier days are judged as if they had happened on this one, `YYYY-MM-DD`. */
  readonly inForceFrom: string;
  /** Owner kinds and events with their names. */
  readonly owners: ReadonlyMap<string, string>;
  readonly events: ReadonlyMap<string, string>;
  /** Kinds of files that have periods of their own, with their names. */
  readonly fileKinds: ReadonlyMap<string, string>;
  readonly periods: readonly RetentionPeriod[];
  readonly files: readonly FileRetention[];
}

/** Until when one kind of data is kept, and why. */
export interface Retained {
  readonly kind: PersonalKind;
  /** Last day on which it may be kept. */
  readonly lastDay: string;
  readonly period: RetentionPeriod;
}

/**
 * The last days that follow from an event.
 * @param day `YYYY-MM-DD` of the event, in the county's time
 * @returns one entry per kind that a period in force on that day names
 */
export function retainUntilFor(
  { periods }: RetentionRules,
  owner: string,
  event: string,
  day: string,
): readonly Retained[] {
  return periods
    .filter((each) => each.owner === owner && each.event === event && holdsOn(each, day))
    .flatMap((period) =>
      period.kinds.map((kind) => ({ kind, lastDay: lastDayOf(day, period.keep), period })),
    );
}

/** Until when files of these kinds are kept. */
export interface RetainedFiles {
  readonly files: FileRetention['files'];
  readonly lastDay: string;
}

/** As {@link retainUntilFor}, for the files of a case; `others` stands first. */
export function retainFilesFor(
  rules: Pick<RetentionRules, 'files'>,
  owner: string,
  event: string,
  day: string,
): readonly RetainedFiles[] {
  return rules.files
    .filter((each) => each.owner === owner && each.event === event && holdsOn(each, day))
    .map(({ files, keep }) => ({ files, lastDay: lastDayOf(day, keep) }))
    .sort((one, other) => Number(other.files === 'others') - Number(one.files === 'others'));
}

const holdsOn = ({ from, until }: Pick<RetentionPeriod, 'from' | 'until'>, day: string): boolean =>
  from <= day && (until === null || day < until);

/**
 * The last day of a period: the day of the same number, or the last day of a month that has none (31 August and six
 * months: 28 February).
 */
export function lastDayOf(day: string, { unit, count }: KeepFor): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'days') return isoDay(new Date(Date.UTC(year, month - 1, date + count)));
  const months = unit === 'years' ? count * 12 : count;
  const lengthOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(new Date(Date.UTC(year, month - 1 + months, Math.min(date, lengthOfMonth))));
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** A period in words: 6 个月. */
export function keepWords({ unit, count }: KeepFor): string {
  return `${count} ${{ years: '年', months: '个月', days: '天' }[unit]}`;
}
