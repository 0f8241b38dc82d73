/** The directory of a county as data. */
import { dayOf } from '../../domain/days/county-day.ts';
import { showDirectory } from '../../usecases/agencies/directory.ts';
import { changesByItself, directoryWords } from '../portal/regions/agencies/agencies.ts';
import type { Site } from '../site.ts';

/** `passing`: it changes overnight. null: there is no such directory. */
export async function directoryAnswer(
  site: Site,
  regionId: string,
  query: Readonly<Record<string, string>>,
): Promise<{ readonly value: unknown; readonly passing: boolean } | null> {
  // Nobody in particular: what is open is open to everybody, and nobody is written down for reading it.
  const visitor = { kind: 'anyone', from: { door: 'web', address: '', agent: '' } } as const;
  const shown = await showDirectory(site.staff, visitor, { regionId, words: directoryWords(query) });
  if (!shown.ok) return null;
  const { name, total, entries } = shown.value;
  const agencies = entries.map((entry) => ({
    agencyId: entry.agencyId,
    name: entry.name,
    shortName: entry.shortName,
    kind: { code: entry.kind.code, name: entry.kind.name },
    parent: entry.parent,
    creditCode: entry.creditCode,
    exists: entry.exists,
    from: entry.from,
    until: entry.until,
    office: entry.office,
  }));
  const passing = changesByItself(entries, dayOf(site.clock().toISOString()));
  return { value: { regionId, name, total, agencies }, passing };
}
