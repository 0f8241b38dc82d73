/** Compares the table of doors with what the program really has. */
import type { Act } from '../../src/policies/permissions.ts';
import type { Web } from '../../src/web/site.ts';
import { titleOf } from './walk.ts';

/** Every route that answers a method of its own; what stands before all methods of an address is no door. */
export function routesOf(web: Web): readonly string[] {
  const own = web.routes.filter(({ method }) => method !== 'ALL');
  return [...new Set(own.map(({ method, path }) => `${method} ${path}`))];
}

export interface Gaps {
  readonly withoutRow: readonly string[];
  readonly withoutDoor: readonly string[];
}

/** What is without a row, and which row is without a door. */
export function gaps(real: readonly string[], rows: readonly string[]): Gaps {
  return {
    withoutRow: real.filter((each) => !rows.includes(each)),
    withoutDoor: rows.filter((each) => !real.includes(each)),
  };
}

/** Acts of the table that nobody can do anywhere. */
export function unusedActs(all: readonly Act[], used: Iterable<Act | null>): readonly Act[] {
  const known = new Set(used);
  return all.filter((act) => !known.has(act));
}

export const titles = (doors: Parameters<typeof titleOf>[0][]): readonly string[] => doors.map(titleOf);
