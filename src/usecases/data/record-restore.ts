/** Records in a database that was just restored that it was, and from what. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { BackupFacts } from '../ports/data-doors.ts';
import type { StaffDeps } from '../staff-deps.ts';

/**
 * Adds the audit entry; everything before it came from the backup. Sessions and links of that day are open again in it,
 * even those that were ended since because they had been stolen: they end here.
 */
export function recordRestore(deps: StaffDeps, caller: Caller, facts: BackupFacts): Promise<Result<null>> {
  const { createdAt, rows, digest } = facts;
  return perform(
    deps,
    caller,
    { act: 'data.restore', subject: 'data', resource: { regionId: wholeInstallation } },
    async (stores, at) => {
      await stores.signIn.endAll(at);
      return done({ value: null, detail: { backupOf: createdAt, rows, sha256: digest } });
    },
  );
}

/** Keys that the backup's sealed values need and this installation lacks. */
export function missingKeys(deps: StaffDeps, facts: BackupFacts): readonly string[] {
  return facts.keys.filter((key) => !deps.secrets.sealer.knows(key));
}
