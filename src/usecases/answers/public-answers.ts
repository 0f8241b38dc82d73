/** Published answers, for everybody: without persons, checked before release. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { Publication, PublicationPlace } from '../ports/publications.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface PublicAnswer {
  readonly publicationId: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly day: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly link: string;
}

export interface PublicAnswers {
  readonly region: string;
  readonly answers: readonly PublicAnswer[];
  /** Exact below {@link mostCounted}. */
  readonly total: number;
  /** Where the next page begins; null: this is the last one. */
  readonly next: PublicationPlace | null;
}

export const mostCounted = 1000;
const pageLength = 20;
const notThere = { code: 'not-found', message: '没有找到这条公开的答复：可能已经撤下。' };

const orderOf = (regionId: string) =>
  ({ act: 'request.guide', subject: 'answer', resource: { regionId } }) as const;

/** A page of the list, newest first. */
export function listAnswers(
  deps: StaffDeps,
  caller: Caller,
  order: { readonly regionId: string; readonly agencyId: string; readonly after: PublicationPlace | null },
): Promise<Result<PublicAnswers>> {
  const { regionId, after } = order;
  const filter = order.agencyId === '' ? {} : { agencyId: order.agencyId };
  return look(deps, caller, orderOf(regionId), async ({ regions, publications, agencies }) => {
    const region = await regions.get(regionId);
    if (region === null) return refused(notThere);
    const [found, total, all] = await Promise.all([
      publications.list(regionId, filter, after, pageLength + 1),
      publications.count(regionId, filter, mostCounted),
      agencies.list(regionId),
    ]);
    const shown = found.slice(0, pageLength);
    const last = shown.at(-1);
    const names = new Map(all.map(({ agencyId, name }) => [agencyId, name]));
    return done({
      region: region.name,
      answers: shown.map((publication) => publicOf(publication, names)),
      total,
      next:
        found.length > pageLength && last !== undefined
          ? { day: last.day, publicationId: last.publicationId }
          : null,
    });
  });
}

/** One of them. */
export function showAnswer(
  deps: StaffDeps,
  caller: Caller,
  { regionId, publicationId }: { readonly regionId: string; readonly publicationId: string },
): Promise<Result<PublicAnswer & { readonly region: string }>> {
  return look(deps, caller, orderOf(regionId), async ({ regions, publications, agencies }) => {
    const [region, publication] = await Promise.all([
      regions.get(regionId),
      publications.get(regionId, publicationId),
    ]);
    if (region === null || publication === null || publication.withdrawnAt !== null) return refused(notThere);
    const agency = await agencies.get(regionId, publication.agencyId);
    const names = new Map(agency === null ? [] : [[agency.agencyId, agency.name]]);
    return done({ ...publicOf(publication, names), region: region.name });
  });
}

/** The request that was answered is not named: its number leads to the applicant for whoever holds it. */
function publicOf(
  { publicationId, title, question, answer, day, agencyId, link }: Publication,
  names: ReadonlyMap<string, string>,
): PublicAnswer {
  return {
    publicationId,
    title,
    question,
    answer,
    day,
    agencyId,
    agencyName: names.get(agencyId) ?? '',
    link,
  };
}
