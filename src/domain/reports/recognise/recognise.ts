/** Pages in, report out. */
import type { Pages } from '../../pages/page.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { simplify } from '../../text/simplify.ts';
import type { ReportFormat } from '../format.ts';
import type { ReadingNote, ReadReport, ReportContact } from '../reading.ts';
import { readChapters } from './chapters.ts';
import { readContact } from './contact.ts';
import { readDates } from './dates.ts';
import { detectFormat } from './detect-format.ts';
import { type Heading, isOtherKind, readHeading, yearsMentioned } from './heading.ts';
import { labelStream } from './label-stream.ts';
import { readPublisher, readScope } from './publisher.ts';
import { type ReadTables, readTables } from './read-tables.ts';
import { readRegion } from './region.ts';
import { tokenise } from './token.ts';

const nothing: ReadTables = { tables: [], cells: new Map(), notes: [], span: null, headerNumbers: [] };

/** Reads an annual report from neutral pages. Never guesses: see {@link ReadReport}. */
export function recognise(pages: Pages, rulebook: Rulebook): ReadReport {
  // Mirror pages print traditional characters; one stands for one, so that places stay.
  const lines = pages.lines.map(simplify);
  const heading = readHeading(lines, pages.title);
  const tokens = tokenise(pages.blocks);
  const stream = labelStream(tokens);
  const period = periodYear(lines);
  const byWords = detectFormat(rulebook.formats, stream, heading.year ?? period);
  const other = heading.title === null && period === null && byWords?.printed !== true && isOtherKind(lines);
  const detected = other ? null : byWords;
  const format = detected?.format ?? null;
  const read = detected === null ? nothing : readTables(detected.format, rulebook.identities, tokens, stream);
  const chapters = readChapters(pages.lines, format);
  const body = chapters[0]?.from ?? null;
  const dates = readDates(lines, body);
  const notes: ReadingNote[] = [...read.notes];
  const year = other ? null : (heading.year ?? yearFrom(dates.period_to, lines, format, notes));
  const publisher = readPublisher(lines, heading.title, body);
  const contact = readContact(lines, body);
  for (const number of read.headerNumbers)
    notes.push({
      code: 'heading-number',
      message: `标题行“${number.label}”的统计数应为“——”，原文印为 ${number.raw}`,
      line: number.line,
    });
  return {
    region: readRegion(naming(heading, publisher, contact, lines, body), lines, rulebook.divisions),
    year,
    generation: format?.id ?? null,
    title: heading.title,
    publisher,
    scope: readScope(lines, publisher),
    dates: {
      published: dates.published,
      period_from: dates.period_from,
      period_to: dates.period_to,
      form_filled: dates.form_filled,
    },
    contact,
    chapters,
    tables: read.tables,
    cells: read.cells,
    notes,
  };
}

/** The year of the statistics period of a text without a title. */
function periodYear(lines: readonly string[]): number | null {
  const { period_to } = readDates(lines, null);
  return period_to === null ? null : Number(period_to.slice(0, 4));
}

/** The texts that name the region, most telling first. */
function naming(
  heading: Heading,
  publisher: string | null,
  contact: ReportContact,
  lines: readonly string[],
  body: number | null,
): (string | null)[] {
  const head = lines.slice(0, Math.min(body ?? 12, 12)).filter((line) => line.length < 120);
  return [heading.title, publisher, contact.unit ?? null, contact.address ?? null, ...head];
}

/** The report year of a text without a title: its statistics period, else the latest year within the form's years. */
function yearFrom(
  periodTo: string | null,
  lines: readonly string[],
  format: ReportFormat | null,
  notes: ReadingNote[],
): number | null {
  if (periodTo !== null) return Number(periodTo.slice(0, 4));
  const { from, until } = format?.years ?? { from: 2008, until: null };
  const years = [...yearsMentioned(lines).keys()].filter(
    (year) => year >= from && (until === null || year < until),
  );
  if (years.length === 0) return null;
  const year = Math.max(...years);
  notes.push({
    code: 'year-inferred',
    message: `原文没有标题，按所用格式和文中最晚的年份推定为 ${year} 年度`,
  });
  return year;
}
