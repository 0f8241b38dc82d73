import { describe, expect, it } from 'vitest';
import { markedParts } from './marked-parts.ts';

const marked = (text: string, words: string) =>
  markedParts(text, words)
    .filter((part) => part.marked)
    .map((part) => part.text);

describe('words in a hit', () => {
  it('marks every word, the longest first, whatever its capitals', () => {
    expect(marked('农村危房改造补助 PDF', '危房改造 pdf 危房')).toEqual(['危房改造', 'PDF']);
  });
  it('takes what is typed as words, not as a pattern', () => {
    expect(marked('a.b aXb (c', 'a.b (c')).toEqual(['a', 'b', 'a', 'b', 'c']);
    expect(markedParts('文字', '***')).toEqual([{ text: '文字', marked: false }]);
  });
  it('loses nothing of the text', () => {
    const text = '青禾县〔2025〕12号文件，关于12号';
    expect(
      markedParts(text, '12号')
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
