/** Verifying chains of the audit trail in the store: one, or all. Recorded, with what was found. */
import type { ChainHead } from '../../domain/audit-trail/entry.ts';
import { type ChainVerdict, chainVerifier } from '../../domain/audit-trail/verify.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { AuditStore } from '../ports/audit-trail.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Entries that are read at once: few round trips, little memory. */
const pageSize = 5_000;

export interface VerifyOptions {
  /** One county's chain; null: every chain. */
  readonly regionId: string | null;
  /** Heads that were kept elsewhere. */
  readonly kept?: readonly ChainHead[];
  /** Stop reading when this returns true; the verdict then covers what was read. */
  readonly enough?: () => boolean;
  /** Told how many entries have been read so far. */
  readonly progress?: (entries: number) => void;
}

export interface Verification {
  readonly verdicts: readonly ChainVerdict[];
  readonly entries: number;
  /** Breaks in all chains. */
  readonly broken: number;
  /** False: it was stopped early, and what was not read is not verified. */
  readonly complete: boolean;
}

/** Verifies the chain of one county, or all chains including that of the installation itself. */
export async function verifyChain(
  deps: StaffDeps,
  caller: Caller,
  options: VerifyOptions,
): Promise<Result<Verification>> {
  const { regionId, kept = [] } = options;
  return operate(
    deps,
    caller,
    { act: 'audit.verify', subject: `audit/${regionId ?? 'all'}`, resource: { regionId } },
    async () => {
      const { audit } = deps.storage;
      const regions =
        regionId === null
          ? [...new Set([...(await audit.chains()), ...kept.map((head) => head.regionId)])].sort()
          : [regionId];
      const verdicts: ChainVerdict[] = [];
      let complete = true;
      let entries = 0;
      for (const each of regions) {
        const read = await verifyOne(audit, deps.secrets.sm3, each, {
          ...options,
          progress: (count) => options.progress?.(entries + count),
        });
        entries += read.verdict.entries;
        verdicts.push(read.verdict);
        complete &&= read.complete;
        if (!complete) break;
      }
      const broken = verdicts.reduce((sum, verdict) => sum + verdict.broken, 0);
      const value: Verification = { verdicts, entries, broken, complete };
      return done({ value, detail: { chains: verdicts.length, entries, broken, complete } });
    },
  );
}

/** Reads to the end while others may go on writing: the head is read after the entries that it must not lag behind. */
async function verifyOne(
  audit: AuditStore,
  sm3: (text: string) => string,
  regionId: string,
  { kept = [], enough = () => false, progress = () => {} }: VerifyOptions,
): Promise<{ readonly verdict: ChainVerdict; readonly complete: boolean }> {
  const verifier = chainVerifier(regionId, sm3, { kept });
  let from = 0;
  let count = 0;
  // Below 1 there is nothing, unless somebody who may change the tables put it there.
  const below = await audit.search({ regionId, before: 1, oldestFirst: true, limit: pageSize });
  for (const entry of below) verifier.take(entry);
  /** Returns how many entries came; null: it was stopped. */
  const readRest = async (): Promise<number | null> => {
    const before = count;
    for (;;) {
      if (enough()) return null;
      const page = await audit.after(regionId, from, pageSize);
      for (const entry of page) verifier.take(entry);
      count += page.length;
      if (page.length > 0) {
        from = page.at(-1)!.entryId;
        progress(count);
      }
      if (page.length < pageSize) return count - before;
    }
  };
  if ((await readRest()) === null) return { verdict: verifier.finish('stopped'), complete: false };
  for (;;) {
    const head = await audit.head(regionId);
    if (head.entryId <= verifier.last) return { verdict: verifier.finish(head), complete: true };
    const more = await readRest();
    if (more === null) return { verdict: verifier.finish('stopped'), complete: false };
    if (more === 0) return { verdict: verifier.finish(head), complete: true };
  }
}
