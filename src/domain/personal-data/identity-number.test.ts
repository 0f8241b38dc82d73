import { describe, expect, it } from 'vitest';
import { checkCharacter, checkIdentityNumber, toEighteen } from './identity-number.ts';

const today = '2026-11-21';

describe('checkIdentityNumber', () => {
  // GB 11643-1999, 附录 A prints the first and the second as examples.
  it.each([
    ['11010519491231002X', '1949-12-31'],
    ['440524188001010014', '1880-01-01'],
    ['11010519491231002x', '1949-12-31'],
    ['110105491231002', '1949-12-31'],
  ])('takes %s', (number, birth) => {
    expect(checkIdentityNumber(number, today)).toEqual({ ok: true, birth });
  });

  it.each([
    ['110105194912310021', 'check'],
    ['110105194912310o2X', 'form'],
    ['1101051949123100', 'form'],
    ['011105194912310025', 'form'],
    ['', 'form'],
    ['11010519490230002X', 'birth'],
    ['11010519491331002X', 'birth'],
  ])('refuses %s: %s', (number, wrong) => {
    expect(checkIdentityNumber(number, today)).toEqual({ ok: false, wrong });
  });

  it('takes who is born today, and nobody who is not born yet', () => {
    const born = (day: string) => {
      const seventeen = `110105${day}001`;
      return checkIdentityNumber(seventeen + checkCharacter(seventeen), today);
    };
    expect(born('20261121')).toEqual({ ok: true, birth: '2026-11-21' });
    expect(born('20261122')).toEqual({ ok: false, wrong: 'birth' });
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    const right = '11010519491231002X';
    for (let place = 0; place < 17; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const other = right.slice(0, place) + digit + right.slice(place + 1);
        if (other !== right) expect(checkIdentityNumber(other, today).ok).toBe(false);
      }
      const swapped = right.slice(0, place) + right[place + 1] + right[place] + right.slice(place + 2);
      if (swapped !== right) expect(checkIdentityNumber(swapped, today).ok).toBe(false);
    }
  });

  it('lengthens 15 digits only', () => {
    expect(toEighteen('110105491231002')).toBe('11010519491231002X');
    expect(toEighteen('11010549123100')).toBe('11010549123100');
  });
});
