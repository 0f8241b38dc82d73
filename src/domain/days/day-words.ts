/** `2026-03-01` as 2026年3月1日; what is no day stays as it is. */
export function dayWords(day: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null ? day : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}
