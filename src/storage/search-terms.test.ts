import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWithPlaces, longTerms, queryOf, searchFold, termsOf, vectorOf } from './search-terms.ts';

describe('folding for search', () => {
  it('reads full-width, traditional and capital letters as one', () => {
    expect(searchFold('《征地補償》 ＡＢＣ１２３，a-B')).toBe('征地补偿abc123ab');
  });

  it('folds a part of a text as it does in the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (before, part, behind) => {
          expect(searchFold(before + part + behind)).toBe(
            searchFold(before) + searchFold(part) + searchFold(behind),
          );
        },
      ),
    );
  });

  it('knows where each character stood', () => {
    const text = '一、 征 地（補償）';
    const { folded, places } = foldedWithPlaces(text);
    expect([...folded].map((character, at) => [character, text[places[at]!]])).toEqual([
      ['一', '一'],
      ['征', '征'],
      ['地', '地'],
      ['补', '補'],
      ['偿', '償'],
    ]);
  });
});

describe('both sides', () => {
  it('are made of the same pairs; a tag is never a pair', () => {
    expect(vectorOf(['990121'], '防汛预案', '甲')).toBe("' 990121' '防汛' '汛预' '预案' '案' '甲'");
    expect(queryOf(['990121'], ['防汛预案', '甲'])).toBe("' 990121' & '防汛' & '汛预' & '预案' & '甲':*");
  });

  it('quote what would be read as something else', () => {
    expect(vectorOf(["o'x\\"])).toBe("' o''x\\\\'");
  });

  it('take a rare character of two units as one', () => {
    expect(vectorOf([], '𠮷野')).toBe("'𠮷野' '野'");
    expect(longTerms(['𠮷野', '𠮷野家'])).toEqual(['𠮷野家']);
  });
});

describe('words of a query', () => {
  it('are parted by spaces of any kind, each once, at most eight', () => {
    expect(termsOf(' 防汛　预案\t防 汛 防汛 ')).toEqual(['防汛', '预案', '防', '汛']);
    expect(termsOf('一 二 三 四 五 六 七 八 九 十')).toHaveLength(8);
    expect(termsOf('，。 《》')).toEqual([]);
  });

  it('are cut where they are longer than what parts overlap by', () => {
    expect([...termsOf('字'.repeat(200))[0]!]).toHaveLength(64);
  });
});
