/** Administrative division codes (GB/T 2260): two digits each for province, prefecture and county. */

export type DivisionLevel = 'province' | 'prefecture' | 'county';

/** The level that a code stands for; null when it is not of the form of a division code. */
export function divisionLevel(code: string): DivisionLevel | null {
  const parts = /^([1-9][1-9])(\d\d)(\d\d)$/.exec(code);
  if (parts === null) return null;
  if (parts[2] === '00') return parts[3] === '00' ? 'province' : null;
  return parts[3] === '00' ? 'prefecture' : 'county';
}
