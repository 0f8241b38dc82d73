/** GET /agencies: counties that have a directory; where there is one, its directory at once. */
import { listDirectories } from '../../../usecases/agencies/directory.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { visitorOf } from '../visitor-of.ts';
import { DirectoriesView } from './agencies.view.tsx';

export const agencies: Route = (web, site) => {
  web.get('/agencies', async (c) => {
    const listed = await listDirectories(site.staff, visitorOf(c, site));
    const directories = listed.ok ? listed.value : [];
    if (directories.length === 1) return c.redirect(`/regions/${directories[0]!.regionId}/agencies`, 302);
    return sendPage(
      c,
      site,
      { title: '机关名录', section: 'agencies' },
      DirectoriesView({ directories }),
      // The numbers count what exists today: they can change overnight without anything being recorded.
      { never: true },
    );
  });
};
