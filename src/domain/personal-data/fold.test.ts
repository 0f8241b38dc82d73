import { describe, expect, it } from 'vitest';
import { foldPersonal } from './fold.ts';
import type { PersonalKind } from './kind.ts';
import { phoneForm } from './phone-number.ts';

describe('foldPersonal', () => {
  it.each<[PersonalKind, string, readonly string[]]>([
    [
      'identity-number',
      '11010519491231002X',
      [
        '11010519491231002x',
        '110105 19491231 002X',
        '１１０１０５１９４９１２３１００２Ｘ',
        '110105491231002',
      ],
    ],
    [
      'phone',
      '13812345678',
      [
        '138 1234 5678',
        '138-1234-5678',
        '+86 138 1234 5678',
        '0086-13812345678',
        '8613812345678',
        '１３８１２３４５６７８',
      ],
    ],
    ['phone', '057188881234', ['0571-88881234', '(0571) 8888 1234', '+86 571 88881234']],
    [
      'phone',
      '057188881234x801',
      ['0571-88881234-801', '0571-88881234转801', '0571 88881234 分机 801', '0571-88881234 ext. 801'],
    ],
    ['email', 'lin@example.cn', [' Lin@Example.CN ', 'LIN@EXAMPLE.CN']],
    ['bank-account', '6222021234567890123', ['6222 0212 3456 7890 123', '6222-0212-3456-7890-123']],
    ['address', '浙江省青禾县信义路1号', ['浙江省 青禾县 信义路 1 号', '浙江省青禾县信义路１号']],
  ])('%s %s', (kind, folded, spellings) => {
    expect(spellings.map((each) => foldPersonal(kind, each))).toEqual(spellings.map(() => folded));
  });

  it('keeps different numbers apart', () => {
    expect(foldPersonal('phone', '0571-88881234')).not.toBe(foldPersonal('phone', '0571-88881235'));
    expect(foldPersonal('phone', '057188881234')).not.toBe(foldPersonal('phone', '0571-88881234-8'));
  });
});

describe('phoneForm', () => {
  it.each([
    ['138 1234 5678', 'mobile'],
    ['+86 19912345678', 'mobile'],
    ['0571-88881234', 'landline'],
    ['010-66551234转801', 'landline'],
    ['021 12345678', null],
    ['400-810-1234', 'service'],
    ['12812345678', null],
    ['1381234567', null],
    ['88881234', null],
    ['', null],
  ])('%s: %s', (value, form) => {
    expect(phoneForm(value)).toBe(form);
  });
});
