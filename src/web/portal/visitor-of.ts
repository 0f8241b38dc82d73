/** Whoever looks at the portal, as a use case knows them. */
import type { Caller } from '../../domain/people/caller.ts';
import type { Site, WebContext } from '../site.ts';
import { originOf } from '../workbench/origin.ts';

/** Nobody in particular, signed in or not: every page of the portal is the same for everybody. */
export function visitorOf(c: WebContext, site: Site): Caller {
  return { kind: 'anyone', from: originOf(c, site) };
}
