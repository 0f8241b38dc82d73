/** Who a session belongs to, with the roles in force at this moment. */
import type { Origin, Staff } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';

/**
 * The caller of a session token.
 * @returns null when there is no such session, or it has ended, is too old or its account is disabled
 */
export async function callerOfSession(
  _deps: StaffDeps,
  _regionId: string,
  _token: string,
  _from: Origin,
): Promise<Staff | null> {
  return null;
}
