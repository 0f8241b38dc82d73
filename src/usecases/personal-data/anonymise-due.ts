/** Destroys the personal data and files of cases whose last day has passed, and proves it. */

import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type DestroyedFiles, destroyDueFiles } from './destroy-due-files.ts';

/** Data in one transaction. */
export const batchSize = 500;

/** One batch, as the audit trail holds it. */
export interface AnonymisedBatch {
  readonly regionId: string;
  readonly data: number;
  /** e.g. `account/phone 3` */
  readonly kinds: string;
  /** SM3 of the ids of the data, one a line, in order: who keeps the list can prove which they were. */
  readonly listDigest: string;
  /** Rows read back after the change that still held anything; always 0, else the batch is undone. */
  readonly left: number;
}

export interface Anonymised {
  /** Data destroyed, over all batches. */
  readonly data: number;
  readonly batches: readonly AnonymisedBatch[];
  /** Files of cases whose content was destroyed, batch by batch. */
  readonly files: readonly DestroyedFiles[];
}

/**
 * Anonymises everything that is due today, county by county, batch by batch. Stopped half-way, the next run goes on
 * where this one ended; run twice, the second finds nothing.
 * @throws when a batch read back still holds sealed text or digest: then that batch is undone
 */
export async function anonymiseDue(deps: StaffDeps, caller: Caller): Promise<Result<Anonymised>> {
  const today = dayOf(deps.clock().toISOString());
  const batches: AnonymisedBatch[] = [];
  for (const regionId of await deps.storage.personal.regionsDue(today)) {
    for (;;) {
      const batch = await anonymiseBatch(deps, caller, regionId, today);
      if (!batch.ok) return batch;
      if (batch.value.data > 0) batches.push(batch.value);
      if (batch.value.data < batchSize) break;
    }
  }
  const files = await destroyDueFiles(deps, caller, today);
  if (!files.ok) return files;
  return done({ data: batches.reduce((sum, { data }) => sum + data, 0), batches, files: files.value });
}

function anonymiseBatch(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  today: string,
): Promise<Result<AnonymisedBatch>> {
  const order = { act: 'personal.anonymise', subject: 'personal-data', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const due = await stores.personal.due(regionId, today, batchSize);
    const ids = due.map(({ datumId }) => datumId).sort();
    await stores.personal.anonymise(regionId, ids, at);
    const left = await readBack(stores, regionId, ids);
    const value: AnonymisedBatch = {
      regionId,
      data: ids.length,
      kinds: kindsOf(due),
      listDigest: deps.secrets.sm3(ids.join('\n')),
      left,
    };
    const { data, kinds, listDigest } = value;
    return done({ value, detail: { data, kinds, listDigest, left, lastDayBefore: today } });
  });
}

/** The proof: the rows as the database has them now. @throws when anything is left */
async function readBack(stores: Stores, regionId: string, ids: readonly string[]): Promise<number> {
  const left = await stores.personal.notAnonymised(regionId, ids);
  if (left.length > 0)
    throw new Error(`${left.length} of ${ids.length} data still hold something after anonymising`);
  return left.length;
}

/** How many of each kind, in order: `account/email 2, account/phone 3`. */
function kindsOf(data: readonly MaskedDatum[]): string {
  const counts = new Map<string, number>();
  for (const { ownerKind, kind } of data) {
    const name = `${ownerKind}/${kind}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
