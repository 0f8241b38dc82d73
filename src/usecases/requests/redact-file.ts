/** 遮盖、清理: a record that is to leave the house loses what is withheld and what does not show (条例 37, T-23). */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { CleanedFile, RedactedFile, RedactionMark, RedactionText } from '../ports/documents.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { keepFile } from './keep-file.ts';
import { actOnCase, type CaseOrder, lookAtCase, type OpenCase, record } from './open-case.ts';
import { type FoundNumber, numbersIn } from './person-numbers.ts';

export interface FileOrder extends CaseOrder {
  readonly fileId: string;
}

export interface RecordToMark {
  readonly facts: CaseFileFacts;
  readonly text: RedactionText;
  /** Numbers of persons that stand in it, each once. */
  readonly found: readonly FoundNumber[];
}

/** The text of a record with places, for choosing what to withhold. Problems: those of the file. */
export function lookAtRecord(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder,
): Promise<Result<RecordToMark>> {
  return lookAtCase(deps, caller, 'request.handle', order, async (open) => {
    const file = await recordOf(open, order.fileId);
    if (!file.ok) return file;
    const text = await deps.documents.redactionPages(file.value.bytes, file.value.facts.fileName);
    if (!text.ok) return text;
    const lines = text.value.pages.flatMap((page) => page.lines.map((line) => line.text));
    return done({ facts: file.value.facts, text: text.value, found: numbersIn(lines.join('\n')) });
  });
}

/** Burns the marks in and keeps the result, proved to hold the text no longer. */
export async function redactFile(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder & { readonly marks: readonly RedactionMark[] },
): Promise<Result<ActDone & { readonly notes: readonly string[] }>> {
  const { marks } = order;
  return makeAndKeep(deps, caller, order, '（已遮盖）', async ({ facts, bytes }) => {
    if (marks.length === 0) return refused(noMarks);
    const made = await deps.documents.redact(bytes, facts.fileName, marks);
    return made.ok ? done({ file: made.value, places: made.value.places }) : made;
  });
}

const noMarks: Problem = {
  code: 'field-invalid',
  field: 'marks',
  message: '没有选择要遮盖的内容。不需要遮盖的，请用“不遮盖，只清理隐藏信息”。',
};

/** Takes out comments, hidden parts, metadata; nothing that shows changes. */
export function cleanFile(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder,
): Promise<Result<ActDone & { readonly notes: readonly string[] }>> {
  return makeAndKeep(deps, caller, order, '', async ({ facts, bytes }) => {
    const made = await deps.documents.clean(bytes, facts.fileName);
    return made.ok ? done({ file: made.value, places: 0 }) : made;
  });
}

interface Made {
  readonly file: RedactedFile | CleanedFile;
  readonly places: number;
}

/**
 * Makes the copy before the transaction that keeps it: a long document takes a minute, and a county that is held meanwhile
 * could take no request. A record's content never changes, so the copy is of what is there afterwards too.
 */
async function makeAndKeep(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder,
  mark: string,
  make: (file: { readonly facts: CaseFileFacts; readonly bytes: Uint8Array }) => Promise<Result<Made>>,
): Promise<Result<ActDone & { readonly notes: readonly string[] }>> {
  const read = await lookAtCase(deps, caller, 'request.handle', order, (open) =>
    recordOf(open, order.fileId),
  );
  if (!read.ok) return read;
  const made = await make(read.value);
  if (!made.ok) return made;
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { fileId } = order;
    const facts = await factsOf(open, fileId);
    return facts === null ? refused(noFile) : keepMade(open, facts, made.value.file, mark, made.value.places);
  });
}

async function keepMade(
  open: OpenCase,
  source: CaseFileFacts,
  made: RedactedFile | CleanedFile,
  mark: string,
  places: number,
) {
  const { stores, deps, state, actor: by, at } = open;
  const fileId = await keepFile(stores, deps, {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: 'redacted',
    title: `${source.title}${mark}`,
    fileName: made.fileName,
    mediaType: made.mediaType,
    bytes: made.bytes,
    // Opened to the applicant only when the answer is served.
    audience: 'staff',
    by,
    at,
  });
  const after = await record(open, { kind: 'request-file-added', data: { fileId, kind: 'redacted' } });
  const notes = 'notes' in made ? made.notes : made.removed;
  const end = acted(after, { warnings: notes, detail: { source: source.fileId, file: fileId, places } });
  return end.ok ? done({ ...end.value, value: { ...end.value.value, notes } }) : end;
}

const noFile: Problem = { code: 'not-found', message: '没有找到这份文件，请从案卷重新进入。' };

/** A record of this case, with its content. */
export async function recordOf(open: OpenCase, fileId: string) {
  const facts = await factsOf(open, fileId);
  const bytes = facts === null ? null : await open.stores.caseFiles.open(open.state.regionId, fileId);
  return facts === null || bytes === null ? refused(noFile) : done({ facts, bytes });
}

async function factsOf({ stores, state }: OpenCase, fileId: string): Promise<CaseFileFacts | null> {
  const facts = await stores.caseFiles.get(state.regionId, fileId);
  return facts?.owner === requestSubject(state.requestId) && facts.kind === 'record' ? facts : null;
}
