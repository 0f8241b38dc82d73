/** What is a person's own. */
import type { Caller } from '../../domain/people/caller.ts';

/** Region, account and resource of whoever asks; of nobody for callers who are no person, and refused as such. */
export function ownOf(caller: Caller) {
  const staff = caller.kind === 'staff' ? caller : null;
  const regionId = staff?.regionId ?? '';
  const accountId = staff?.accountId ?? '';
  return { regionId, accountId, resource: { regionId: staff?.regionId ?? null, accountId } };
}
