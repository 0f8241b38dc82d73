/** Finds numbers of persons in free text: a reason that goes into the audit trail must hold none. */

/** Identity numbers, mobile numbers, bank accounts; spaces and hyphens inside do not hide them. */
export function holdsPersonNumber(text: string): boolean {
  const joined = text.normalize('NFKC').replace(/(?<=\d)[\s-]+(?=[\dXx])/g, '');
  return /(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|\d{16,19})(?!\d)/.test(joined);
}
