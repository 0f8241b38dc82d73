/** Sentences of running text, each with the line it stands on. */

export interface Sentence {
  readonly text: string;
  /** 1-based line. */
  readonly line: number;
  /** Offset in the line. */
  readonly from: number;
}

const stops = /[。！？；;!?]/g;
/** A text without stops is cut into pieces of at most this length: nobody writes longer sentences. */
const longest = 3_000;

/** End of the piece that begins at `from`: at a comma where one stands in its last third. */
function cut(text: string, from: number): number {
  const end = from + longest;
  const tail = text.slice(end - longest / 3, end);
  const comma = Math.max(tail.lastIndexOf('，'), tail.lastIndexOf('、'));
  return comma < 0 ? end : end - tail.length + comma + 1;
}

/** Splits one line into sentences; the stop belongs to its sentence. Brackets are not looked into. */
export function sentencesOf(text: string, line: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  stops.lastIndex = 0;
  for (let match = stops.exec(text); match !== null; match = stops.exec(text)) {
    const to = match.index + 1;
    for (; to - from > longest; from = cut(text, from))
      sentences.push({ text: text.slice(from, cut(text, from)), line, from });
    if (to - from > 1) sentences.push({ text: text.slice(from, to), line, from });
    from = to;
  }
  for (; text.length - from > longest; from = cut(text, from))
    sentences.push({ text: text.slice(from, cut(text, from)), line, from });
  if (text.length - from > 1) sentences.push({ text: text.slice(from), line, from });
  return sentences;
}
