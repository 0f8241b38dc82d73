/** GET /about */
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { AboutView } from './about.view.tsx';

export const about: Route = (web, site) => {
  web.get('/about', (c) => sendPage(c, site, { title: '关于本站', section: 'other' }, AboutView()));
};
