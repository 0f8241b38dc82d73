/** Pages for what is not there and for what went wrong. */
import { sendPage } from '../../send.ts';
import type { Site, WebContext } from '../../site.ts';
import { BrokenView, BusyView, ForbiddenView, MissingView } from './problems.view.tsx';

/** 404: as a page, or as JSON below /api. */
export function sendMissing(c: WebContext, site: Site): Response {
  if (c.req.path.startsWith('/api/v1')) {
    return c.json({ error: { code: 'not-found', message: '没有这个地址。' } }, 404, {
      'Access-Control-Allow-Origin': '*',
    });
  }
  return sendPage(c, site, { title: '没有找到', section: 'other', noIndex: true }, MissingView(), {
    status: 404,
  });
}

/** 500: says what is safe, never what broke. */
export function sendBroken(c: WebContext, site: Site): Response {
  if (c.req.path.startsWith('/api/')) {
    return c.json({ error: { code: 'internal', message: '服务器出错，请稍后再试。' } }, 500, {
      'Access-Control-Allow-Origin': '*',
    });
  }
  return sendPage(c, site, { title: '出错了', section: 'other', noIndex: true }, BrokenView(), {
    status: 500,
  });
}

/** 403: a form that did not come from this site. */
export function sendForbidden(c: WebContext, site: Site): Response {
  return sendPage(c, site, { title: '未能受理', section: 'other', noIndex: true }, ForbiddenView(), {
    status: 403,
  });
}

/** 503: too many people sign in at this moment. */
export function sendBusy(c: WebContext, site: Site): Response {
  return sendPage(c, site, { title: '请稍等', section: 'other', noIndex: true }, BusyView(), {
    status: 503,
    headers: { 'Retry-After': '10' },
  });
}
