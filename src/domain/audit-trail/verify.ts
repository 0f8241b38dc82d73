/**
 * Verification of a chain, entry by entry in the order of their numbers: what was changed, removed, inserted, moved or
 * cut off, and where. Needs nothing but the entries, the digest, and heads that were kept elsewhere.
 */
import { hashOf } from './canonical.ts';
import { type AuditEntry, type ChainHead, emptyChain } from './entry.ts';

export type BreakKind =
  /** A field of the entry differs from what its hash was taken over. */
  | 'changed'
  /** Entries are missing before this one. */
  | 'removed'
  /** The entry is whole, but does not continue the one before it: one of the two was replaced and hashed anew. */
  | 'unlinked'
  /** A number for the second time, or one below 1. */
  | 'inserted'
  /** An entry that was missing at its place stands here. */
  | 'moved'
  /** The chain goes on after the end that the database remembers. */
  | 'beyond-head'
  /** A head says that there were more entries. */
  | 'cut-off'
  /** The last entry is not the one that the database remembers as such. */
  | 'head-differs'
  /** The entry is not the one that was written down: the chain was rebuilt up to here. */
  | 'kept-head-differs';

/** One break. */
export interface ChainBreak {
  readonly kind: BreakKind;
  /** Number of the entry; of several that are missing or too many, the first. */
  readonly entryId: number;
  /** The last of them; the same as `entryId` for a single one. */
  readonly until: number;
  /** Numbers of the entries that were read just before and after; null: none. */
  readonly before: number | null;
  readonly next: number | null;
}

/** What verification found. */
export interface ChainVerdict {
  readonly regionId: string;
  /** How many entries were read. */
  readonly entries: number;
  /** The first breaks, in the order in which they were met. */
  readonly breaks: readonly ChainBreak[];
  /** How many there are in all. */
  readonly broken: number;
  /** Where the chain ended when it was read. */
  readonly end: ChainHead;
  /** Heads from elsewhere that it was compared with. */
  readonly kept: number;
}

/** Where reading begins, and what is known from elsewhere. */
export interface Expectation {
  /** The entry before the first one that will be read; by default the beginning of the chain. */
  readonly start?: ChainHead;
  /** Heads that were printed, signed and kept. */
  readonly kept?: readonly ChainHead[];
  /** The entries are a selection: missing ones mean nothing. */
  readonly selection?: boolean;
}

export interface ChainVerifier {
  /** Takes the next entry. */
  take(entry: AuditEntry): void;
  /** Number of the newest entry that was taken. */
  readonly last: number;
  /**
   * Ends it.
   * @param head the end that the database or the export remembers; null: unknown; `stopped`: reading ended before
   *   the chain did, so that nothing is said about its end
   */
  finish(head: ChainHead | null | 'stopped'): ChainVerdict;
}

/** More breaks than this are counted, not listed. */
const mostListed = 100;

/** Verifies one chain; feed it in the order of numbers. */
export function chainVerifier(
  regionId: string,
  sm3: (text: string) => string,
  { start, kept = [], selection = false }: Expectation = {},
): ChainVerifier {
  const breaks: ChainBreak[] = [];
  const ours = kept.filter((head) => head.regionId === regionId);
  const keptAt = Map.groupBy(ours, ({ entryId }) => entryId);
  let broken = 0;
  let entries = 0;
  let last: number = start?.entryId ?? 0;
  /** Hashes that the next entry may name: what the last one says of itself, and what it should say. */
  let links: readonly string[] = [start?.hash ?? emptyChain];
  let lastHash = start?.hash ?? emptyChain;
  let newest: number | null = null;

  const found = (kind: BreakKind, entryId: number, until = entryId, next: number | null = null) => {
    broken += 1;
    if (breaks.length < mostListed) breaks.push({ kind, entryId, until, before: newest, next });
  };
  /** The breaks just found now have an entry after them. */
  const nextIs = (entryId: number) => {
    for (let at = breaks.length - 1; at >= 0 && breaks[at]!.next === null; at -= 1) {
      breaks[at] = { ...breaks[at]!, next: entryId };
    }
  };
  const compareKept = (entryId: number, hash: string) => {
    if (keptAt.get(entryId)?.some((head) => head.hash !== hash)) found('kept-head-differs', entryId);
  };
  compareKept(last, lastHash);

  const takeOutOfOrder = (entry: AuditEntry) => {
    const gap = breaks.some(
      ({ kind, entryId, until }) => kind === 'removed' && entry.entryId >= entryId && entry.entryId <= until,
    );
    found(gap ? 'moved' : 'inserted', entry.entryId);
  };

  const take = (entry: AuditEntry) => {
    nextIs(entry.entryId);
    entries += 1;
    if (entry.entryId <= last) {
      takeOutOfOrder(entry);
      newest = entry.entryId;
      return;
    }
    const gap = entry.entryId > last + 1;
    if (gap && !selection) found('removed', last + 1, entry.entryId - 1, entry.entryId);
    const computed = hashOf(entry, sm3);
    if (entry.regionId !== regionId || computed !== entry.hash) found('changed', entry.entryId);
    else if (!gap && !links.includes(entry.previous)) found('unlinked', entry.entryId);
    compareKept(entry.entryId, entry.hash);
    links = computed === entry.hash ? [entry.hash] : [entry.hash, computed];
    lastHash = entry.hash;
    last = entry.entryId;
    newest = entry.entryId;
  };

  const compareEnd = (head: ChainHead | null) => {
    const most = Math.max(head?.entryId ?? 0, ...ours.map(({ entryId }) => entryId));
    if (most > last) found('cut-off', last + 1, most);
    if (head !== null && head.entryId < last) found('beyond-head', head.entryId + 1, last);
    if (head !== null && head.entryId === last && !links.includes(head.hash)) found('head-differs', last);
  };

  const finish = (head: ChainHead | null | 'stopped'): ChainVerdict => {
    if (head !== 'stopped') compareEnd(head);
    const end = { regionId, entryId: last, hash: lastHash };
    return { regionId, entries, breaks: [...breaks], broken, end, kept: ours.length };
  };

  return {
    take,
    finish,
    get last() {
      return last;
    },
  };
}
