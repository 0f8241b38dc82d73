/** Sentences of running text, each with the line it stands on. */

export interface Sentence {
  readonly text: string;
  /** 1-based line. */
  readonly line: number;
  /** Offset in the line. */
  readonly from: number;
}

const stops = /[。！？；;!?]/g;

/** Splits one line into sentences; the stop belongs to its sentence. Brackets are not looked into. */
export function sentencesOf(text: string, line: number): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  stops.lastIndex = 0;
  for (let match = stops.exec(text); match !== null; match = stops.exec(text)) {
    const to = match.index + 1;
    if (to - from > 1) sentences.push({ text: text.slice(from, to), line, from });
    from = to;
  }
  if (text.length - from > 1) sentences.push({ text: text.slice(from), line, from });
  return sentences;
}
