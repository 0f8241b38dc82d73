/** rules/reports/formats/*.yaml: the printed forms. */
import { z } from 'zod';
import type { FormCell, FormGroup, FormTable, ReportFormat } from '../domain/reports/format.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const key = z.string().regex(/^[a-z0-9_]+$/);
const label = z.string().min(1);
const type = z.enum(['integer', 'signed', 'decimal', 'money']);
const aliases = z.array(z.string()).default([]);
const group = z.strictObject({ key, label, aliases, parent: z.string().optional() });
const column = z.strictObject({
  key,
  label,
  aliases,
  unit: z.string().default(''),
  type,
  group: key.optional(),
  total: z.boolean().default(false),
});
const row = z.strictObject({
  key,
  label,
  aliases,
  parent: key.optional(),
  unit: z.string().optional(),
  type: type.optional(),
  header: z.boolean().default(false),
  total: z.boolean().default(false),
});
const table = z.strictObject({
  key,
  title: label,
  title_aliases: z.array(z.string()).default([]),
  chapter: z.number().int().nullable(),
  layout: z.enum(['matrix', 'list', 'single-row']),
  path: z.string(),
  corner: z.string().optional(),
  column_groups: z.array(group).default([]),
  row_groups: z.array(group).default([]),
  groups: z.array(group).default([]),
  columns: z.array(column).min(1),
  rows: z.array(row).default([]),
});
const format = z.strictObject({
  id: z.string(),
  title: label,
  short_title: label,
  basis: label,
  law: label,
  report_years: z.strictObject({ from: z.number().int(), until: z.number().int().optional() }),
  detect: z.array(z.strictObject({ text: z.string(), weight: z.number().positive() })).min(1),
  chapters: z
    .array(
      z.strictObject({ number: z.number().int(), title: label, aliases, holds: z.enum(['text', 'table']) }),
    )
    .default([]),
  tables: z.array(table).min(1),
});

/** zod gives optional keys the value undefined; exact optional types leave them out. */
function exact<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as never;
}

function cellsOf(entry: FormTable): FormCell[] {
  const cells: FormCell[] = [];
  const path = (parts: Record<string, string>) =>
    entry.path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
  if (entry.layout === 'single-row') {
    for (const g of entry.groups)
      for (const c of entry.columns)
        cells.push({
          key: path({ group: g.key, col: c.key }),
          table: entry.key,
          row: null,
          group: g.key,
          column: c.key,
          label: `${g.label} · ${c.label}`,
          unit: c.unit,
          type: c.type,
        });
    return cells;
  }
  for (const r of entry.rows) {
    if (r.header) continue;
    for (const c of entry.columns)
      cells.push({
        key: path({ row: r.key, col: c.key }),
        table: entry.key,
        row: r.key,
        group: null,
        column: c.key,
        label: entry.layout === 'list' ? r.label : `${r.label} · ${c.label}`,
        unit: r.unit ?? c.unit,
        type: r.type ?? c.type,
      });
  }
  return cells;
}

/** Reads one form and checks that its rows, groups and cell keys hang together. */
export function readFormat(
  file: string,
  text: string,
): { readonly format: ReportFormat | null; readonly problems: readonly RuleProblem[] } {
  const yaml = readYaml(file, text, format);
  if (yaml.value === null) return { format: null, problems: yaml.problems };
  const problems: RuleProblem[] = [];
  const raw = yaml.value;
  const cells = new Map<string, FormCell>();
  const tables = raw.tables.map((entry, t): FormTable => {
    const groups = (list: readonly z.output<typeof group>[]) => list.map((g) => exact(g) as FormGroup);
    const made: FormTable = {
      key: entry.key,
      title: entry.title,
      titleAliases: entry.title_aliases,
      chapter: entry.chapter,
      layout: entry.layout,
      path: entry.path,
      ...(entry.corner === undefined ? {} : { corner: entry.corner }),
      columnGroups: groups(entry.column_groups),
      rowGroups: groups(entry.row_groups),
      groups: groups(entry.groups),
      columns: entry.columns.map((c) => exact(c)) as FormTable['columns'],
      rows: entry.rows.map((r) => exact(r)) as FormTable['rows'],
    };
    const parents = new Set([...made.rows, ...made.rowGroups].map((r) => r.key));
    made.rows.forEach((r, i) => {
      if (r.parent !== undefined && !parents.has(r.parent))
        problems.push({
          file,
          line: yaml.lineOf(['tables', t, 'rows', i]),
          message: `${r.key}: no row or group "${r.parent}"`,
        });
    });
    const heads = new Set(made.columnGroups.map((g) => g.key));
    made.columns.forEach((c, i) => {
      if (c.group !== undefined && !heads.has(c.group))
        problems.push({
          file,
          line: yaml.lineOf(['tables', t, 'columns', i]),
          message: `${c.key}: no column group "${c.group}"`,
        });
    });
    for (const cell of cellsOf(made)) {
      if (cells.has(cell.key))
        problems.push({ file, line: yaml.lineOf(['tables', t]), message: `cell ${cell.key} occurs twice` });
      cells.set(cell.key, cell);
    }
    return made;
  });
  const made: ReportFormat = {
    id: raw.id,
    title: raw.title,
    shortTitle: raw.short_title,
    basis: raw.basis,
    law: raw.law,
    years: { from: raw.report_years.from, until: raw.report_years.until ?? null },
    detect: raw.detect,
    chapters: raw.chapters,
    tables,
    cells,
  };
  return { format: made, problems };
}
