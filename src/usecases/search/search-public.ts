/** Searches what is already public: reports and published answers today. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { SearchHit } from '../ports/search.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface PublicHit extends SearchHit {
  readonly regionId: string;
  readonly regionName: string;
}

export interface PublicHits {
  readonly hits: readonly PublicHit[];
  /** Exact below {@link mostCounted}. */
  readonly total: number;
}

export const mostCounted = 1000;
/** Hits of one page. */
export const pageLength = 20;
const longestWords = 100;

interface Place {
  readonly regionId: string;
  readonly name: string;
}

/**
 * By words, in one county or, county after county, in all that are handed in.
 * @param order.places counties to search, in the order in which their hits are shown
 * @param order.page from 1
 * @param order.kind `answer`, `report`; left out: everything
 */
export function searchPublic(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly places: readonly Place[];
    readonly words: string;
    readonly page: number;
    readonly kind?: string;
  },
): Promise<Result<PublicHits>> {
  const { places, page } = order;
  const filter = order.kind === undefined ? {} : { kind: order.kind };
  const words = order.words.slice(0, longestWords);
  const regionId = places.length === 1 ? (places[0]?.regionId ?? null) : null;
  return look(
    deps,
    caller,
    { act: 'request.guide', subject: 'search', resource: { regionId } },
    async ({ search }) => {
      const hits: PublicHit[] = [];
      let total = 0;
      let skip = (page - 1) * pageLength;
      for (const place of places) {
        const limit = Math.max(0, pageLength - hits.length);
        const found = await search.query(place.regionId, words, filter, { limit: limit || 1, offset: skip });
        if (limit > 0) hits.push(...found.hits.map((hit) => ({ ...hit, ...nameOf(place) })));
        total += found.total;
        skip = Math.max(0, skip - found.total);
        if (total >= mostCounted) break;
      }
      return done({ hits, total: Math.min(total, mostCounted) });
    },
  );
}

const nameOf = ({ regionId, name }: Place) => ({ regionId, regionName: name });

const mostPieces = 6;

/** Hits for what somebody describes in sentences: the whole first, then its pieces, those with most pieces in front. */
export function findSimilar(
  deps: StaffDeps,
  caller: Caller,
  order: { readonly regionId: string; readonly words: string; readonly limit: number },
): Promise<Result<readonly SearchHit[]>> {
  const { regionId, limit } = order;
  return look(
    deps,
    caller,
    { act: 'request.guide', subject: 'search', resource: { regionId } },
    async ({ search }) => {
      const scores = new Map<string, { readonly hit: SearchHit; score: number }>();
      const add = (hits: readonly SearchHit[], score: number) => {
        for (const hit of hits) {
          const known = scores.get(hit.documentId);
          if (known === undefined) scores.set(hit.documentId, { hit, score });
          else known.score += score;
        }
      };
      const whole = order.words.trim().slice(0, 40);
      const pieces = piecesOf(order.words).slice(0, mostPieces);
      for (const [words, score] of [
        [whole, 10],
        ...pieces.map((piece) => [piece, piece.length] as const),
      ] as const) {
        if (words.length < 2) continue;
        add((await search.query(regionId, words, {}, { limit: 10, offset: 0 })).hits, score);
      }
      return done(
        [...scores.values()]
          .sort((a, b) => b.score - a.score)
          .slice(0, limit)
          .map(({ hit }) => hit),
      );
    },
  );
}

/** Words that stand in every request and say nothing about what is wanted. */
const empty =
  /关于|有关|相关|申请|公开|请求|请问|希望|需要|提供|政府信息|信息|情况|文件|材料|我们?|想要?|获取|以及|或者|和|与|及|的|了|在|是|对|为/gu;

/** Pieces of a description that may stand in a title: 农村危房改造、补助标准. */
export function piecesOf(text: string): readonly string[] {
  const pieces = text
    .normalize('NFKC')
    .slice(0, 500)
    .replace(empty, ' ')
    .split(/[^\p{L}\p{N}〔〕]+/u)
    .filter((piece) => [...piece].length >= 2)
    .map((piece) => [...piece].slice(0, 12).join(''));
  return [...new Set(pieces)];
}
