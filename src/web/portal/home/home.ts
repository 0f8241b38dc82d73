/** GET / */
import { overview } from '../../../usecases/reports/list.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { HomeView } from './home.view.tsx';

export const home: Route = (web, site) => {
  web.get('/', async (c) => {
    const view = await overview(site.deps);
    return sendPage(
      c,
      site,
      { title: '公开', section: 'home' },
      HomeView({ view, formatTitle: formatTitles(site) }),
    );
  });
};
