/** Finding where the rows of a form stand in the label stream: the best increasing sequence of labels. */
import { findSpellings, type Positions } from './find-spellings.ts';
import { endsToken, type LabelStream, startsToken } from './label-stream.ts';
import { allSpellings, type RowLabels } from './row-labels.ts';
import type { Token } from './token.ts';

/** A row's label in the stream, [start, end). */
export interface RowMatch {
  readonly labels: RowLabels;
  readonly start: number;
  readonly end: number;
}

interface Candidate extends RowMatch {
  readonly weight: number;
}

/** Labels up to this many characters occur in running text too and must fill their cell. */
const shortLabel = 8;
const maxCandidates = 24;
const digit = /[0-9]/;
const sentence = /[，。；,;]/;
const enumeratorBefore = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2}|其中)$/;
const longestEnumerator = 3;
const noteOnly = /^\s*[（(][^\n]*[）)]\s*$/;

/**
 * Picks for each row at most one place, in printed order, so that the labels explain as much of the stream as
 * possible. A label followed by numbers weighs more than the same words in running text.
 */
export function matchRows(
  rows: readonly RowLabels[],
  stream: LabelStream,
  tokens: readonly Token[],
): readonly RowMatch[] {
  const chain: { candidate: Candidate; total: number; before: number }[] = [];
  let bestEnd = -1;
  const positions = findSpellings(stream.text, allSpellings(rows));
  for (const row of rows) {
    const found = candidatesOf(row, positions, stream, tokens);
    const added: typeof chain = [];
    for (const candidate of found) {
      let total = candidate.weight;
      let before = -1;
      for (let i = 0; i < chain.length; i++) {
        const link = chain[i] as (typeof chain)[number];
        if (link.candidate.end > candidate.start) continue;
        const sum = link.total + candidate.weight;
        if (sum > total) {
          total = sum;
          before = i;
        }
      }
      added.push({ candidate, total, before });
    }
    chain.push(...added);
  }
  for (let i = 0; i < chain.length; i++)
    if (
      bestEnd < 0 ||
      (chain[i] as (typeof chain)[number]).total > (chain[bestEnd] as (typeof chain)[number]).total
    )
      bestEnd = i;
  const matches: RowMatch[] = [];
  for (let i = bestEnd; i >= 0; i = (chain[i] as (typeof chain)[number]).before)
    matches.push((chain[i] as (typeof chain)[number]).candidate);
  return matches.reverse();
}

function candidatesOf(
  labels: RowLabels,
  positions: Positions,
  stream: LabelStream,
  tokens: readonly Token[],
): readonly Candidate[] {
  const found = new Map<number, Candidate>();
  for (const spelling of labels.spellings) {
    for (const at of positions.get(spelling) ?? []) {
      const end = at + spelling.length;
      if (found.size >= maxCandidates) break;
      if (found.has(end)) continue;
      if (inSentence(stream, tokens, at)) continue;
      if (spelling.length <= shortLabel && !fillsCell(stream, tokens, at, end)) continue;
      found.set(end, { labels, start: at, end, weight: weigh(labels, stream, tokens, at, end) });
    }
  }
  return [...found.values()];
}

/** True when running text stands before the label in its cell or line. */
function inSentence(stream: LabelStream, tokens: readonly Token[], start: number): boolean {
  const before = (tokens[stream.token[start] as number] as Token).text.slice(0, stream.offset[start]);
  return sentence.test(before);
}

/** True when nothing but an enumerator stands before the label in its cell, and nothing but digits or a note after it. */
function fillsCell(stream: LabelStream, tokens: readonly Token[], start: number, end: number): boolean {
  if (!endsToken(stream, end) && !digit.test(stream.text.charAt(end)) && !noteFollows(stream, tokens, end))
    return false;
  let from = start;
  while (!startsToken(stream, from)) {
    if (start - from >= longestEnumerator) return false;
    from--;
  }
  return from === start || enumeratorBefore.test(stream.text.slice(from, start));
}

/** True when the rest of the label's cell is a note in brackets (规章（设区的市填报）). */
function noteFollows(stream: LabelStream, tokens: readonly Token[], end: number): boolean {
  const token = tokens[stream.token[end - 1] as number] as Token;
  return noteOnly.test(token.text.slice((stream.offset[end - 1] as number) + 1));
}

function weigh(
  labels: RowLabels,
  stream: LabelStream,
  tokens: readonly Token[],
  start: number,
  end: number,
): number {
  let weight = Math.min(end - start, 16) + (end - start) / 1000;
  if (startsToken(stream, start)) weight += 3;
  if (labels.width === 0) return weight;
  if (digit.test(stream.text.charAt(end))) return weight + (startsToken(stream, start) ? 12 : 8);
  const last = stream.token[end - 1] as number;
  for (let i = last + 1; i < Math.min(last + 4, tokens.length); i++)
    if ((tokens[i] as Token).kind === 'value') return weight + 12;
    else if ((tokens[i] as Token).kind === 'blank') return weight + 6;
  return weight;
}
