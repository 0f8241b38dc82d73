import { expect, it } from 'vitest';
import { creditCodeFault } from '../agencies/credit-code.ts';
import { holdsPersonNumber } from '../personal-data/find-numbers.ts';
import { checkIdentityNumber } from '../personal-data/identity-number.ts';
import { madeUpApplicant, madeUpMatter } from './made-up.ts';

it('makes up people and bodies whose numbers pass every check', () => {
  for (let n = 0; n < 500; n++) {
    const person = madeUpApplicant('990121', n, false);
    expect(checkIdentityNumber(person.identityNumber, '2026-01-01')).toMatchObject({ ok: true });
    expect(creditCodeFault(madeUpApplicant('990121', n, true).organisationCode)).toBeNull();
  }
});

it('asks for things without anybody in them', () => {
  for (let n = 0; n < 100; n++) expect(holdsPersonNumber(madeUpMatter(n, 2025).title)).toBe(false);
});
