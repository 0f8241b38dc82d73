/** Titles of forms by their ids. */
import type { Site } from '../site.ts';

/** Looks up the short title of a form. */
export function formatTitles(site: Site): (id: string | null) => string | null {
  return (id) => site.deps.rulebook.formats.find((format) => format.id === id)?.shortTitle ?? null;
}
