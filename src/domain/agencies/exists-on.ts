import type { Agency } from './agency.ts';

/** Does it exist on a day (`YYYY-MM-DD`)? */
export function existsOn({ from, until }: Pick<Agency, 'from' | 'until'>, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}
