/** Where a request of the web came from, for the audit trail. */
import type { Origin } from '../../domain/people/caller.ts';
import { visitorAddress } from '../middleware/visitor-address.ts';
import type { Site, WebContext } from '../site.ts';

const longestAgent = 160;

/** Address and browser; control characters of the browser's name are dropped. */
export function originOf(c: WebContext, site: Site): Origin {
  return {
    door: 'web',
    address: visitorAddress(c, site.options.trustProxy),
    agent: (c.req.header('user-agent') ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, longestAgent),
  };
}
