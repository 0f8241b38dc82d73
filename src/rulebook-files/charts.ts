/** Reads rules/reports/charts.yaml. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { ChartForm } from '../domain/reports/chart.ts';

const file = z.strictObject({
  charts: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9_-]*$/),
      title: z.string().min(1),
      unit: z.string(),
      kind: z.enum(['grouped', 'stacked']),
      note: z.string().default(''),
      series: z
        .array(
          z.strictObject({
            label: z.string().min(1),
            cells: z.record(z.string(), z.array(z.string()).min(1)),
          }),
        )
        .min(1)
        .max(6),
    }),
  ),
});

export type ChartsResult =
  | { readonly ok: true; readonly charts: readonly ChartForm[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The charts of a charts.yaml, or every problem in it.
 * Whether the cells exist on their forms is for the caller to check: the forms are other files.
 */
export function parseCharts(yamlText: string): ChartsResult {
  let content: unknown;
  try {
    content = parse(yamlText);
  } catch (error) {
    return { ok: false, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const parsed = file.safeParse(content);
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((each) => `${each.path.join('.')}: ${each.message}`),
    };
  }
  const ids = parsed.data.charts.map((chart) => chart.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) return { ok: false, problems: twice.map((id) => `charts: ${id} is there twice`) };
  return { ok: true, charts: parsed.data.charts };
}
