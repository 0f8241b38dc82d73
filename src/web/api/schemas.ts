/** Shapes of the public interface; the OpenAPI document is generated from them and a test holds answers against them. */
import { z } from 'zod';

export const severity = z.enum(['error', 'warn', 'info']).describe('error 矛盾 · warn 待核 · info 提示');

export const finding = z.object({
  id: z.string().describe('Stable over re-runs'),
  kind: z.string(),
  severity,
  rule: z.string().describe('Id of the identity or check, explained at /rules'),
  message: z.string(),
  arithmetic: z.string(),
  cells: z.array(z.string()).describe('Cell keys'),
  evidence: z.array(z.object({ quote: z.string(), line: z.number().int().nullable() })),
});

export const findingRow = finding.extend({
  regionId: z.string(),
  reportId: z.string(),
  regionName: z.string(),
  year: z.number().int(),
});

export const reportSummary = z.object({
  regionId: z.string(),
  reportId: z.string(),
  regionName: z.string(),
  level: z.string(),
  province: z.string().nullable(),
  prefecture: z.string().nullable(),
  year: z.number().int(),
  title: z.string(),
  generation: z.string().nullable().describe('Id of the form, see /rules; null when none fits'),
  published: z.string().nullable(),
  errors: z.number().int(),
  warnings: z.number().int(),
  hints: z.number().int(),
  cellsRead: z.number().int(),
  cellsAll: z.number().int(),
  recordedAt: z.string(),
});

export const reportList = z.object({ total: z.number().int(), reports: z.array(reportSummary) });
export const findingList = z.object({
  total: z.number().int(),
  page: z.number().int(),
  pages: z.number().int(),
  findings: z.array(findingRow),
});

export const report = z.object({
  regionId: z.string(),
  reportId: z.string(),
  title: z.string(),
  source: z.string(),
  file: z.string(),
  sha256: z.string(),
  rules: z.string().describe('Fingerprint of the rules used'),
  region: z
    .object({
      name: z.string(),
      level: z.string(),
      province: z.string().optional(),
      prefecture: z.string().optional(),
      code: z.string().optional(),
    })
    .nullable(),
  year: z.number().int().nullable(),
  generation: z.string().nullable(),
  publisher: z.string().nullable(),
  dates: z.record(z.string(), z.string().nullable()),
  contact: z.record(z.string(), z.string()),
  chapters: z.array(z.string()),
  cells: z
    .record(z.string(), z.number().nullable())
    .describe('Every cell of the form by key; null: not printed, blank or undecided, never 0'),
  raw: z.record(z.string(), z.string()).describe('Print, where it is not simply the number'),
  notes: z.array(z.looseObject({ code: z.string() })),
  findings: z.array(finding),
});

const chart = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  kind: z.enum(['grouped', 'stacked']),
  note: z.string(),
  categories: z.array(z.string()),
  series: z.array(z.object({ label: z.string(), values: z.array(z.number().nullable()) })),
});

export const region = z.object({
  regionId: z.string(),
  name: z.string(),
  place: z.string(),
  level: z.string(),
  reports: z.array(reportSummary),
  missing: z.array(z.number().int()),
  charts: z.array(chart),
  mixedScopes: z.boolean(),
});

const agencyName = z.object({ agencyId: z.string(), name: z.string() });

export const directory = z.object({
  regionId: z.string(),
  name: z.string(),
  total: z.number().int().describe('Agencies that exist today, however many were found'),
  agencies: z.array(
    z.object({
      agencyId: z.string(),
      name: z.string(),
      shortName: z.string(),
      kind: z.object({ code: z.string(), name: z.string() }),
      parent: agencyName.nullable(),
      creditCode: z.string().nullable().describe('统一社会信用代码'),
      exists: z.boolean().describe('Today'),
      from: z.string().nullable(),
      until: z.string().nullable().describe('First day on which it exists no longer'),
      office: z
        .object({
          name: z.string(),
          head: z.string(),
          address: z.string(),
          hours: z.string(),
          phone: z.string(),
          fax: z.string(),
          mail: z.string(),
          online: z.string(),
        })
        .nullable()
        .describe('政府信息公开工作机构; null: the agency names none and its parent answers'),
    }),
  ),
});

export const problem = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
