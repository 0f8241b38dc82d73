/** First step of an import: reads a sheet, shows what would change, and keeps it for an hour. */

import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { canonicalJson } from '../state-digest.ts';
import { noCounty } from './agency-problem.ts';
import { type ImportPreview, type StagedImport, stagedKind, stagedMinutes } from './import-preview.ts';
import { planSheet } from './sheet-plan.ts';

export interface PlannedImport {
  /** For confirming; only the same person can. */
  readonly stagedId: string;
  readonly preview: ImportPreview;
  /** ISO instant until which it can be confirmed. */
  readonly expiresAt: string;
}

export interface ImportFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const act = 'agency.import';

/**
 * What is wrong inside the sheet is part of the preview; problems are for a file that cannot be read at all
 * (`empty`, `too-large`, `unsupported-type`, `damaged`, `too-many-rows`, `too-many-columns`, …).
 */
export async function planImport(
  deps: StaffDeps,
  caller: Caller,
  { regionId, file }: { readonly regionId: string; readonly file: ImportFile },
): Promise<Result<PlannedImport>> {
  const order = { act, subject: 'agency', resource: { regionId } } as const;
  // Asked before the file is read: reading costs more than refusing.
  const allowed = await look(deps, caller, order, async () => done(null));
  if (!allowed.ok) return allowed;
  const fileName = file.fileName.replace(/^.*[\\/]/, '').slice(0, 200);
  const read = await deps.sheets.read(file.bytes, fileName);
  if (!read.ok) return refused({ code: read.problem.code, message: read.problem.message, field: 'file' });
  return perform(deps, caller, order, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noCounty);
    const existing = await stores.agencies.list(regionId);
    const plan = planSheet(deps.agencyRules, regionId, existing, read.sheet);
    const preview: ImportPreview = { fileName, ...plan.preview };
    const directory = await directoryDigest(deps, stores, regionId);
    const stagedId = deps.secrets.chance.id();
    const expiresAt = new Date(Date.parse(at) + stagedMinutes * 60_000).toISOString();
    await stores.staged.sweep(at);
    const document: StagedImport = { preview, directory, events: plan.events };
    const accountId = importerOf(caller);
    await stores.staged.put({
      regionId,
      stagedId,
      accountId,
      kind: stagedKind,
      document,
      createdAt: at,
      expiresAt,
    });
    return done({
      value: { stagedId, preview, expiresAt },
      detail: {
        step: 'preview',
        added: preview.added.length,
        changed: preview.changed.length,
        problems: preview.problems.length,
      },
    });
  });
}

/** A preview that was made before, for the page after the upload. Problems: `not-found` when it is too old. */
export function showImport(
  deps: StaffDeps,
  caller: Caller,
  { regionId, stagedId }: { readonly regionId: string; readonly stagedId: string },
): Promise<Result<PlannedImport>> {
  const order = { act, subject: 'agency', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const staged = await stagedImport(storage, caller, regionId, stagedId, deps.clock().toISOString());
    if (!staged.ok) return staged;
    const { document, expiresAt } = staged.value;
    return done({ stagedId, preview: document.preview, expiresAt });
  });
}

/** The staged import of this person. Problems: `not-found`: confirmed, too old, or somebody else's. */
export async function stagedImport(
  { staged }: Pick<Stores, 'staged'>,
  caller: Caller,
  regionId: string,
  stagedId: string,
  at: string,
): Promise<Result<{ readonly document: StagedImport; readonly expiresAt: string }>> {
  const kept = await staged.get(regionId, stagedId);
  if (
    kept === null ||
    kept.kind !== stagedKind ||
    kept.accountId !== importerOf(caller) ||
    kept.expiresAt <= at
  ) {
    return refused({
      code: 'not-found',
      message: `没有这份预览：已经导入过，或者超过了 ${stagedMinutes} 分钟。请重新上传文件。`,
    });
  }
  return done({ document: kept.document as StagedImport, expiresAt: kept.expiresAt });
}

/** Digest of the directory as it is: an import is confirmed only against what its preview showed. */
export async function directoryDigest(
  deps: StaffDeps,
  { agencies }: Pick<Stores, 'agencies'>,
  regionId: string,
): Promise<string> {
  return deps.secrets.sm3(canonicalJson(await agencies.list(regionId)));
}

function importerOf(caller: Caller): string {
  return caller.kind === 'staff' ? caller.accountId : caller.kind;
}
