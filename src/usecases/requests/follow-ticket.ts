/**
 * What a citizen's browser holds after the right 查询码 was given: request and time, sealed, so that the code need not be typed
 * again on each page and nothing about it is kept on the server.
 */
import type { StaffDeps } from '../staff-deps.ts';

/** Minutes for which a ticket opens the status page. */
export const ticketMinutes = 120;

const placeOf = (regionId: string): string => `follow-ticket/${regionId}`;

export function newTicket(
  { secrets, clock }: Pick<StaffDeps, 'secrets' | 'clock'>,
  regionId: string,
  requestId: string,
): string {
  const until = clock().getTime() + ticketMinutes * 60_000;
  return secrets.sealer.seal(`${requestId} ${until}`, placeOf(regionId));
}

/** The request of a ticket; null: it is none of ours, of another county, or its time is over. */
export function requestOfTicket(
  { secrets, clock }: Pick<StaffDeps, 'secrets' | 'clock'>,
  regionId: string,
  ticket: string,
): string | null {
  try {
    const [requestId = '', until = '0'] = secrets.sealer.open(ticket, placeOf(regionId)).split(' ');
    return clock().getTime() < Number(until) ? requestId : null;
  } catch {
    return null;
  }
}
