/** 转主动公开 comes up as work by itself: what was disclosed before, or what an applicant suggests (条例 44, law book L-44.1). */
import { likenessText } from '../../domain/requests/likeness.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { OpenCase } from './open-case.ts';
import { openTask, taskKindOf } from './open-task.ts';

/** Requests looked at for the same title or words; a group of more has been on the list for long. */
const mostAlike = 50;

/**
 * Opens the review where the agency disclosed the same before, or the applicant suggested it; run again it changes
 * nothing. Call it in the transaction of serving or suggesting.
 */
export async function openOpennessReview(open: OpenCase): Promise<void> {
  const { state, stores } = open;
  const suggested = state.opennessSuggestion !== null;
  if (!suggested && !disclosingKinds(open).has(state.decision?.answer ?? '')) return;
  const others = await sameDisclosures(open);
  if (!suggested && others.length === 0) return;
  const group = [state, ...others];
  if (group.some(({ opennessSuggestion }) => (opennessSuggestion?.decided ?? null) !== null)) return;
  for (const each of group) {
    const subject = requestSubject(each.requestId);
    if ((await stores.tasks.openAbout(each.regionId, taskKindOf('openness'), subject)) !== null) return;
  }
  await openTask(open, 'openness', null);
}

/** The review is done for all that were given the same. */
export async function closeOpennessReview(open: OpenCase): Promise<void> {
  const { stores, state, at } = open;
  for (const { regionId, requestId } of [state, ...(await sameDisclosures(open))])
    await stores.tasks.close(regionId, requestSubject(requestId), 'request.publish', at);
}

/** Other requests to this agency that were answered by a disclosure and share title or words, directly or through others. */
async function sameDisclosures(open: OpenCase): Promise<readonly RequestCase[]> {
  const { stores, state } = open;
  const found = new Map([[state.requestId, state]]);
  for (const each of found.values()) {
    if (found.size > mostAlike) break;
    for (const id of await disclosedAlike(open, each)) {
      const alike = found.has(id) ? null : await stores.requests.get(state.regionId, id);
      if (alike !== null) found.set(id, alike);
    }
  }
  found.delete(state.requestId);
  return [...found.values()];
}

/** Ids of disclosures with the same title or in the same words. */
async function disclosedAlike({ stores, deps }: OpenCase, request: RequestCase): Promise<readonly string[]> {
  const { regionId, agencyId, title, received } = request;
  const { likeness } = received;
  const kinds = disclosingKinds({ deps });
  const [worded, titled] = await Promise.all([
    likeness === '' ? [] : stores.requests.alike(regionId, { likeness, agencyId }, mostAlike),
    stores.requests.list(
      regionId,
      { agencyIds: [agencyId], words: title, open: false },
      'newest',
      null,
      mostAlike,
    ),
  ]);
  const same = titled.filter((row) => likenessText(row.title) === likenessText(title));
  return [...worded, ...same].filter(({ answer }) => kinds.has(answer ?? '')).map((row) => row.requestId);
}

const disclosingKinds = ({ deps }: Pick<OpenCase, 'deps'>): ReadonlySet<string> =>
  new Set(
    deps.requestRules.answers.filter(({ traits }) => traits.discloses !== 'nothing').map(({ id }) => id),
  );
