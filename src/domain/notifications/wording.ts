/** Filling in the wording of notices and letters; nothing personal gets into a text. */

/** Stands where a fact looked like personal data. */
export const leftOut = '（略，请到工作台查看）';

const longestFact = 200;

/** Names of the `{facts}` in a wording, each once. */
export function factsUsed(wording: string): readonly string[] {
  return [...new Set([...wording.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!))];
}

/**
 * Does a text hold what looks like an identity number, a mobile number, a bank card or a mail address? Written with
 * full-width digits, spaces or hyphens they are found too; days and times are not mistaken for them.
 */
export function looksPersonal(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, '日')
    .replace(/(?<!\d)\d{1,2}:\d{2}(:\d{2})?(?!\d)/g, '时')
    .replace(/(?<=\d)[ \-–—.·_]+(?=[\dXx])/g, '');
  return (
    /[^\s@]+@[^\s@]+\.[^\s@]+/.test(plain) ||
    /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/.test(plain) ||
    /(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/.test(plain) ||
    /(?<!\d)\d{6}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/.test(plain) ||
    (plain.match(/(?<!\d)\d{16,19}(?!\d)/g) ?? []).some(isCardNumber)
  );
}

/** Luhn's check digit, which bank cards carry. */
function isCardNumber(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/**
 * A wording with its facts filled in, each on one line and at most 200 characters long.
 * @param links facts that are addresses of this site; they are checked as such and not for personal data
 * @throws RangeError when a fact is missing, is not declared, or a link is no address
 */
export function fillIn(
  wording: string,
  declared: readonly string[],
  facts: Readonly<Record<string, string>>,
  links: readonly string[] = [],
): string {
  const strange = Object.keys(facts).filter((fact) => !declared.includes(fact));
  const missing = declared.filter((fact) => !Object.hasOwn(facts, fact));
  if (strange.length > 0) throw new RangeError(`facts not declared: ${strange.join(', ')}`);
  if (missing.length > 0) throw new RangeError(`facts missing: ${missing.join(', ')}`);
  return wording.replace(/\{([^{}]*)\}/g, (_whole, fact: string) =>
    links.includes(fact) ? checkedLink(facts[fact]!) : safeFact(facts[fact]!),
  );
}

function safeFact(value: string): string {
  if (looksPersonal(value)) return leftOut;
  const line = value.replace(/\p{Cc}+/gu, ' ').trim();
  return line.length > longestFact ? `${line.slice(0, longestFact)}…` : line;
}

function checkedLink(value: string): string {
  if (!/^https?:\/\/[^\s<>"]+$/.test(value)) throw new RangeError('a link of a letter is no address');
  return value;
}
