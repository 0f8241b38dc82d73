/** One form for values that people write in several ways, so that equal data give equal digests. */
import { toEighteen } from './identity-number.ts';
import type { PersonalKind } from './kind.ts';

/**
 * The value as it is compared: identity numbers with 18 characters and a capital X; phone numbers as digits without
 * +86, an extension after `x`; e-mail in lower case; addresses without spaces; accounts as digits.
 */
export function foldPersonal(kind: PersonalKind, value: string): string {
  const text = value.normalize('NFKC').trim();
  return folds[kind](text);
}

const folds: Readonly<Record<PersonalKind, (text: string) => string>> = {
  'identity-number': (text) => toEighteen(text.replace(/[\s-]/g, '').toUpperCase()),
  phone: foldPhone,
  email: (text) => text.toLowerCase(),
  address: (text) => text.replace(/\s/g, ''),
  'bank-account': (text) => text.replace(/[\s-]/g, ''),
  other: (text) => text.replace(/\s+/g, ' '),
};

function foldPhone(text: string): string {
  const joined = text.replace(/^(\(?0\d{2,3}\)?[\s-]?\d{7,8})-(\d{1,6})$/, '$1x$2');
  const marked = joined.replace(/\s*(?:转|分机|ext\.?|x)\s*/i, 'x');
  const [main = '', extension] = marked.split('x', 2);
  const number = withoutCountry(main.replace(/[^\d+]/g, ''));
  return extension ? `${number}x${extension.replace(/\D/g, '')}` : number;
}

/** Without +86; a landline number gets back the 0 that it loses behind the country code. */
function withoutCountry(number: string): string {
  const rest = /^(?:\+|00)86(\d+)$/.exec(number)?.[1] ?? /^86(1\d{10})$/.exec(number)?.[1];
  if (rest === undefined) return number;
  return /^(?:1\d{10}|0.*)$/.test(rest) ? rest : `0${rest}`;
}
