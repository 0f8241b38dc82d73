/** Whom a delivery goes to: an account, or somebody without one whose address lies sealed elsewhere. */

import type { Delivery } from '../ports/notifications.ts';
import type { Owner } from '../ports/personal-data.ts';

/** Whose contact data are opened when it is sent. `accountId` of a delivery is an account's, or `<kind>/<id>`. */
export function recipientOf({ regionId, accountId }: Pick<Delivery, 'regionId' | 'accountId'>): Owner {
  const at = accountId.indexOf('/');
  return at < 0
    ? { regionId, ownerKind: 'account', ownerId: accountId }
    : { regionId, ownerKind: accountId.slice(0, at), ownerId: accountId.slice(at + 1) };
}

/** What lists call people without an account: never by name. */
export const outsiders: Readonly<Record<string, string>> = { request: '申请人', consultation: '第三方' };
