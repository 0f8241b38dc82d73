/** Records an annual report: reads it, audits it, and stores it with what was computed. */
import type { ReadingProblem } from '../../domain/pages/page.ts';
import { type Actor, requireReportAct } from '../../policies/report.ts';
import type { Clock, LedgerEvent, ReportRecord, ReportStore } from '../ports.ts';
import { findRegion } from '../regions/find-region.ts';
import { auditReportFile } from './audit-file.ts';
import type { ReadFileDeps, ReportFile } from './read-file.ts';

export interface ImportDeps extends ReadFileDeps {
  readonly store: ReportStore;
  readonly clock: Clock;
}

/** What the importer knows beside the file. */
export interface ImportOrder {
  /** Administrative division code of the government that the report is about. */
  readonly regionId: string;
  /** Where the text does not say it. */
  readonly year?: number;
  /** Where the file comes from, for people. */
  readonly source: string;
  readonly actor: Actor;
}

export interface ImportProblem {
  readonly code: ReadingProblem['code'] | 'unknown-region' | 'no-year';
  /** zh-CN, with a remedy. */
  readonly message: string;
}

export type ImportResult =
  | { readonly ok: true; readonly record: ReportRecord }
  | { readonly ok: false; readonly problem: ImportProblem };

/** SHA-256 of a file in hexadecimal: a file that did not change is not read again. */
export async function fileDigest(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const refuse = (code: ImportProblem['code'], message: string): ImportResult => ({
  ok: false,
  problem: { code, message },
});

/** Reads, audits and records one report; a newer reading of the same region and year replaces the older one. */
export async function importReport(
  deps: ImportDeps,
  file: ReportFile,
  order: ImportOrder,
): Promise<ImportResult> {
  requireReportAct(order.actor, 'import');
  const region = findRegion(order.regionId, deps.rulebook.divisions);
  if (!region) {
    return refuse(
      'unknown-region',
      `行政区划代码 ${order.regionId} 不在 rules/regions/divisions.tsv 中；请核对六位代码。`,
    );
  }
  const audited = await auditReportFile(deps, file);
  if (!audited.ok) return audited;
  const { pages, report, findings } = audited;
  const year = order.year ?? report.year;
  if (year === null) return refuse('no-year', '报告中没有写明年度；请用 --year 指定。');

  const reportId = String(year);
  const stored = await deps.store.get(order.regionId, reportId);
  const record: ReportRecord = {
    regionId: order.regionId,
    reportId,
    region,
    year,
    title: report.title ?? `${region.name}${year}年政府信息公开工作年度报告`,
    source: order.source,
    fileName: file.fileName,
    sha256: await fileDigest(file.bytes),
    rules: deps.rulebook.fingerprint,
    lines: pages.lines,
    report,
    findings,
  };
  const event: LedgerEvent = {
    regionId: order.regionId,
    kind: stored ? 'report-read-again' : 'report-recorded',
    subject: `report/${reportId}`,
    at: deps.clock().toISOString(),
    actor: order.actor,
    data: { sha256: record.sha256, rules: record.rules, fileName: file.fileName },
  };
  await deps.store.record(record, event);
  return { ok: true, record };
}
