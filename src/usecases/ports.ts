/** What the use cases need from outside. Adapters live in src/storage, src/documents and src/reading. */
import type { Finding, Severity } from '../domain/findings/finding.ts';
import type { ReadingResult } from '../domain/pages/page.ts';
import type { ReadReport, ReportRegion } from '../domain/reports/reading.ts';

/** A report with everything computed from it. */
export interface ReportRecord {
  /** Region key: the administrative division code, e.g. `321183`. */
  readonly regionId: string;
  /** Unique within the region; the report year for a government's own report, e.g. `2019`. */
  readonly reportId: string;
  readonly region: ReportRegion;
  readonly year: number;
  readonly title: string;
  /** Where the file comes from, for people. */
  readonly source: string;
  readonly fileName: string;
  readonly sha256: string;
  /** Fingerprint of the rulebook that the report was read and audited with. */
  readonly rules: string;
  /** The original's text, line by line. */
  readonly lines: readonly string[];
  readonly report: ReadReport;
  readonly findings: readonly Finding[];
}

/** One line of a list of reports; every number counts stored rows. */
export interface ReportSummary {
  readonly regionId: string;
  readonly reportId: string;
  readonly regionName: string;
  readonly level: string;
  readonly province: string | null;
  readonly prefecture: string | null;
  readonly year: number;
  readonly title: string;
  readonly generation: string | null;
  readonly published: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Cells with a number, and all cells of the form. */
  readonly cellsRead: number;
  readonly cellsAll: number;
  /** When it was recorded here (ISO instant). */
  readonly recordedAt: string;
}

export interface ReportFilter {
  readonly regionId?: string;
  readonly year?: number;
  readonly generation?: string;
  /** Part of a region's name, prefecture or province. */
  readonly name?: string;
}

export interface FindingRow extends Finding {
  readonly regionId: string;
  readonly reportId: string;
  readonly regionName: string;
  readonly year: number;
}

export interface FindingFilter {
  readonly severity?: Severity;
  readonly kind?: string;
  readonly rule?: string;
  readonly regionId?: string;
  readonly limit: number;
  readonly offset: number;
}

/** One entry of the ledger: an act, recorded once. */
export interface LedgerEvent {
  readonly regionId: string;
  readonly kind: string;
  /** What it is about, e.g. `report/2019`. */
  readonly subject: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reports as recorded. Writing records one ledger event and the computed rows in one transaction. */
export interface ReportStore {
  /** Records a report (or a newer reading of it) and replaces the rows computed from it. */
  record(record: ReportRecord, event: LedgerEvent): Promise<void>;
  get(regionId: string, reportId: string): Promise<ReportRecord | null>;
  list(filter: ReportFilter): Promise<readonly ReportSummary[]>;
  findings(filter: FindingFilter): Promise<{ readonly rows: readonly FindingRow[]; readonly total: number }>;
  /** sha256 of the file and fingerprint of the rules with which each report was last computed. */
  fingerprints(): Promise<readonly { regionId: string; reportId: string; sha256: string; rules: string }[]>;
  /** Reports that the search does not hold as they are now; recording one indexes it in the same transaction. */
  unindexed(): Promise<readonly { readonly regionId: string; readonly reportId: string }[]>;
  /** Values of one cell in every report that has it. */
  cellValues(
    key: string,
  ): Promise<readonly { regionId: string; reportId: string; year: number; value: number }[]>;
  events(regionId: string, subject: string): Promise<readonly LedgerEvent[]>;
  /** Grows with every change; page caches compare it. */
  version(): number;
}

/** Turns a file's bytes into pages under limits of time and memory. */
export type ReadPages = (bytes: Uint8Array, fileName: string) => Promise<ReadingResult>;

/** The present instant. */
export type Clock = () => Date;
