/** Reads rules/reports/counting.yaml and holds it against the forms. */
import { z } from 'zod';
import type { ReportCounting } from '../domain/reports/counting.ts';
import type { FormTable, ReportFormat } from '../domain/reports/format.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const name = z.string().min(1);
const schema = z.strictObject({
  in_force_from: name,
  article: name,
  formats: z.array(
    z.strictObject({
      format: name,
      requests: z.strictObject({
        table: name,
        received: name,
        carried_in: name,
        carried_out: name,
        results_total: name,
        total: name,
      }),
      disputes: z.strictObject({
        table: name,
        reviews: name,
        direct: name,
        after_review: name,
        pending: name,
        total: name,
      }),
    }),
  ),
});

/** The counting of each form, and every problem: a form that is not there, a row or column that its table does not have. */
export function readCounting(
  file: string,
  text: string,
  formats: readonly ReportFormat[],
): { readonly counting: readonly ReportCounting[]; readonly problems: readonly RuleProblem[] } {
  const read = readYaml(file, text, schema);
  if (read.value === null) return { counting: [], problems: read.problems };
  const problems = read.value.formats.flatMap((entry, at) => {
    const line = read.lineOf(['formats', at]);
    return dangling(formats, entry).map((message) => ({ file, line, message }));
  });
  const counting = read.value.formats.map(({ format, requests, disputes }) => ({
    format,
    requests: {
      table: requests.table,
      received: requests.received,
      carriedIn: requests.carried_in,
      carriedOut: requests.carried_out,
      resultsTotal: requests.results_total,
      total: requests.total,
    },
    disputes: {
      table: disputes.table,
      reviews: disputes.reviews,
      direct: disputes.direct,
      afterReview: disputes.after_review,
      pending: disputes.pending,
      total: disputes.total,
    },
  }));
  return { counting, problems };
}

type Entry = z.infer<typeof schema>['formats'][number];

function dangling(formats: readonly ReportFormat[], { format: id, requests, disputes }: Entry): string[] {
  const format = formats.find((each) => each.id === id);
  if (format === undefined) return [`no form ${id}`];
  return [
    ...missing(format, requests.table, {
      rows: [requests.received, requests.carried_in, requests.carried_out, requests.results_total],
      columns: [requests.total],
    }),
    ...missing(format, disputes.table, {
      rows: [disputes.reviews, disputes.direct, disputes.after_review],
      columns: [disputes.pending, disputes.total],
    }),
  ];
}

function missing(
  format: ReportFormat,
  key: string,
  wanted: { readonly rows: readonly string[]; readonly columns: readonly string[] },
): string[] {
  const table: FormTable | undefined = format.tables.find((each) => each.key === key);
  if (table === undefined) return [`${format.id} has no table ${key}`];
  const rows = new Set([...table.rows, ...table.groups].map((each) => each.key));
  const columns = new Set(table.columns.map((each) => each.key));
  return [
    ...wanted.rows.filter((row) => !rows.has(row)).map((row) => `${format.id}: ${key} has no row ${row}`),
    ...wanted.columns
      .filter((column) => !columns.has(column))
      .map((column) => `${format.id}: ${key} has no column ${column}`),
  ];
}
