/** Destroys the content of files of cases whose last day has passed, and proves it. */

import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Files in one transaction. */
const batchSize = 200;

/** One batch, as the audit trail holds it. */
export interface DestroyedFiles {
  readonly regionId: string;
  readonly files: number;
  /** Kinds of files with their numbers: `identity-proof 2, scan 1`. */
  readonly kinds: string;
  /** SM3 of the ids of the files, one a line, in order. */
  readonly listDigest: string;
  /** Files read back afterwards that still held anything; always 0, else the batch is undone. */
  readonly left: number;
}

/**
 * County by county, batch by batch, as anonymiseDue does.
 * @param today `YYYY-MM-DD`
 * @throws when a batch read back still holds content or names: then that batch is undone
 */
export async function destroyDueFiles(
  deps: StaffDeps,
  caller: Caller,
  today: string,
): Promise<Result<readonly DestroyedFiles[]>> {
  const batches: DestroyedFiles[] = [];
  for (const regionId of await deps.storage.caseFiles.regionsDue(today)) {
    for (;;) {
      const batch = await destroyBatch(deps, caller, regionId, today);
      if (!batch.ok) return batch;
      if (batch.value.files > 0) batches.push(batch.value);
      if (batch.value.files < batchSize) break;
    }
  }
  return done(batches);
}

function destroyBatch(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  today: string,
): Promise<Result<DestroyedFiles>> {
  const order = { act: 'personal.anonymise', subject: 'case-files', resource: { regionId } } as const;
  return perform(deps, caller, order, async ({ caseFiles, mailIntake }, at) => {
    const due = await caseFiles.due(regionId, today, batchSize);
    const ids = due.map(({ fileId }) => fileId).sort();
    await caseFiles.destroy(regionId, ids, at);
    await mailIntake.forget(regionId, mailsOf(due));
    const left = await caseFiles.notDestroyed(regionId, ids);
    if (left.length > 0) throw new Error(`${left.length} of ${ids.length} files still hold something`);
    const value: DestroyedFiles = {
      regionId,
      files: ids.length,
      kinds: kindsOf(due),
      listDigest: deps.secrets.sm3(ids.join('\n')),
      left: left.length,
    };
    const { files, kinds, listDigest } = value;
    return done({
      value,
      detail: { files, kinds, listDigest, left: value.left, lastDayBefore: today },
    });
  });
}

/** Mails from the mailbox that these files came by: sender and subject go with them. */
function mailsOf(files: readonly CaseFileFacts[]): readonly string[] {
  const mails = files.flatMap(({ owner }) =>
    owner.startsWith('mail/') ? [owner.slice('mail/'.length)] : [],
  );
  return [...new Set(mails)];
}

/** How many of each kind, in order. */
function kindsOf(files: readonly CaseFileFacts[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of files) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
}
