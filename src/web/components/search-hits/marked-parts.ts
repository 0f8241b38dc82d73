/** Splits a text where it holds one of the words that were looked for. */

export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

const mostWords = 12;

/** Capitals and full-width forms make no difference. */
export function markedParts(text: string, words: string): readonly MarkedPart[] {
  const terms = words
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}〔〕]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  if (terms.length === 0) return [{ text, marked: false }];
  const pattern = new RegExp(`(${terms.join('|')})`, 'giu');
  return text
    .split(pattern)
    .map((part, at) => ({ text: part, marked: at % 2 === 1 }))
    .filter((part) => part.text !== '');
}
