/** Reading a table of one data row: the numbers that follow its header words. */

import { fold } from '../../text/fold.ts';
import type { FormTable } from '../format.ts';
import type { LabelStream } from './label-stream.ts';
import type { Slot } from './row-print.ts';
import type { Token } from './token.ts';

/** The slots of a single-row table and the words of its header. */
export interface HeaderRow {
  readonly slots: readonly Slot[];
  /** Stream position of the header's first word. */
  readonly start: number;
}

interface Vocabulary {
  readonly first: readonly string[];
  readonly words: string;
}

const cache = new WeakMap<FormTable, Vocabulary>();

function vocabularyOf(table: FormTable): Vocabulary {
  const known = cache.get(table);
  if (known !== undefined) return known;
  const labels = [...table.groups, ...table.columns].flatMap((entry) => [entry.label, ...entry.aliases]);
  const parents = table.groups.flatMap((group) => (group.parent === undefined ? [] : [group.parent]));
  const column = table.columns[0];
  const made: Vocabulary = {
    first: column === undefined ? [] : [column.label, ...column.aliases].map(fold),
    words: `${[...labels, ...parents].map(fold).join('\n')}\n序号项目类别件数数量单位件`,
  };
  cache.set(table, made);
  return made;
}

/**
 * Finds the table's header at or after `from` in the stream and collects the numbers behind it.
 * Where the header is printed several times, the first one that is followed by numbers counts.
 */
export function headerRow(
  table: FormTable,
  stream: LabelStream,
  tokens: readonly Token[],
  from: number,
): HeaderRow | null {
  const vocabulary = vocabularyOf(table);
  let best: HeaderRow | null = null;
  for (const word of vocabulary.first) {
    for (let at = stream.text.indexOf(word, from); at >= 0; at = stream.text.indexOf(word, at + 1)) {
      const slots = slotsAfter(stream.token[at] as number, vocabulary, tokens);
      const count = slots.filter((slot) => slot.kind === 'value').length;
      const bestCount = best === null ? 0 : best.slots.filter((slot) => slot.kind === 'value').length;
      if (count > bestCount || best === null) best = { slots, start: at };
      if (count >= table.groups.length * table.columns.length) return best;
    }
    if (best !== null && best.slots.length > 0) return best;
  }
  return best;
}

function slotsAfter(first: number, vocabulary: Vocabulary, tokens: readonly Token[]): readonly Slot[] {
  const slots: Slot[] = [];
  let valueRow = -1;
  for (let i = first; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'word') {
      const word = fold(token.text);
      if (word === '' || vocabulary.words.includes(word)) continue;
      if (slots.some((slot) => slot.kind === 'value') || !isHeaderLike(word, vocabulary)) break;
      continue;
    }
    // Lone pipes before the row's first number cannot be told from the heading's: none of them counts.
    if (token.kind === 'gap' && token.text !== '') continue;
    if (valueRow >= 0 && token.gridRow !== valueRow) break;
    if (token.kind === 'value' && token.gridRow >= 0 && valueRow < 0) {
      valueRow = token.gridRow;
      const before = tokens.slice(first, i).filter((t) => t.gridRow === valueRow && t.kind === 'blank');
      slots.length = 0;
      for (const blank of before) slots.push(slotOf(blank));
    }
    slots.push(slotOf(token));
  }
  const start = slots.findIndex((slot) => slot.kind === 'value');
  return start < 0 ? [] : valueRow >= 0 ? slots : slots.slice(start);
}

function slotOf(token: Token): Slot {
  const kind = token.kind === 'value' ? 'value' : token.kind === 'gap' ? 'gap' : 'blank';
  return { kind, text: token.text, pieces: token.pieces, place: token.place, glued: false };
}

/** A header word that is cut or joined differently: made of the vocabulary's words only. */
function isHeaderLike(word: string, vocabulary: Vocabulary): boolean {
  let rest = word;
  for (const part of vocabulary.words.split('\n')) if (part.length > 1) rest = rest.replaceAll(part, '');
  return rest === '';
}
