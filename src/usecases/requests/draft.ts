/**
 * The draft of a request: kept on the server under a token that only the citizen's browser holds. It is the citizen's own
 * paper until it is filed, so saving it is no act on the record and has no entry in the audit trail.
 */
import { addDays, dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type DraftDocument, type DraftFile, emptyDraft, readDraft } from './draft-document.ts';
import { keepFile } from './keep-file.ts';

/** Days for which a draft waits to be gone on with. */
export const draftDays = 7;

export interface Draft {
  readonly regionId: string;
  readonly draftId: string;
  readonly document: DraftDocument;
  readonly files: readonly DraftFile[];
  /** First instant at which it is gone. */
  readonly expiresAt: string;
}

export const noDraft: Problem = {
  code: 'not-found',
  message: '没有找到您没填完的申请：可能已超过保留的天数，或者是在别的设备上填的。请重新开始。',
};

/** Owner of the draft's files. */
export const draftOwner = (draftId: string): string => `draft/${draftId}`;

const orderOf = (regionId: string) =>
  ({ act: 'request.file', subject: 'request', resource: { regionId } }) as const;

/** Begins a draft; the token goes into the citizen's cookie and nowhere else. */
export function beginDraft(
  deps: StaffDeps,
  caller: Caller,
  { regionId, agencyId }: { readonly regionId: string; readonly agencyId: string },
): Promise<Result<{ readonly token: string }>> {
  return look(deps, caller, orderOf(regionId), async (storage) => {
    if ((await storage.regions.get(regionId)) === null) return refused(noDraft);
    const token = deps.secrets.chance.token();
    await save(storage, deps, regionId, deps.secrets.sha256(token), { ...emptyDraft, agencyId });
    return done({ token });
  });
}

/** The draft of a token, with its files. */
export function openDraft(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: { readonly regionId: string; readonly token: string | null },
): Promise<Result<Draft>> {
  return look(deps, caller, orderOf(regionId), async (storage) => {
    const draft = token === null ? null : await draftOf(storage, deps, regionId, token);
    return draft === null ? refused(noDraft) : done(draft);
  });
}

/** Keeps what was filled in, right or wrong: nothing that was typed is lost. A filed draft is not touched. */
export function saveDraft(
  deps: StaffDeps,
  caller: Caller,
  {
    regionId,
    token,
    document,
  }: { readonly regionId: string; readonly token: string; readonly document: DraftDocument },
): Promise<Result<Draft>> {
  return look(deps, caller, orderOf(regionId), (storage) =>
    // Filing holds the county too: a page that is saved meanwhile must not bring a filed draft back, and lose its 查询码.
    storage.transaction(async (stores) => {
      await stores.regions.hold(regionId);
      const draft = await draftOf(stores, deps, regionId, token);
      if (draft === null || draft.document.filed !== null) return refused(noDraft);
      await save(stores, deps, regionId, draft.draftId, document);
      return done({ ...draft, document });
    }),
  );
}

/** Most of one draft. */
export interface DraftRoof {
  readonly files: number;
  /** Of all files: each request of the draft gets a copy of them while the county is held. */
  readonly bytes: number;
  /** Of all drafts of the county together; left out: 2 GB. A stranger must not be able to fill the disk. */
  readonly county?: number;
}

const mostOfCounty = 2 * 1024 ** 3;

/** Adds a file; its content was sniffed and measured before. */
export function addDraftFile(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly token: string;
    readonly file: {
      readonly kind: string;
      readonly title: string;
      readonly fileName: string;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
    };
  },
  most: DraftRoof,
): Promise<Result<null>> {
  const { regionId, token, file } = order;
  return look(deps, caller, orderOf(regionId), async (storage) => {
    const draft = await draftOf(storage, deps, regionId, token);
    if (draft === null || draft.document.filed !== null) return refused(noDraft);
    if (draft.files.length >= most.files)
      return refused({
        code: 'field-invalid',
        field: 'file',
        message: `最多上传 ${most.files} 个文件，请先移除不要的。`,
      });
    const bytes = draft.files.reduce((sum, { size }) => sum + size, file.bytes.byteLength);
    if (bytes > most.bytes)
      return refused({
        code: 'field-invalid',
        field: 'file',
        message: `文件合计不能超过 ${Math.floor(most.bytes / 1024 / 1024)} MB。请移除不要的，或者换小一点的照片。`,
      });
    const waiting = await storage.caseFiles.bytesOf(regionId, draftOwner(''));
    if (waiting + file.bytes.byteLength > (most.county ?? mostOfCounty)) return refused(crowded);
    const at = deps.clock().toISOString();
    const facts = { ...file, audience: 'staff', by: 'anyone', at } as const;
    await storage.transaction((stores) =>
      keepFile(stores, deps, { regionId, owner: draftOwner(draft.draftId), ...facts }),
    );
    return done(null);
  });
}

const crowded: Problem = {
  code: 'field-invalid',
  field: 'file',
  message:
    '现在上传的人太多，暂时不能收文件。身份证明可以以后补交：不上传也能继续填写、提交；也可以过一会儿再来。',
};

/** Removes a file of the draft. */
export function dropDraftFile(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token, fileId }: { readonly regionId: string; readonly token: string; readonly fileId: string },
): Promise<Result<null>> {
  return look(deps, caller, orderOf(regionId), async (storage) => {
    const draft = await draftOf(storage, deps, regionId, token);
    if (draft?.files.some((file) => file.fileId === fileId) !== true) return refused(noDraft);
    await storage.transaction((stores) => stores.caseFiles.remove(regionId, [fileId]));
    return done(null);
  });
}

/** Throws the draft away, with its files. */
export function dropDraft(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: { readonly regionId: string; readonly token: string },
): Promise<Result<null>> {
  return look(deps, caller, orderOf(regionId), async (storage) => {
    const draft = await draftOf(storage, deps, regionId, token);
    if (draft === null) return done(null);
    await storage.transaction(async ({ caseFiles, requestDrafts }) => {
      await caseFiles.removeAll(regionId, draftOwner(draft.draftId));
      await requestDrafts.remove(regionId, draft.draftId);
    });
    return done(null);
  });
}

/** For the use cases of this folder: the draft of a token, or null. */
export async function draftOf(
  { requestDrafts, caseFiles }: Pick<Stores, 'requestDrafts' | 'caseFiles'>,
  deps: Pick<StaffDeps, 'secrets' | 'clock'>,
  regionId: string,
  token: string,
): Promise<Draft | null> {
  const draftId = deps.secrets.sha256(token);
  const found = await requestDrafts.get(regionId, draftId, deps.clock().toISOString());
  if (found === null) return null;
  const files = await caseFiles.listOf(regionId, draftOwner(draftId));
  return {
    regionId,
    draftId,
    document: readDraft(found.document),
    files: files.map(({ fileId, kind, fileName, size }) => ({ fileId, kind, fileName, size })),
    expiresAt: found.expiresAt,
  };
}

/** Writes the document; its days begin anew. */
export async function save(
  { requestDrafts }: Pick<Stores, 'requestDrafts'>,
  { clock }: Pick<StaffDeps, 'clock'>,
  regionId: string,
  draftId: string,
  document: DraftDocument,
): Promise<void> {
  const at = clock().toISOString();
  const expiresAt = `${addDays(dayOf(at), draftDays)}T16:00:00.000Z`;
  await requestDrafts.put({ regionId, draftId, document, createdAt: at, expiresAt });
}
