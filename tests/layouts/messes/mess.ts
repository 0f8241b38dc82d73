/** Something that goes wrong between an author's report and the file that is read. */
import type { FileLayout } from '../files/file-layout.ts';
import type { ReportModel } from '../model/report-model.ts';
import type { PrintedReport } from '../print/printed.ts';
import type { Random } from '../random.ts';

export interface Mess {
  readonly name: string;
  /** Forms that it happens to; all when left out. */
  readonly formats?: readonly string[];
  /** Layouts that it happens in; all when left out. */
  readonly in?: (layout: FileLayout) => boolean;
  readonly spoil: (report: PrintedReport, random: Random, model: ReportModel) => PrintedReport;
}

/** Layouts in which spaces part the cells of a row. */
export const partedBySpaces = (layout: FileLayout): boolean =>
  /single spaces|glued|torn|one line/.test(layout.name);
