/** Charts as data: which cells of each form are drawn together (rules/reports/charts.yaml). */

/** One line or bar of a chart: for each form the cells whose sum it shows. */
export interface ChartSeries {
  readonly label: string;
  /** Format id -> cell keys that are added up; a format that lacks the figure is not named. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
}

export interface ChartForm {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** `grouped`: bars side by side; `stacked`: the series are parts of one whole. */
  readonly kind: 'grouped' | 'stacked';
  /** What the figure counts and where forms differ, in words. */
  readonly note: string;
  readonly series: readonly ChartSeries[];
}

/**
 * The figure of a series in one report: the sum of its cells. Blank addends count as zero when at least one
 * number was printed; null when nothing was printed, or a cell is missing or undecided.
 */
export function seriesValue(
  series: ChartSeries,
  format: string | null,
  cells: ReadonlyMap<string, { readonly value: number | null; readonly settled: string }>,
): number | null {
  const keys = format === null ? undefined : series.cells[format];
  if (keys === undefined) return null;
  let sum = 0;
  let known = false;
  for (const key of keys) {
    const cell = cells.get(key);
    if (cell === undefined || (cell.value === null && cell.settled !== 'blank')) return null;
    if (cell.value === null) continue;
    known = true;
    sum += cell.value;
  }
  return known ? sum : null;
}
