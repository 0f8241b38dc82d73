/** How often one address may knock: signing in costs the server more than asking for a page. */
import { createRateLimit, type RateLimit } from '../../middleware/rate-limit.ts';
import type { Site } from '../../site.ts';
import { type StaffRequest, staffPage } from '../staff-request.ts';
import { TooOftenView } from './too-often.view.tsx';

/** A whole agency may share one address, and sign in after the same meeting. */
const perMinute = 60;

const limits = new WeakMap<Site, RateLimit>();

/** The answer to an address that asks too often; null when it may go on. */
export async function knockedTooOften(request: StaffRequest): Promise<Response | null> {
  const { site, caller } = request;
  const limit = limits.get(site) ?? createRateLimit(perMinute, () => site.clock().getTime());
  limits.set(site, limit);
  const seconds = limit.take(caller.from.address, 1);
  if (seconds === 0) return null;
  const page = await staffPage(request, { title: '请稍等', section: '' }, TooOftenView({ seconds }), 429);
  page.headers.set('Retry-After', String(seconds));
  return page;
}
