import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCharacter } from './identity-number.ts';
import { type PersonalKind, personalKinds } from './kind.ts';
import { mask } from './mask.ts';

describe('mask', () => {
  it.each<[PersonalKind, string, string]>([
    ['identity-number', '11010519491231002X', '110***********002X'],
    ['identity-number', '11010519491231002x', '110***********002X'],
    ['identity-number', '1101 0549 1231 002', '110***********002X'],
    ['identity-number', 'G12345678', 'G***'],
    ['phone', '13812345678', '138****5678'],
    ['phone', '+86 138-1234-5678', '138****5678'],
    ['phone', '0571-88881234', '0571-****1234'],
    ['phone', '(010) 6655 1234 转 801', '010-****1234'],
    ['phone', '8881234', '***'],
    ['phone', '+1 202 555 0143', '****43'],
    ['email', 'Lin.Yu@example.cn', 'l***@example.cn'],
    ['email', 'a@example.cn', '***@example.cn'],
    ['email', 'no address', 'n***'],
    ['address', '浙江省青禾县城关镇信义路 1 号', '浙江省青禾县***'],
    ['address', '北京市朝阳区建国路 88 号', '北京市朝阳区***'],
    ['address', '江苏省镇江市句容市华阳街道', '江苏省镇江市句容市***'],
    ['address', '四川省成都市武侯区人民南路', '四川省成都市武侯区***'],
    ['address', '内蒙古自治区呼伦贝尔市鄂伦春自治旗', '内蒙古自治区呼伦贝尔市鄂伦春自治旗***'],
    ['address', '青禾县城关镇信义路 1 号', '青禾县***'],
    ['address', '信义小区 3 幢 201 室', '***'],
    ['address', '碧桂园城市花园 5 幢', '***'],
    ['address', '浙江省永安小区 3 幢', '浙江省***'],
    ['bank-account', '6222 0212 3456 7890 123', '****0123'],
    ['bank-account', '123456', '***'],
    ['other', '王五', '王***'],
    ['other', '王', '***'],
    ['other', '王***', '***'],
    ['other', '***', '****'],
    ['other', '', '***'],
  ])('%s %s → %s', (kind, value, shown) => {
    expect(mask(kind, value)).toBe(shown);
  });

  it('never equals the value, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('*', '王', '1', '@', ' ', '-', 'x', '省', '县', '区'),
        maxLength: 20,
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...personalKinds), typed, (kind, value) => {
        expect(mask(kind, value)).not.toBe(value);
        expect(mask(kind, value)).toContain('***');
      }),
      { numRuns: 2000 },
    );
  });

  it('shows seven characters of an identity number, and none of the birthday', () => {
    const numbers = fc.tuple(
      fc.stringMatching(/^[1-9]\d{5}$/),
      fc.stringMatching(/^\d{8}$/),
      fc.stringMatching(/^\d{3}$/),
    );
    fc.assert(
      fc.property(numbers, ([place, birth, sequence]) => {
        const seventeen = place + birth + sequence;
        const number = seventeen + checkCharacter(seventeen);
        const shown = mask('identity-number', number);
        expect(shown).toHaveLength(18);
        expect(shown.slice(3, 14)).toBe('*'.repeat(11));
        expect(shown.replaceAll('*', '')).toBe(number.slice(0, 3) + number.slice(14));
      }),
    );
  });

  it('shows at most half of a value without a known form, and says nothing of its length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('王', 'a', '7'), minLength: 2, maxLength: 60 }),
        (value) => {
          expect(mask('other', value)).toBe(`${[...value][0]}***`);
        },
      ),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,7}$/), (digits) => {
        expect(mask('phone', digits)).toBe('***');
        expect(mask('bank-account', digits)).toBe('***');
      }),
    );
  });

  it('shows no digit of an address', () => {
    const parts = fc.array(
      fc.constantFrom('浙江省', '青禾县', '信义路', '12', '号', '小区', '3幢', '区', '市', 'A座'),
      {
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(parts, (words) => {
        expect(mask('address', words.join(''))).not.toMatch(/[\dA-Z号幢路]/);
      }),
    );
  });
});
