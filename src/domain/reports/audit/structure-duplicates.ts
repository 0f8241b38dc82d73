/** The same passage printed twice in one report. */
import type { Mechanism } from './mechanism.ts';

const shortest = 30;

/** Sentences of at least thirty characters that occur on two different lines. */
export const checkDuplicateText: Mechanism = (context) => {
  const first = new Map<string, number>();
  const twice = new Map<string, readonly [number, number]>();
  for (const sentence of context.sentences) {
    if (sentence.text.length < shortest) continue;
    const text = sentence.text.trim();
    const before = first.get(text);
    if (before === undefined) first.set(text, sentence.line);
    else if (before !== sentence.line && !twice.has(text)) twice.set(text, [before, sentence.line]);
  }
  const [entry] = twice;
  if (entry === undefined) return [];
  const [text, lines] = entry;
  const quote = text.slice(0, 40);
  return [{ facts: { detail: `“${quote}……”` }, evidence: lines.map((line) => ({ quote, line })) }];
};
