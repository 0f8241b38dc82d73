/** GET /api: the interface for people. */
import { operations } from '../../api/operations.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { ApiView } from './api-page.view.tsx';

export const apiPage: Route = (web, site) => {
  web.get('/api', (c) => sendPage(c, site, { title: '开放接口', section: 'other' }, ApiView({ operations })));
};
