/** Files what a citizen filled in: once, however often the button is pressed. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { type Deed, perform } from '../perform.ts';
import type { RequestRow } from '../ports/requests.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type Draft, draftOf, draftOwner, noDraft, save } from './draft.ts';
import { draftProblems } from './draft-check.ts';
import { emptyDraft, type FiledRequest, requestOf } from './draft-document.ts';
import { alike, likenessOf, receiveRequest } from './receive-request.ts';

export interface FilingOrder {
  readonly regionId: string;
  /** Of the draft; in the citizen's cookie. */
  readonly token: string;
}

/** Files every item of the draft as a request of its own, all or none. Called again, it answers what was filed. */
export function fileRequest(
  deps: StaffDeps,
  caller: Caller,
  { regionId, token }: FilingOrder,
): Promise<Result<readonly FiledRequest[]>> {
  const order = { act: 'request.file', subject: 'request', resource: { regionId } } as const;
  return perform<readonly FiledRequest[]>(deps, caller, order, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noDraft);
    const draft = await draftOf(stores, deps, regionId, token);
    if (draft === null) return refused(noDraft);
    if (draft.document.filed !== null) return done(deedOf(draft.document.filed, true));
    const [first, ...more] = draftProblems(deps, regionId, draft);
    if (first !== undefined) return refused(first, ...more);
    return fileItems(stores, deps, caller, draft, at);
  });
}

async function fileItems(
  stores: Stores,
  deps: StaffDeps,
  caller: Caller,
  draft: Draft,
  at: string,
): Promise<Result<Deed<readonly FiledRequest[]>>> {
  const { regionId, draftId, document } = draft;
  const filed: FiledRequest[] = [];
  for (const [place, item] of document.items.entries()) {
    const splitFrom = filed[0]?.requestId ?? null;
    const request = { ...requestOf(deps.requestRules.intake, regionId, document, item), splitFrom };
    const files = splitFrom === null ? [] : await copiesOf(stores, regionId, requestSubject(splitFrom));
    const draftFiles = splitFrom === null && place === 0 ? draftOwner(draftId) : null;
    const received = await receiveRequest(
      stores,
      deps,
      { caller, at },
      { ...request, files, draft: draftFiles },
    );
    if (!received.ok) return received;
    const { state, code } = received.value;
    filed.push({ requestId: state.requestId, number: state.number, code });
  }
  await save(stores, deps, regionId, draftId, { ...emptyDraft, filed });
  return done(deedOf(filed, false));
}

/** Papers of the applicant belong to each of the requests: a case file is complete in itself. */
async function copiesOf({ caseFiles }: Stores, regionId: string, owner: string) {
  const copies: { kind: string; title: string; fileName: string; mediaType: string; bytes: Uint8Array }[] =
    [];
  for (const { fileId, kind, title, fileName, mediaType } of await caseFiles.listOf(regionId, owner)) {
    const bytes = fileName === '' ? null : await caseFiles.open(regionId, fileId);
    if (bytes !== null) copies.push({ kind, title, fileName, mediaType, bytes });
  }
  return copies;
}

const deedOf = (filed: readonly FiledRequest[], again: boolean): Deed<readonly FiledRequest[]> => ({
  value: filed,
  subject: requestSubject(filed[0]?.requestId ?? ''),
  after: filed.map(({ requestId }) => requestId),
  detail: { requests: filed.length, again },
});

/** Earlier requests of the same person in the same words, to be noticed before filing; newest first. */
export async function duplicatesOf(
  deps: StaffDeps,
  { regionId, document }: Pick<Draft, 'regionId' | 'document'>,
): Promise<readonly RequestRow[]> {
  const found = await Promise.all(
    document.items.map((item) =>
      alike(
        deps.storage,
        regionId,
        likenessOf(deps, requestOf(deps.requestRules.intake, regionId, document, item)),
      ),
    ),
  );
  return found.flat();
}
