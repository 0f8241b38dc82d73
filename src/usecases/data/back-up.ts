/** Backs up everything into one file. */
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { BackupFacts } from '../ports/data-doors.ts';
import type { DataDeps } from './data-deps.ts';

/** Writes a backup to a new file and records that it was made, with its digest. */
export function backUp(deps: DataDeps, caller: Caller, path: string): Promise<Result<BackupFacts>> {
  return operate(
    deps,
    caller,
    { act: 'data.back-up', subject: 'data', resource: { regionId: wholeInstallation } },
    async () => {
      const written = await deps.writeBackup(path);
      if (!written.ok) return refused(written.problem);
      const { rows, digest, tables } = written.facts;
      return done({
        value: written.facts,
        detail: { file: path.split(/[/\\]/).at(-1)!, rows, tables: tables.length, sha256: digest },
      });
    },
  );
}
