/** Addresses of the directories, for the sitemap. */
import { listDirectories, showDirectory } from '../../../usecases/agencies/directory.ts';
import type { Site, WebContext } from '../../site.ts';
import { agencyHref } from '../regions/agencies/agencies.ts';
import { visitorOf } from '../visitor-of.ts';

/** Every directory and every agency in it. */
export async function agencyPaths(c: WebContext, site: Site): Promise<readonly string[]> {
  const visitor = visitorOf(c, site);
  const listed = await listDirectories(site.staff, visitor);
  if (!listed.ok) return [];
  const paths = await Promise.all(
    listed.value.map(async ({ regionId }) => {
      const shown = await showDirectory(site.staff, visitor, { regionId });
      const entries = shown.ok ? shown.value.entries : [];
      return [`/regions/${regionId}/agencies`, ...entries.map((each) => agencyHref(regionId, each.agencyId))];
    }),
  );
  return paths.flat();
}
