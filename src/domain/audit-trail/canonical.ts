/**
 * The canonical form of an entry: what its hash is taken over. One JSON array with the fields in a fixed order, so that
 * no two different entries have the same form, and the same entry has it again whichever database gave it back.
 */
import type { AuditEntry } from './entry.ts';

/** Number of the form; another order or another field gets another number, and old entries keep theirs. */
export const canonicalVersion = 1;

/**
 * The text that is hashed. Instants count to the millisecond, as they are stored; the members of `detail` stand as
 * pairs in the order of their keys, because the database keeps no order.
 */
export function canonicalEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { detail } = entry;
  return JSON.stringify([
    canonicalVersion,
    entry.previous,
    entry.regionId,
    entry.entryId,
    entry.at,
    entry.actor,
    entry.onBehalfOf,
    entry.door,
    entry.address,
    entry.agent,
    entry.act,
    entry.subject,
    entry.outcome,
    entry.reason,
    entry.beforeDigest,
    entry.afterDigest,
    Object.keys(detail)
      .sort()
      .map((key) => [key, detail[key]]),
  ]);
}

/** The hash of an entry, with the digest that is handed in (SM3, GB/T 32905). */
export function hashOf(entry: Omit<AuditEntry, 'hash'>, sm3: (text: string) => string): string {
  return sm3(canonicalEntry(entry));
}
