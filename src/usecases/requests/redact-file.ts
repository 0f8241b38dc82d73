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
export function redactFile(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder & { readonly marks: readonly RedactionMark[] },
): Promise<Result<ActDone & { readonly notes: readonly string[] }>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const file = await recordOf(open, order.fileId);
    if (!file.ok) return file;
    if (order.marks.length === 0)
      return refused({
        code: 'field-invalid',
        field: 'marks',
        message: '没有选择要遮盖的内容。不需要遮盖的，请用“不遮盖，只清理隐藏信息”。',
      });
    const made = await deps.documents.redact(file.value.bytes, file.value.facts.fileName, order.marks);
    return made.ok ? keepMade(open, file.value.facts, made.value, '（已遮盖）', made.value.places) : made;
  });
}

/** Takes out comments, hidden parts, metadata; nothing that shows changes. */
export function cleanFile(
  deps: StaffDeps,
  caller: Caller,
  order: FileOrder,
): Promise<Result<ActDone & { readonly notes: readonly string[] }>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const file = await recordOf(open, order.fileId);
    if (!file.ok) return file;
    const made = await deps.documents.clean(file.value.bytes, file.value.facts.fileName);
    return made.ok ? keepMade(open, file.value.facts, made.value, '', 0) : made;
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
export async function recordOf({ stores, state }: OpenCase, fileId: string) {
  const facts = await stores.caseFiles.get(state.regionId, fileId);
  if (facts === null || facts.owner !== requestSubject(state.requestId) || facts.kind !== 'record')
    return refused(noFile);
  const bytes = await stores.caseFiles.open(state.regionId, fileId);
  return bytes === null ? refused(noFile) : done({ facts, bytes });
}
