/**
 * 统一社会信用代码 (GB 32100-2015): 18 characters, of which 1 names the registering department, 2 the category, 3 to 8
 * its administrative division, 9 to 17 are the organisation code of GB 11714 with a check character of its own, and
 * 18 checks the whole.
 */

/** Digits and capitals without I, O, S, V and Z, which are easily misread. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** In the organisation code every capital counts: A is 10, Z is 35. */
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

export type CreditCodeFault = 'length' | 'character' | 'division' | 'organisation-check' | 'check';

/** What is wrong with a code, or null. Small letters are wrong: fold them before. */
export function creditCodeFault(code: string): CreditCodeFault | null {
  const characters = [...code];
  if (characters.length !== 18) return 'length';
  if (characters.some((character) => !alphabet.includes(character))) return 'character';
  if (!/^\d{6}$/.test(code.slice(2, 8))) return 'division';
  if (organisationCheckCharacter(code.slice(8, 16)) !== code[16]) return 'organisation-check';
  return checkCharacter(code.slice(0, 17)) === code[17] ? null : 'check';
}

/** What is wrong with a code and what to do, for people. */
export function creditCodeWords(fault: CreditCodeFault): string {
  const way = '请对照统一社会信用代码证书逐位核对。';
  switch (fault) {
    case 'length':
      return `统一社会信用代码应为 18 位。${way}`;
    case 'character':
      return `统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z。${way}`;
    case 'division':
      return `统一社会信用代码的第 3 至 8 位应为数字（登记机关的行政区划代码）。${way}`;
    case 'organisation-check':
      return `统一社会信用代码的第 17 位与第 9 至 16 位对不上，可能有一位写错。${way}`;
    case 'check':
      return `统一社会信用代码的第 18 位与前面对不上，可能有一位写错。${way}`;
  }
}

/** Check character of the first 17: weights are the powers of 3 modulo 31. */
export function checkCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] as string;
}

/** Check character of an organisation code of eight characters (GB 11714): modulo 11, where 10 is written X. */
export function organisationCheckCharacter(first8: string): string {
  const sum = [...first8].reduce(
    (total, character, at) =>
      total + organisationAlphabet.indexOf(character) * (organisationWeights[at] as number),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
