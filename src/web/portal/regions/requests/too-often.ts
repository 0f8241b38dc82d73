/** 429 of the pages of requests: says what is safe and when to come back. */
import { sendPage } from '../../../send.ts';
import type { Site, WebContext } from '../../../site.ts';
import { TooOftenView } from './too-often.view.tsx';

export function sendTooOften(c: WebContext, site: Site, seconds: number): Response {
  return sendPage(
    c,
    site,
    { title: '请稍等', section: 'requests', noIndex: true },
    TooOftenView({ seconds }),
    { never: true, status: 429, headers: { 'Retry-After': String(seconds) } },
  );
}
