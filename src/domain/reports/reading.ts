/** What was read from one annual report: the types that the recogniser returns and everybody else consumes. */
import type { Place } from '../pages/page.ts';

/**
 * How a cell's value was settled.
 * - `printed`: one printed number, one cell.
 * - `normalised`: printed with a sign word, unit, note or inner spaces that were resolved (`增198`, `1 0`, `7111.64万元`).
 * - `identity`: print allowed several readings; the identities of the form left one.
 * - `ambiguous`: print allows several readings and the identities do not choose; value is null.
 * - `blank`: the cell was printed empty or with a placeholder (`-`, `/`, `—`).
 * - `absent`: the cell was not printed at all.
 */
export type Settled = 'printed' | 'normalised' | 'identity' | 'ambiguous' | 'blank' | 'absent';

/** One cell of an annual report's tables. */
export interface ReadCell {
  /** Cell key, e.g. `requests.granted.total`. */
  readonly key: string;
  /** The number, or null where none was printed or print allows several. Never 0 for "not printed". */
  readonly value: number | null;
  /** What the print says, or null where nothing stood. */
  readonly raw: string | null;
  readonly place: Place | null;
  readonly settled: Settled;
  /** The values that print allows, where it allows several (null = the cell may be the one that was lost). */
  readonly candidates?: readonly (number | null)[];
  /** A note printed inside the cell, e.g. `其中修订3件`. */
  readonly note?: string;
}

export type RegionLevel = 'province' | 'prefecture' | 'county' | 'district' | 'town' | 'unknown';

/** Which government the report is about, as far as the text says or lets conclude. */
export interface ReportRegion {
  readonly name: string;
  readonly level: RegionLevel;
  readonly province?: string;
  readonly prefecture?: string;
  /** Administrative division code (GB/T 2260), where the name is known. */
  readonly code?: string;
}

export interface ReportDates {
  /** ISO dates (`YYYY-MM-DD`), null where not printed. */
  readonly published: string | null;
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly form_filled: string | null;
}

export interface ReportContact {
  readonly unit?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly url?: string;
}

/** A numbered chapter heading as printed, and the lines [from, to] it covers. */
export interface Chapter {
  readonly heading: string;
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** Something the reader wants people to know about how it read. */
export interface ReadingNote {
  readonly code: string;
  /** zh-CN, for people. */
  readonly message: string;
  readonly cells?: readonly string[];
  readonly line?: number;
}

/** A report as read. `cells` holds every cell key of the generation's form. */
export interface ReadReport {
  readonly region: ReportRegion | null;
  readonly year: number | null;
  /** Id of the report format, e.g. `G2`; null when no format fits. */
  readonly generation: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  /** `organ`: one body's own report; `summary`: a government's report over all its bodies; null when not said. */
  readonly scope: 'organ' | 'summary' | null;
  readonly dates: ReportDates;
  readonly contact: ReportContact;
  readonly chapters: readonly Chapter[];
  /** Keys of the format's tables that were found in print. */
  readonly tables: readonly string[];
  readonly cells: ReadonlyMap<string, ReadCell>;
  readonly notes: readonly ReadingNote[];
}
