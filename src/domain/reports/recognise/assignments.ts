/** All the ways in which the numbers printed in a row may belong to the row's cells. */
import type { Slot } from './row-print.ts';

/** What a cell gets: the print and where it stood. */
export interface Print {
  readonly text: string;
  readonly slot: Slot;
  /** True when spaces were taken out of it or it was cut out of a longer run of digits. */
  readonly reshaped: boolean;
}

/** One way to read a row: for each cell its print, or null when nothing was printed for it. */
export type Assignment = readonly (Print | null)[];

/** The ways to read a row. `plain` is set when print leaves no choice. */
export interface RowAssignments {
  readonly plain: Assignment | null;
  readonly alternatives: readonly Assignment[];
}

const most = 4000;

const whole = (slot: Slot): Print => ({
  text: slot.pieces.length > 1 ? slot.pieces.join('') : slot.text,
  slot,
  reshaped: slot.pieces.length > 1,
});
const piece = (slot: Slot, text: string): Print => ({ text, slot, reshaped: slot.pieces.length > 1 });
const split = (slot: Slot): Print[] =>
  slot.pieces.length > 1 ? slot.pieces.map((text) => ({ text, slot, reshaped: false })) : [whole(slot)];

/** Reads the slots of a row of `width` cells. */
export function assignments(slots: readonly Slot[], width: number): RowAssignments {
  const values = slots.filter((slot) => slot.kind === 'value');
  const none: Assignment = Array.from({ length: width }, () => null);
  if (values.length === 0) return { plain: none, alternatives: [] };
  const cells = slots.filter((slot) => slot.kind !== 'gap');
  const plain =
    windowOf(cells, width) ??
    windowOf(values, width) ??
    (values.reduce((sum, slot) => sum + Math.max(1, slot.pieces.length), 0) === width
      ? values.flatMap(split)
      : null) ??
    windowOf(slots, width);
  if (plain !== null) return { plain, alternatives: [] };
  return { plain: null, alternatives: several(cells, values, width) };
}

/** The only window of `width` slots that holds every printed value, if there is one (blank cells may surround it). */
function windowOf(slots: readonly Slot[], width: number): Assignment | null {
  if (slots.length < width) return null;
  const first = slots.findIndex((slot) => slot.kind === 'value');
  const last = slots.findLastIndex((slot) => slot.kind === 'value');
  const from = Math.max(0, last - width + 1);
  if (from !== Math.min(first, slots.length - width)) return null;
  if (slots.some((slot) => slot.glued && slot.pieces.length > 1)) return null;
  const window = slots.slice(from, from + width);
  // More blanks than the row needs: some of them are fillers, and unless numbers bound the row others may be too.
  if (slots.length > width && last - first + 1 < width) return null;
  // In running lines a blank right behind the label may be a merged label's filler.
  if (width > 1 && first > from && window[0]?.place.table === undefined) return null;
  return window.map((slot) => (slot.kind === 'value' ? whole(slot) : null));
}

function several(cells: readonly Slot[], values: readonly Slot[], width: number): readonly Assignment[] {
  const found: Assignment[] = [];
  for (const prints of groupings(values, width)) found.push(prints);
  if (found.length > 0) {
    const pieces = values.flatMap(split);
    return pieces.length > width ? [...found, ...withoutExtras(pieces, width)] : found;
  }
  const glued = cells.length === 1 && (values[0] as Slot).pieces.length <= 1 ? (values[0] as Slot) : null;
  if (glued !== null && width > 1 && /^\d+$/.test(glued.text) && glued.text.length >= width)
    return partitions(glued, width);
  const joined = values.flatMap((slot) => (slot.glued ? split(slot) : [whole(slot)]));
  if (cells.length > width && joined.length < width)
    for (const window of windows(cells, width)) found.push(window);
  if (joined.length < width) return [...found, ...withGaps(joined, width)];
  return withoutExtras(joined, width);
}

/** All readings or none: where some were left out, the right one may be among those. */
const complete = (found: readonly Assignment[]): readonly Assignment[] => (found.length < most ? found : []);

/** Every way to join neighbouring pieces so that exactly `width` numbers come out. */
function groupings(values: readonly Slot[], width: number): readonly Assignment[] {
  const found: Assignment[] = [];
  const walk = (index: number, prints: readonly Print[]): void => {
    if (found.length >= most || prints.length > width) return;
    const slot = values[index];
    if (slot === undefined) {
      if (prints.length === width) found.push(prints);
      return;
    }
    for (const parts of joinings(slot)) walk(index + 1, [...prints, ...parts]);
  };
  if (values.some((slot) => slot.pieces.length > 1) && values.length <= width) walk(0, []);
  return complete(found);
}

function joinings(slot: Slot): Print[][] {
  const count = slot.pieces.length;
  if (count <= 1) return [[whole(slot)]];
  if (count > 12) return [split(slot)];
  const all: Print[][] = [];
  for (let mask = 0; mask < 1 << (count - 1); mask++) {
    const parts: string[] = [slot.pieces[0] as string];
    for (let i = 1; i < count; i++)
      if ((mask >> (i - 1)) & 1) parts[parts.length - 1] += slot.pieces[i] as string;
      else parts.push(slot.pieces[i] as string);
    if (parts.every((part) => part === '0' || !/^0\d/.test(part)))
      all.push(parts.map((part) => piece(slot, part)));
  }
  return all;
}

/** Every way to cut one run of digits into `width` numbers without leading zeros. */
function partitions(slot: Slot, width: number): readonly Assignment[] {
  const digits = slot.text;
  const found: Assignment[] = [];
  const walk = (from: number, prints: readonly Print[]): void => {
    if (found.length >= most) return;
    const left = width - prints.length;
    if (left === 0) {
      if (from === digits.length) found.push(prints);
      return;
    }
    const longest = digits.charAt(from) === '0' ? 1 : digits.length - from - (left - 1);
    for (let length = 1; length <= longest; length++)
      walk(from + length, [...prints, { text: digits.slice(from, from + length), slot, reshaped: true }]);
  };
  walk(0, []);
  return complete(found);
}

/** Every window of `width` cells that holds all values. */
function windows(cells: readonly Slot[], width: number): readonly Assignment[] {
  const found: Assignment[] = [];
  const first = cells.findIndex((slot) => slot.kind === 'value');
  const last = cells.findLastIndex((slot) => slot.kind === 'value');
  for (let from = Math.max(0, last - width + 1); from <= Math.min(first, cells.length - width); from++)
    found.push(cells.slice(from, from + width).map((slot) => (slot.kind === 'value' ? whole(slot) : null)));
  return found;
}

/** Every way to leave cells unprinted, the gaps as late as possible first. */
function withGaps(prints: readonly Print[], width: number): readonly Assignment[] {
  const found: Assignment[] = [];
  const walk = (index: number, cells: readonly (Print | null)[]): void => {
    if (found.length >= most) return;
    const room = width - cells.length;
    const left = prints.length - index;
    if (room === 0) {
      if (left === 0) found.push(cells);
      return;
    }
    if (left > 0) walk(index + 1, [...cells, prints[index] as Print]);
    if (room > left) walk(index, [...cells, null]);
  };
  walk(0, []);
  return complete(found);
}

/** Every way to leave out numbers that do not belong to the row (page numbers, running numbers). */
function withoutExtras(prints: readonly Print[], width: number): readonly Assignment[] {
  if (prints.length > width + 3) return [];
  const found: Assignment[] = [];
  const walk = (index: number, cells: readonly Print[]): void => {
    if (cells.length === width) {
      found.push(cells);
      return;
    }
    if (prints.length - index < width - cells.length || found.length >= most) return;
    walk(index + 1, [...cells, prints[index] as Print]);
    walk(index + 1, cells);
  };
  walk(0, []);
  return complete(found);
}
