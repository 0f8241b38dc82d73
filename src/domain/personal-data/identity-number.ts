/** Citizens' identity numbers (GB 11643-1999): 6 digits of place, 8 of birth, 3 of sequence, one check character. */

export type IdentityNumberCheck =
  | { readonly ok: true /** `YYYY-MM-DD` */; readonly birth: string }
  | { readonly ok: false; readonly wrong: 'form' | 'birth' | 'check' };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkCharacters = '10X98765432';

/** The check character for the first 17 digits (ISO 7064:1983, MOD 11-2). */
export function checkCharacter(seventeen: string): string {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(seventeen[place]), 0);
  return checkCharacters[sum % 11]!;
}

/** A number of the first generation (15 digits, born in 19…) in its 18-character form; anything else as it is. */
export function toEighteen(number: string): string {
  if (!/^\d{15}$/.test(number)) return number;
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

/**
 * Can this be somebody's number? Checks form, date of birth and check character; 15 digits are taken too.
 * @param number without spaces; a small x counts as X
 * @param today `YYYY-MM-DD`: nobody is born after it
 */
export function checkIdentityNumber(number: string, today: string): IdentityNumberCheck {
  const full = toEighteen(number.toUpperCase());
  const parts = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(full);
  if (parts === null) return { ok: false, wrong: 'form' };
  const birth = `${parts[1]}-${parts[2]}-${parts[3]}`;
  if (!isDay(birth) || birth < '1800-01-01' || birth > today) return { ok: false, wrong: 'birth' };
  return checkCharacter(full) === full[17] ? { ok: true, birth } : { ok: false, wrong: 'check' };
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
