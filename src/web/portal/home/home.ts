/** GET / */
import { listDirectories } from '../../../usecases/agencies/directory.ts';
import { overview } from '../../../usecases/reports/list.ts';
import { requestCounties } from '../../../usecases/requests/guide.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { visitorOf } from '../visitor-of.ts';
import { HomeView } from './home.view.tsx';

export const home: Route = (web, site) => {
  web.get('/', async (c) => {
    const [view, directories, counties] = await Promise.all([
      overview(site.deps),
      listDirectories(site.staff, visitorOf(c, site)),
      requestCounties(site.staff, visitorOf(c, site)),
    ]);
    const takesRequests = counties.ok && counties.value.length > 0;
    const hasDirectory = directories.ok && directories.value.length > 0;
    return sendPage(
      c,
      site,
      { title: '公开', section: 'home' },
      HomeView({ view, hasDirectory, takesRequests, formatTitle: formatTitles(site) }),
    );
  });
};
