/** Keeps texts and files of a case, sealed, under a new id. */
import { createHash } from 'node:crypto';
import type { CaseFileFacts, FileAudience } from '../ports/case-files.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface FileToKeep {
  readonly regionId: string;
  /** `request/<id>`, `draft/<id>`, … */
  readonly owner: string;
  readonly kind: string;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly audience: FileAudience;
  /** Actor, as the ledger names it. */
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

/** Returns the id of the file. */
export async function keepFile(
  { caseFiles }: Pick<Stores, 'caseFiles'>,
  { secrets }: Pick<StaffDeps, 'secrets'>,
  { bytes, by, at, ...file }: FileToKeep,
): Promise<string> {
  const facts: CaseFileFacts = {
    ...file,
    fileId: secrets.chance.id(),
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: at,
    createdBy: by,
  };
  await caseFiles.add(facts, bytes);
  return facts.fileId;
}

/** A text, as UTF-8. Returns the id of its file. */
export function keepText(
  stores: Pick<Stores, 'caseFiles'>,
  deps: Pick<StaffDeps, 'secrets'>,
  { text, ...file }: Omit<FileToKeep, 'bytes' | 'fileName' | 'mediaType'> & { readonly text: string },
): Promise<string> {
  return keepFile(stores, deps, {
    ...file,
    fileName: '',
    mediaType: 'text/plain; charset=utf-8',
    bytes: new TextEncoder().encode(text),
  });
}

/** A kept text in clear; null when there is none or its time was over. */
export async function readText(
  { caseFiles }: Pick<Stores, 'caseFiles'>,
  regionId: string,
  fileId: string | null,
): Promise<string | null> {
  const bytes = fileId === null ? null : await caseFiles.open(regionId, fileId);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}
