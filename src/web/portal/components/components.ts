/** GET /components: every component with its examples. */
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { ComponentsView } from './components.view.tsx';

export const components: Route = (web, site) => {
  web.get('/components', (c) =>
    sendPage(c, site, { title: '组件', section: 'other', noIndex: true }, ComponentsView()),
  );
};
