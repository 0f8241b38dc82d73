import { describe, expect, it } from 'vitest';
import { readHanNumber } from '../numbers/han-number.ts';
import { fold } from './fold.ts';
import { sentencesOf } from './sentence.ts';
import { simplify } from './simplify.ts';
import { isoDate, readYear } from './year.ts';

describe('fold', () => {
  it.each([
    ['（一）予以公开', '一予以公开'],
    ['(一) 予以\n公开', '一予以公开'],
    ['3.危及“三安全一稳定”', '3危及三安全一稳定'],
    ['３．危及"三安全一稳定"', '3危及三安全一稳定'],
    ['行政強制', '行政强制'],
    ['本年增/减', '本年增减'],
  ])('%s → %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('simplify', () => {
  it('keeps the length and leaves simplified text alone', () => {
    expect(simplify('辦結率達100%，處罰與複議')).toBe('办结率达100%，处罚与复议');
    const text = '办结率达100%';
    expect(simplify(text)).toBe(text);
  });
});

describe('sentencesOf', () => {
  it('cuts at stops and keeps offsets', () => {
    const text = '甲办3件。乙办4件；丙办5件';
    expect(sentencesOf(text, 7).map((s) => [s.text, s.line, s.from])).toEqual([
      ['甲办3件。', 7, 0],
      ['乙办4件；', 7, 5],
      ['丙办5件', 7, 10],
    ]);
  });
});

describe('readHanNumber', () => {
  it.each([
    ['三', 3],
    ['十', 10],
    ['十二', 12],
    ['二十一', 21],
    ['一百零五', 105],
    ['两千', 2000],
    ['一万二千', 12000],
    ['三亿', 300_000_000],
    ['甲', null],
    ['', null],
  ])('%s', (text, value) => {
    expect(readHanNumber(text)).toBe(value);
  });
});

describe('years and dates', () => {
  it('reads half-width, full-width and Han years', () => {
    expect([readYear('2019'), readYear('２０１９'), readYear('二〇二二'), readYear('12')]).toEqual([
      2019,
      2019,
      2022,
      null,
    ]);
  });
  it('refuses days that do not exist', () => {
    expect([isoDate(2020, 2, 29), isoDate(2019, 2, 29), isoDate(2019, 13, 1)]).toEqual([
      '2020-02-29',
      null,
      null,
    ]);
  });
});
