/** 发文字号. Source: GB/T 9704-2012; law book §5.1 (unique, never used again). */

/**
 * e.g. 青自然资告〔2026〕37号: four-digit year in 〔〕, no 第, no leading zero.
 * @param agencyShort 机关代字: 青自然资
 * @param series what follows it: 告
 * @throws RangeError for a number that is none
 */
export function letterNumber(agencyShort: string, series: string, year: number, number: number): string {
  if (!Number.isSafeInteger(number) || number < 1 || !/^\d{4}$/.test(String(year)))
    throw new RangeError(`no number ${number} of ${year}`);
  return `${agencyShort}${series}〔${year}〕${number}号`;
}
