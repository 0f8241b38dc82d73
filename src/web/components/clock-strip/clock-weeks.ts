/** The days of a clock as a picture: weeks of cells, and what each kind of cell is called. */
import { addDays, daysBetween } from '../../../domain/days/county-day.ts';
import type { ClockResult, ExplainedDay } from '../../../domain/requests/clock.ts';

export type CellKind = 'received' | 'counted' | 'coming' | 'off' | 'excluded' | 'stopped' | 'late' | 'beyond';

export interface DayCell {
  readonly day: string;
  readonly kind: CellKind;
  readonly extended: boolean;
  readonly due: boolean;
  readonly today: boolean;
  /** For the pointer: the day and why. */
  readonly title: string;
}

export interface ClockWeek {
  /** Name of the month where the week is the first that shows it; '' otherwise. */
  readonly month: string;
  readonly cells: readonly DayCell[];
}

/** In the order of the legend. */
export const cellNames: Readonly<Record<CellKind, string>> = {
  received: '收到（不计）',
  counted: '已过的工作日',
  coming: '剩下的工作日',
  off: '不是工作日',
  excluded: '征求意见，不计入',
  stopped: '等待，停止计时',
  late: '逾期后的日子',
  beyond: '答复或终结以后',
};

/** Days after the due day are shown up to so many: an old case is not a wall of red. */
const mostLateDays = 28;

/** Every day of the clock, in weeks from Monday to Sunday. */
export function clockWeeks(clock: ClockResult, today: string): readonly ClockWeek[] {
  const cells = [...clock.explanation.map((day) => cellOf(clock, day, today)), ...lateCells(clock, today)];
  const weeks: { month: string; cells: DayCell[] }[] = [];
  let month = '';
  for (const cell of cells) {
    if (weeks.length === 0 || isMonday(cell.day)) weeks.push({ month: '', cells: [] });
    const week = weeks.at(-1)!;
    week.cells.push(cell);
    if (cell.day.slice(0, 7) !== month) {
      month = cell.day.slice(0, 7);
      week.month = `${Number(month.slice(5))}月`;
    }
  }
  return weeks;
}

const isMonday = (day: string): boolean => daysBetween('2024-01-01', day) % 7 === 0;

function cellOf({ finishedOn }: ClockResult, day: ExplainedDay, today: string): DayCell {
  return {
    day: day.day,
    kind: kindOf(day, finishedOn ?? today, finishedOn !== null),
    extended: day.extended,
    due: day.due,
    today: day.day === today,
    title: `${day.day} ${day.why}`,
  };
}

function kindOf({ kind, day }: ExplainedDay, until: string, ended: boolean): CellKind {
  if (kind === 'anchor') return 'received';
  if (kind !== 'counted') return kind;
  if (day <= until) return 'counted';
  return ended ? 'beyond' : 'coming';
}

/** What lies between the last explained day and today or the late answer, once the due day is over. */
function lateCells({ explanation, overdue, finishedOn }: ClockResult, today: string): readonly DayCell[] {
  const last = explanation.at(-1)?.day;
  const until = finishedOn ?? today;
  if (!overdue || last === undefined || last >= until) return [];
  const days = Math.min(daysBetween(last, until), mostLateDays);
  return Array.from({ length: days }, (_, index): DayCell => {
    const day = addDays(until, index - days + 1);
    return { day, kind: 'late', extended: false, due: false, today: day === today, title: `${day} 已逾期` };
  });
}

/** Kinds that occur, in the order of the legend. */
export function kindsIn(weeks: readonly ClockWeek[]): readonly CellKind[] {
  const seen = new Set(weeks.flatMap(({ cells }) => cells.map(({ kind }) => kind)));
  return (Object.keys(cellNames) as CellKind[]).filter((kind) => seen.has(kind));
}
