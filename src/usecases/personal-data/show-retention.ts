/** 保存期限: the periods with their articles, what is due when, and what was anonymised. */

import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { isPersonalKind, type PersonalKind, personalKindNames } from '../../domain/personal-data/kind.ts';
import type { FileRetention, RetentionPeriod } from '../../domain/personal-data/retention.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { MaskedDatum, RetentionCount, RetentionState } from '../ports/personal-data.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** An anonymisation, from the audit trail. */
export interface PastAnonymisation {
  readonly entryId: number;
  readonly at: string;
  readonly data: number;
  readonly kinds: string;
  readonly listDigest: string;
}

export interface RetentionView {
  /** The county's today. */
  readonly day: string;
  readonly periods: readonly (RetentionPeriod & { readonly ownerName: string; readonly eventName: string })[];
  /** Of texts and files of cases; `what` names their kinds. */
  readonly files: readonly (FileRetention & {
    readonly ownerName: string;
    readonly eventName: string;
    readonly what: string;
  })[];
  readonly counts: readonly (RetentionCount & { readonly ownerName: string })[];
  /** The newest first. */
  readonly past: readonly PastAnonymisation[];
}

const mostPast = 50;
const pageSize = 100;
const states: readonly RetentionState[] = ['in-use', 'scheduled', 'due', 'anonymised'];

/**
 * The retention of the caller's county.
 * @param regionId for the operator, who belongs to none
 */
export async function showRetention(
  deps: StaffDeps,
  caller: Caller,
  regionId: string | null = countyOf(caller),
): Promise<Result<RetentionView>> {
  const { owners, events, periods, files, fileKinds } = deps.privacy.retention;
  const day = dayOf(deps.clock().toISOString());
  return look(deps, caller, order(regionId), async (storage) => {
    const region = regionId ?? '';
    const [counts, entries] = await Promise.all([
      storage.personal.retention(region, day),
      storage.audit.search({
        regionId: region,
        act: 'personal.anonymise',
        outcome: 'done',
        limit: mostPast * 4,
      }),
    ]);
    return done({
      day,
      periods: periods.map((each) => ({
        ...each,
        ownerName: owners.get(each.owner) ?? each.owner,
        eventName: events.get(each.event) ?? each.event,
      })),
      files: files.map((each) => ({
        ...each,
        ownerName: owners.get(each.owner) ?? each.owner,
        eventName: events.get(each.event) ?? each.event,
        what:
          each.files === 'others'
            ? '案卷的其他文件'
            : each.files.map((kind) => fileKinds.get(kind) ?? kind).join('、'),
      })),
      counts: counts.map((each) => ({ ...each, ownerName: owners.get(each.ownerKind) ?? each.ownerKind })),
      past: entries
        .map(({ entryId, at, detail }) => ({
          entryId,
          at,
          data: Number(detail.data ?? detail.files ?? 0),
          kinds:
            detail.files === undefined
              ? kindWords(String(detail.kinds ?? ''), owners)
              : `案卷文件的内容 ${Number(detail.files)} 份`,
          listDigest: String(detail.listDigest ?? ''),
        }))
        .filter(({ data }) => data > 0)
        .slice(0, mostPast),
    });
  });
}

export interface RetentionListInput {
  readonly state: string;
  readonly owner: string;
  readonly kind: string;
  /** '' for the first page. */
  readonly after: string;
}

export interface RetentionList {
  readonly state: RetentionState;
  readonly kind: PersonalKind;
  readonly ownerName: string;
  readonly data: readonly MaskedDatum[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}

/** The data behind a count, masked. */
export async function listRetention(
  deps: StaffDeps,
  caller: Caller,
  { state, owner, kind, after }: RetentionListInput,
): Promise<Result<RetentionList>> {
  const regionId = countyOf(caller);
  const day = dayOf(deps.clock().toISOString());
  return look(deps, caller, order(regionId), async (storage) => {
    const known = states.find((each) => each === state);
    if (known === undefined || !isPersonalKind(kind)) {
      return refused({ code: 'not-found', message: '没有这一列表：请从“保存期限”页面重新打开。' });
    }
    const data = await storage.personal.listRetention(regionId ?? '', {
      state: known,
      ownerKind: owner,
      kind,
      day,
      ...(after === '' ? {} : { after }),
      limit: pageSize + 1,
    });
    const page = data.slice(0, pageSize);
    const ownerName = deps.privacy.retention.owners.get(owner) ?? owner;
    const next = data.length > pageSize ? page.at(-1)!.datumId : null;
    return done({ state: known, kind, ownerName, data: page, next });
  });
}

/** `account/phone 3` as the audit trail has it, in words: 工作人员账户的电话号码 3 项. */
function kindWords(kinds: string, owners: ReadonlyMap<string, string>): string {
  return kinds
    .split(', ')
    .map((each) => {
      const [, owner = '', kind = '', count] = /^([^/]+)\/(\S+) (\d+)$/.exec(each) ?? [];
      if (!isPersonalKind(kind)) return each;
      return `${owners.get(owner) ?? owner}的${personalKindNames[kind]} ${count} 项`;
    })
    .join('、');
}

const countyOf = (caller: Caller): string | null => (caller.kind === 'staff' ? caller.regionId : null);

const order = (regionId: string | null) =>
  ({ act: 'personal.retention', subject: 'personal-data', resource: { regionId } }) as const;
