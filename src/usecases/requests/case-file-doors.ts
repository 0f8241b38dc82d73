/** Files of a case: adding one, and opening one on the record. */
import { type UploadKind, uploadKindOf, uploadName } from '../../domain/files/upload-kind.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { perform } from '../perform.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { keepFile } from './keep-file.ts';
import { type CasePlace, requestOrder } from './look-at-request.ts';
import { actOnCase, type CaseOrder, noRequest, record } from './open-case.ts';

/** An upload as it came. */
export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Kinds of files that people add by hand, in words. */
export const addedKinds = [
  ['scan', '扫描件'],
  ['record', '拟公开的信息'],
  ['service-proof', '送达凭证'],
  ['opinion', '意见、回函'],
  ['reasons', '说明、证据'],
] as const;

export const badUpload: Problem = {
  code: 'unsupported-type',
  field: 'file',
  message:
    '这个文件不能收：请上传 PDF、JPG、PNG、DOCX、XLSX 或者纯文本。旧格式的 DOC、XLS 请先另存为新格式。',
};

/** What the content is; a problem where it is none of what is taken. */
export function judgeUpload({ fileName, bytes }: Upload): Result<UploadKind & { readonly fileName: string }> {
  const kind = uploadKindOf(bytes);
  return kind === null ? refused(badUpload) : done({ ...kind, fileName: uploadName(fileName, kind) });
}

export function addFile(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & { readonly kind: string; readonly title: string; readonly file: Upload },
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    if (!addedKinds.some(([kind]) => kind === order.kind))
      return refused({ code: 'field-invalid', field: 'kind', message: '请选择材料的种类。' });
    const judged = judgeUpload(order.file);
    if (!judged.ok) return judged;
    const { fileName, mediaType } = judged.value;
    const title = order.title.trim() === '' ? fileName : [...order.title.trim()].slice(0, 100).join('');
    const fileId = await keepFile(open.stores, deps, {
      regionId: order.regionId,
      owner: requestSubject(order.requestId),
      kind: order.kind,
      title,
      fileName,
      mediaType,
      bytes: order.file.bytes,
      audience: 'staff',
      by: open.actor,
      at: open.at,
    });
    const after = await record(open, { kind: 'request-file-added', data: { fileId, kind: order.kind } });
    return acted(after, { detail: { file: fileId, kind: order.kind } });
  });
}

export interface OpenedFile {
  readonly facts: CaseFileFacts;
  readonly bytes: Uint8Array;
}

const gone: Problem = {
  code: 'not-found',
  message: '没有找到您要的内容：可能已被移走，或者地址有误。',
};

/** Kinds that show who somebody is: opened like identity and contact data, by whoever works on the case. */
const personalKinds = new Set([
  'application',
  'identity-proof',
  'authorisation',
  'scan',
  'service-proof',
  'opinion',
  'mail',
  'bundle',
]);

/** Texts and papers that an applicant handed in later: the papers are often copies of an identity card. */
const handedIn = new Set(['supplement', 'explanation']);

/** The act that opening a file is: papers that somebody handed in may show who they are; their words are read by whoever judges. */
export const actToOpen = ({
  kind,
  fileName,
}: Pick<CaseFileFacts, 'kind' | 'fileName'>): 'request.reveal' | 'request.read' =>
  personalKinds.has(kind) || (handedIn.has(kind) && fileName !== '') ? 'request.reveal' : 'request.read';

/** Opens a file of the case; who opened which one when is on record. */
export async function openFile(
  deps: StaffDeps,
  caller: Caller,
  place: CasePlace & { readonly fileId: string },
): Promise<Result<OpenedFile>> {
  const { regionId, requestId, fileId } = place;
  const found = caller.kind === 'staff' ? await deps.storage.caseFiles.get(regionId, fileId) : null;
  const facts = found?.owner === requestSubject(requestId) ? found : null;
  const act = facts === null ? 'request.read' : actToOpen(facts);
  const { order, state } = await requestOrder(deps, caller, act, place);
  return perform(deps, caller, { ...order, reason: '打开案卷中的文件' }, async (stores) => {
    if (state === null) return refused(noRequest);
    const bytes = facts === null ? null : await stores.caseFiles.open(regionId, fileId);
    if (facts === null || bytes === null) return refused(gone);
    return done({ value: { facts, bytes }, detail: { file: facts.fileId, kind: facts.kind } });
  });
}
