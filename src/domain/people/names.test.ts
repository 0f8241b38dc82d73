import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldSignInName, readPersonName, readSignInName } from './names.ts';

describe('a sign-in name', () => {
  it.each(['lin', 'a1', 'lin.xiaoman', 'l-x_m', 'a'.repeat(32)])('may be %s', (name) => {
    expect(readSignInName(name)).toEqual({ ok: true, value: name });
  });

  it('is folded: spaces around it, capital and full-width letters', () => {
    expect(readSignInName(' ＬＩＮ.Xiaoman ')).toEqual({ ok: true, value: 'lin.xiaoman' });
  });

  it.each(['', ' ', 'a', 'a'.repeat(33), '.lin', 'lin-', 'lin xiao', '林小满', "lin'--", 'lin\u0000', 'a/b'])(
    'may not be %j',
    (name) => {
      const read = readSignInName(name);
      expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(['signInName']);
    },
  );

  it('is no phone number and no identity number: it stands in records', () => {
    for (const name of ['19900000123', '11010119900307721X', '110101900307123']) {
      expect(readSignInName(name).ok).toBe(false);
    }
  });

  it('stays as it is when it is read again', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readSignInName(text);
        if (read.ok) {
          expect(readSignInName(read.value)).toEqual(read);
          expect(foldSignInName(read.value)).toBe(read.value);
        }
      }),
    );
  });
});

describe('a person’s name', () => {
  it.each([
    ['林小满', '林小满'],
    [' 古丽  娜尔·买买提 ', '古丽 娜尔·买买提'],
    ['𠮷野', '𠮷野'],
  ])('may be %s', (typed, kept) => {
    expect(readPersonName(typed)).toEqual({ ok: true, value: kept });
  });

  it.each(['', '  ', '123', '<b>林</b>', '林\u202e满', '满'.repeat(31)])('may not be %j', (name) => {
    expect(readPersonName(name).ok).toBe(false);
  });
});
