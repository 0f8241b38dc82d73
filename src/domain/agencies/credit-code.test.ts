import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkCharacter,
  creditCodeFault,
  creditCodeWords,
  organisationCheckCharacter,
} from './credit-code.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A valid code of any division and organisation. */
const codes = fc
  .tuple(
    fc.constantFrom('11', '12', '91', '52'),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...alphabet), { minLength: 8, maxLength: 8 }).map((each) => each.join('')),
  )
  .map(([head, division, organisation]) => {
    const first = `${head}${division}${organisation}${organisationCheckCharacter(organisation)}`;
    return first + checkCharacter(first);
  });

describe('creditCodeFault', () => {
  // Codes that companies print on their web pages, and the example that explanations of the standard use.
  it.each(['91350100M000100Y43', '914403001922038216', '9144030071526726XG'])('accepts %s', (code) => {
    expect(creditCodeFault(code)).toBeNull();
  });

  it.each([
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y430', 'length'],
    ['', 'length'],
    ['91350100M00O100Y43', 'character'],
    ['91350100m000100y43', 'character'],
    ['９1350100M000100Y43', 'character'],
    ['9135010AM000100Y43', 'division'],
    ['91350100M000101Y43', 'organisation-check'],
    ['91350100M000100Y44', 'check'],
    ['12350100M000100Y43', 'check'],
  ] as const)('finds in %s what is wrong: %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
    expect(creditCodeWords(fault)).toContain('统一社会信用代码');
  });

  it('finds every change of one character', () => {
    fc.assert(
      fc.property(codes, fc.nat(17), fc.constantFrom(...alphabet), (code, at, character) => {
        fc.pre(code[at] !== character);
        expect(creditCodeFault(code)).toBeNull();
        expect(creditCodeFault(code.slice(0, at) + character + code.slice(at + 1))).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every swap of neighbours', () => {
    fc.assert(
      fc.property(codes, fc.nat(16), (code, at) => {
        fc.pre(code[at] !== code[at + 1]);
        const swapped = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        expect(creditCodeFault(swapped)).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});

it('checks organisation codes as GB 11714 shows: D2143569X', () => {
  expect(organisationCheckCharacter('D2143569')).toBe('X');
  expect(organisationCheckCharacter('00000000')).toBe('0');
});
