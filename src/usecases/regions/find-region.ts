/** The region that an administrative division code stands for. */

import type { ReportRegion } from '../../domain/reports/reading.ts';
import { readRegion } from '../../domain/reports/recognise/region.ts';
import type { Division } from '../../domain/rulebook/rulebook.ts';

/** Name, level and parents of a division, or null when the table of divisions lacks the code. */
export function findRegion(code: string, divisions: readonly Division[]): ReportRegion | null {
  const division = divisions.find((each) => each.code === code);
  if (!division) return null;
  const upwards = [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return readRegion(
    [division.name],
    [],
    divisions.filter((each) => upwards.includes(each.code)),
  );
}
