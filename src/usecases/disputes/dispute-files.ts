/** Papers of a review or suit: decisions, notices, answers as they were filed. */
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { disputeSubject } from '../../domain/disputes/dispute-event.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import { judgeUpload, type OpenedFile, type Upload } from '../requests/case-file-doors.ts';
import { keepFile } from '../requests/keep-file.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noDispute } from './enter-dispute-step.ts';
import { writeDispute } from './write-dispute.ts';

/** Kinds that people add, in words. */
export const disputeFileKinds = [
  ['notice', '受理、应诉通知'],
  ['complaint', '复议申请书、起诉状副本'],
  ['answer', '答复书、答辩状'],
  ['decision', '决定书、裁判文书'],
  ['other', '其他材料'],
] as const;

const gone: Problem = {
  code: 'not-found',
  message: '没有找到您要的内容：可能已被移走，或者地址有误。',
};

/** For the form that adds one; act `dispute.handle`. */
export async function disputeForFiles(
  deps: StaffDeps,
  caller: Caller,
  { regionId, disputeId }: { readonly regionId: string; readonly disputeId: string },
): Promise<Result<Dispute>> {
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const order = { act: 'dispute.handle', subject: disputeSubject(disputeId), resource } as const;
  return look(deps, caller, order, async () => (known === null ? refused(noDispute) : done(known)));
}

/** Sealed with the dispute; act `dispute.handle`. */
export async function addDisputeFile(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly disputeId: string;
    readonly kind: string;
    readonly title: string;
    readonly file: Upload;
  },
): Promise<Result<null>> {
  const { regionId, disputeId, kind, title } = order;
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const subject = disputeSubject(disputeId);
  return perform(deps, caller, { act: 'dispute.handle', subject, resource }, async (stores, at) => {
    await stores.regions.hold(regionId);
    const before = await stores.disputes.get(regionId, disputeId);
    if (before === null) return refused(noDispute);
    if (!disputeFileKinds.some(([each]) => each === kind))
      return refused({ code: 'field-invalid', field: 'kind', message: '请选择材料的种类。' });
    const judged = judgeUpload(order.file);
    if (!judged.ok) return judged;
    const { fileName, mediaType } = judged.value;
    const fileId = await keepFile(stores, deps, {
      regionId,
      owner: subject,
      kind,
      title: title.trim() === '' ? fileName : [...title.trim()].slice(0, 100).join(''),
      fileName,
      mediaType,
      bytes: order.file.bytes,
      audience: 'staff',
      by: actorOf(caller),
      at,
    });
    const event = { kind: 'dispute-file-added', data: { fileId, kind } } as const;
    const after = await writeDispute(stores, deps, { caller, at }, { regionId, disputeId }, before, event);
    return done({ value: null, before, after, detail: { file: fileId, kind } });
  });
}

/** What the other side or the court sent shows who the person is. */
const personalKinds = new Set(['complaint', 'notice']);

/** Opens one on the record; act `dispute.list`, of papers with persons in them `dispute.handle`. */
export async function openDisputeFile(
  deps: StaffDeps,
  caller: Caller,
  order: { readonly regionId: string; readonly disputeId: string; readonly fileId: string },
): Promise<Result<OpenedFile>> {
  const { regionId, disputeId, fileId } = order;
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const subject = disputeSubject(disputeId);
  const found = known === null ? null : await deps.storage.caseFiles.get(regionId, fileId);
  const facts = found?.owner === subject ? found : null;
  const act = facts !== null && personalKinds.has(facts.kind) ? 'dispute.handle' : 'dispute.list';
  const asked = { act, subject, resource, reason: '打开复议诉讼的材料' } as const;
  return perform(deps, caller, asked, async (stores) => {
    const bytes = facts !== null ? await stores.caseFiles.open(regionId, fileId) : null;
    if (facts === null || bytes === null) return refused(gone);
    return done({ value: { facts, bytes }, detail: { file: fileId, kind: facts.kind } });
  });
}
