/** A report as JSON: the public shape that the command line prints and the interface serves. */
import type { Finding } from '../../domain/findings/finding.ts';
import type {
  ReadingNote,
  ReadReport,
  ReportContact,
  ReportDates,
  ReportRegion,
} from '../../domain/reports/reading.ts';

/** A reading note, or a cell for which print allows several values. */
export type JsonNote =
  | ReadingNote
  | { code: 'ambiguous'; cells: [string]; candidates: readonly (number | null)[] };

export interface ReportJson {
  readonly region: ReportRegion | null;
  readonly year: number | null;
  readonly generation: string | null;
  readonly publisher: string | null;
  readonly dates: ReportDates;
  readonly contact: ReportContact;
  /** Chapter headings as printed, in order. */
  readonly chapters: readonly string[];
  /** Every cell of the form; null where no number was printed or print allows several. */
  readonly cells: Readonly<Record<string, number | null>>;
  /** What the print says, where it is not simply the number. */
  readonly raw: Readonly<Record<string, string>>;
  readonly notes: readonly JsonNote[];
  readonly findings?: readonly Finding[];
}

/** The public shape of a report; with `findings` where it was audited. */
export function reportJson(report: ReadReport, findings?: readonly Finding[]): ReportJson {
  const cells: Record<string, number | null> = {};
  const raw: Record<string, string> = {};
  const ambiguous: JsonNote[] = [];
  for (const cell of report.cells.values()) {
    cells[cell.key] = cell.value;
    if (cell.raw !== null && cell.raw !== String(cell.value)) raw[cell.key] = cell.raw;
    if (cell.candidates) {
      ambiguous.push({ code: 'ambiguous', cells: [cell.key], candidates: cell.candidates });
    }
  }
  return {
    region: report.region,
    year: report.year,
    generation: report.generation,
    publisher: report.publisher,
    dates: report.dates,
    contact: report.contact,
    chapters: report.chapters.map((chapter) => chapter.heading),
    cells,
    raw,
    notes: [...report.notes, ...ambiguous],
    ...(findings ? { findings } : {}),
  };
}
