/** Verifying an export (JSON lines) without the database that it came from. Recorded where it is done. */
import type { ChainHead } from '../../domain/audit-trail/entry.ts';
import {
  type ExportEnding,
  type ExportHeading,
  readExportLine,
} from '../../domain/audit-trail/export-form.ts';
import { type ChainVerdict, type ChainVerifier, chainVerifier } from '../../domain/audit-trail/verify.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { operate } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface ExportVerification {
  readonly heading: ExportHeading;
  readonly verdict: ChainVerdict;
  /** The file's last line is missing or counts otherwise: it is not whole. */
  readonly whole: boolean;
}

/**
 * Reads an export line by line.
 * @param kept heads that were kept elsewhere
 */
export async function verifyExport(
  sm3: (text: string) => string,
  lines: AsyncIterable<string>,
  kept: readonly ChainHead[] = [],
): Promise<Result<ExportVerification>> {
  let heading: ExportHeading | null = null;
  let verifier: ChainVerifier | null = null;
  let ending: ExportEnding | null = null;
  let number = 0;
  let entries = 0;
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    const line = readExportLine(text);
    if (line === null) return refused(unreadable(number));
    if (line.kind === 'heading' && heading === null) heading = line.heading;
    else if (heading === null) return refused(noExport);
    else if (line.kind === 'ending' && ending === null) ending = line.ending;
    else if (line.kind === 'entry' && ending === null) {
      entries += 1;
      verifier ??= begin(heading, line.entry.entryId, line.entry.previous, sm3, kept);
      verifier.take(line.entry);
    } else return refused(unreadable(number));
  }
  if (heading === null) return refused(noExport);
  verifier ??= begin(heading, heading.after + 1, heading.until.hash, sm3, kept);
  return done({
    heading,
    verdict: verifier.finish(heading.selection ? 'stopped' : heading.until),
    whole: ending?.entries === entries,
  });
}

const noExport: Problem = {
  code: 'file-unreadable',
  message: '这不是审计记录的导出文件：请选用 gongkai audit export 导出的 .jsonl 文件。',
};

const unreadable = (line: number): Problem => ({
  code: 'file-unreadable',
  message: `文件第 ${line} 行读不出来，可能被改动过或传输中损坏；请重新取得导出文件。`,
});

/** An export need not begin with the first entry; then its first entry says what it continues. */
function begin(
  heading: ExportHeading,
  first: number,
  previous: string,
  sm3: (text: string) => string,
  heads: readonly ChainHead[],
): ChainVerifier {
  const { regionId, after, until, selection } = heading;
  // A head of another time says nothing about entries that the export does not hold.
  const kept = heads.filter(({ entryId }) => entryId >= after && entryId <= until.entryId);
  if (selection) return chainVerifier(regionId, sm3, { kept, selection });
  if (after === 0) return chainVerifier(regionId, sm3, { kept });
  const hash = first === after + 1 ? previous : '';
  const start = { regionId, entryId: after, hash };
  return chainVerifier(regionId, sm3, { start, kept });
}

/** {@link verifyExport} at the door of an installation, which records that it was done. */
export function verifyExportFile(
  deps: StaffDeps,
  caller: Caller,
  lines: AsyncIterable<string>,
  kept: readonly ChainHead[] = [],
): Promise<Result<ExportVerification>> {
  const order = { act: 'audit.verify', subject: 'audit/file', resource: { regionId: null } } as const;
  return operate(deps, caller, order, async () => {
    const verified = await verifyExport(deps.secrets.sm3, lines, kept);
    if (!verified.ok) return verified;
    const { heading, verdict, whole } = verified.value;
    const { entries, broken } = verdict;
    return done({ value: verified.value, detail: { region: heading.regionId, entries, broken, whole } });
  });
}
