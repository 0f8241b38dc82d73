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
const glued = /^[\s\u00a0\u3000:：]*([0-9０-９][0-9０-９\s\u00a0\u3000]*)/;

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
    slots.push({
      kind: token.kind,
      text: token.text,
      pieces: token.pieces,
      place: token.place,
      glued: false,
    });
  }
  return slots;
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
  const found = glued.exec(token.text.slice(from, cut));
  if (found === null) return [];
  const text = (found[1] as string).trim();
  const pieces = text.split(/[\s\u00a0\u3000]+/);
  if (pieces.length === 1 && readCellNumber(text) === null) return [];
  return [{ kind: 'value', text, pieces: pieces.length > 1 ? pieces : [], place: token.place, glued: true }];
}
