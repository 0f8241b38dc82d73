/** What is printed in one row of a table: its numbers and blanks, before they are given to cells. */

import { readCellNumber } from '../../numbers/cell-number.ts';
import type { Place } from '../../pages/page.ts';
import { fold } from '../../text/fold.ts';
import type { LabelStream } from './label-stream.ts';
import type { RowMatch } from './match-rows.ts';
import type { Token } from './token.ts';

/** One printed slot of a row. `glued` marks digits that stood in one piece with the label or with each other. */
export interface Slot {
  readonly kind: 'value' | 'blank' | 'gap';
  readonly text: string;
  readonly pieces: readonly string[];
  readonly place: Place;
  readonly glued: boolean;
}

/** Words that may stand among a row's numbers without ending it: units and notes in brackets. */
const accompanying = /^(?:[（(].*[）)]?|件|条|项|个|次|人|人次|篇|份|万元|元|单位.*|.{0,2}[）)])$/;
const labelEnd = /^[\s\u00a0\u3000:：）)”"’'」』]+/;

/**
 * Collects the slots between a row's label and the next label found.
 * @param next the match that follows in print, or null for the last row.
 */
export function rowSlots(
  match: RowMatch,
  next: RowMatch | null,
  stream: LabelStream,
  tokens: readonly Token[],
  otherLabels: ReadonlySet<string>,
): readonly Slot[] {
  const first = stream.token[match.start] as number;
  const last = stream.token[match.end - 1] as number;
  const stop = next === null ? tokens.length : (stream.token[next.start] as number);
  const slots: Slot[] = gluedSlots(match, next, stream, tokens);
  const gridRow = (tokens[last] as Token).gridRow;
  for (let i = first; i < Math.max(stop, first + 1) && i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (gridRow >= 0 && token.gridRow !== gridRow && i > last) break;
    if (token.kind === 'word') {
      if (i <= last || (stop === i && next !== null)) continue;
      if (accompanying.test(token.text) || otherLabels.has(fold(token.text))) continue;
      if (slots.some((slot) => slot.kind === 'value') || i - last > 12) break;
      continue;
    }
    if (i < last && gridRow < 0 && token.kind !== 'value') continue;
    if (i < last && gridRow >= 0) continue;
    const { kind, text, pieces, place, loose } = token;
    const slot = { kind, text, pieces, place, glued: loose };
    const before = slots.at(-1);
    if (loose && i === last + 1 && before?.glued && before.pieces.length === 0)
      slots[slots.length - 1] = joined(before, slot);
    else slots.push(slot);
  }
  if (gridRow >= 0) return slots;
  const { width, table } = match.labels;
  return ownLines(slots, (tokens[last] as Token).place.line, width, table.layout === 'list');
}

/** A number that runs into its label belongs to the run of numbers behind it. */
function joined(first: Slot, run: Slot): Slot {
  const pieces = run.pieces.length > 1 ? run.pieces : [run.text];
  return { ...run, text: `${first.text} ${run.text}`, pieces: [first.text, ...pieces] };
}

/**
 * The slots that stand on the row's own lines: on the label's line where that holds a whole row, and no blanks
 * behind an empty line after the last number (there the next row begins).
 */
function ownLines(slots: readonly Slot[], labelLine: number, width: number, list: boolean): readonly Slot[] {
  const beside = slots.filter((slot) => slot.place.line === labelLine);
  if (width > 0 && beside.length >= width && beside.some((slot) => slot.kind === 'value')) return beside;
  // A list's row whose only cell is printed empty on the label's line ends there.
  if (width === 1 && list && beside.some((slot) => slot.kind === 'blank')) return beside;
  const lineOf = (index: number): number => (slots[index] as Slot).place.line;
  let end = slots.findLastIndex((slot) => slot.kind === 'value') + 1;
  while (end > 0 && end < slots.length && lineOf(end) - lineOf(end - 1) <= 1) end++;
  return end === 0 ? slots : slots.slice(0, end);
}

/** Digits that stand in one piece with the end of the label. */
function gluedSlots(
  match: RowMatch,
  next: RowMatch | null,
  stream: LabelStream,
  tokens: readonly Token[],
): Slot[] {
  const index = stream.token[match.end - 1] as number;
  const token = tokens[index] as Token;
  const from = (stream.offset[match.end - 1] as number) + 1;
  const cut = next !== null && stream.token[next.start] === index ? stream.offset[next.start] : undefined;
  const text = token.text.slice(from, cut).replace(labelEnd, '').trim();
  if (text === '') return [];
  const slot = { kind: 'value', place: token.place, glued: true } as const;
  if (readCellNumber(text, 'signed') !== null) return [{ ...slot, text, pieces: [] }];
  const pieces = text.split(/[\s\u00a0\u3000]+/);
  if (pieces.length === 1 || pieces.some((piece) => readCellNumber(piece) === null)) return [];
  return [{ ...slot, text, pieces }];
}
