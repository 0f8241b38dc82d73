/** Charts of several reports: one column for each report, one value for each series. */
import { type ChartForm, seriesValue } from '../../domain/reports/chart.ts';
import type { ReportRecord } from '../ports.ts';

export interface ChartView {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly kind: ChartForm['kind'];
  readonly note: string;
  /** What stands under each column, e.g. a year. */
  readonly categories: readonly string[];
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

/** The charts for which at least one report has a figure. */
export function chartsOf(
  forms: readonly ChartForm[],
  records: readonly ReportRecord[],
  category: (record: ReportRecord) => string,
): ChartView[] {
  return forms
    .map((form) => ({
      id: form.id,
      title: form.title,
      unit: form.unit,
      kind: form.kind,
      note: form.note,
      categories: records.map(category),
      series: form.series.map((series) => ({
        label: series.label,
        values: records.map(({ report }) => seriesValue(series, report.generation, report.cells)),
      })),
    }))
    .filter((chart) => chart.series.some((series) => series.values.some((value) => value !== null)));
}
