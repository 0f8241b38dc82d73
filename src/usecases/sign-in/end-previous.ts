/** A browser has one session: signing in anew ends the one before. */
import type { Caller } from '../../domain/people/caller.ts';
import type { Stores } from '../ports/stores.ts';

/** Ends the caller's session, if there is one. */
export async function endPrevious(stores: Stores, caller: Caller, at: string): Promise<void> {
  if (caller.kind === 'staff') await stores.signIn.endSession(caller.regionId, caller.sessionId, at);
}
