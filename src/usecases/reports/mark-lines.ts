/** Finds the words that prove findings in the original's lines. */
import type { NumberedFinding } from './report-view.ts';

export interface TextPart {
  readonly text: string;
  /** Numbers of the findings that these words prove; empty for plain text. */
  readonly findings: readonly number[];
}

export interface TextLine {
  /** 1-based. */
  readonly number: number;
  readonly parts: readonly TextPart[];
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly finding: number;
}

/** Lines with the quoted words as parts of their own. A quote not found word for word marks the line it stands on. */
export function markLines(lines: readonly string[], findings: readonly NumberedFinding[]): TextLine[] {
  const spans = new Map<number, Span[]>();
  const add = (line: number, span: Span) => spans.set(line, [...(spans.get(line) ?? []), span]);
  for (const finding of findings) {
    for (const { quote, line } of finding.evidence) {
      if (quote === '') continue;
      const at = line ?? lines.findIndex((text) => text.includes(quote)) + 1;
      const text = lines[at - 1];
      if (text === undefined) continue;
      const [from, to] = locate(text, quote);
      if (to > from) add(at, { from, to, finding: finding.number });
    }
  }
  return lines.map((text, at) => ({ number: at + 1, parts: cut(text, spans.get(at + 1) ?? []) }));
}

/** Where the quote stands in the line: whole, else as much of its beginning as the line holds, else the whole line. */
function locate(text: string, quote: string): [number, number] {
  const at = text.indexOf(quote);
  if (at >= 0) return [at, at + quote.length];
  for (let length = Math.min(quote.length, text.length); length >= 4; length--) {
    const begins = text.indexOf(quote.slice(0, length));
    if (begins >= 0) return [begins, begins + length];
  }
  const inner = text.trim();
  const start = text.indexOf(inner);
  return [start, start + inner.length];
}

function cut(text: string, spans: readonly Span[]): TextPart[] {
  if (spans.length === 0) return text === '' ? [] : [{ text, findings: [] }];
  const edges = [...new Set([0, text.length, ...spans.flatMap((span) => [span.from, span.to])])].sort(
    (a, b) => a - b,
  );
  const parts: TextPart[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const from = edges[at] as number;
    const to = edges[at + 1] as number;
    const findings = spans.filter((span) => span.from <= from && span.to >= to).map((span) => span.finding);
    parts.push({ text: text.slice(from, to), findings: [...new Set(findings)] });
  }
  return parts;
}
