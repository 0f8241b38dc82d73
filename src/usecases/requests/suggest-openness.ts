/** 转主动公开 (条例 44): what was disclosed to several applicants, and what applicants suggest, judged by staff. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { likenessText } from '../../domain/requests/likeness.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { decide } from '../../policies/decide.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { appliedText } from './act-as-applicant.ts';
import { actOnPublic } from './act-on-public.ts';
import { type CaseOrder, record } from './open-case.ts';
import { closeOpennessReview } from './openness-review.ts';

export interface OpennessRequest {
  readonly requestId: string;
  readonly number: string;
  readonly title: string;
  readonly agencyId: string;
  readonly endedOn: string;
  readonly version: number;
  /** The applicant suggested it. */
  readonly suggested: boolean;
  /** null: not judged yet. */
  readonly decided: boolean | null;
}

/** The same information, disclosed more than once or suggested to be opened. */
export interface OpennessGroup {
  readonly title: string;
  /** Newest first. */
  readonly requests: readonly OpennessRequest[];
  readonly open: boolean;
}

/** Disclosures looked through, the newest: older ones were on the list when they were new. */
const mostRequests = 300;

/**
 * Groups of at least two disclosures in the same words or under the same title, and single ones that were suggested;
 * those that wait for a judgement first (law book L-44.1).
 */
export function listOpenness(
  deps: StaffDeps,
  caller: Caller,
  { regionId }: { readonly regionId: string },
): Promise<Result<readonly OpennessGroup[]>> {
  // Whoever publishes for the county sees the county; a reviewer, the own agencies.
  const own = caller.kind === 'staff' ? agenciesOf(caller, regionId) : null;
  const resource = { regionId, agencyId: own?.[0] ?? null };
  const order = { act, subject: 'request', resource } as const;
  return look(deps, caller, order, async ({ requests }) => {
    const disclosing = deps.requestRules.answers.filter(({ traits }) => traits.discloses !== 'nothing');
    const cases: RequestCase[] = [];
    for (const { id } of disclosing) {
      const filter = { answer: id, open: false, ...(own === null ? {} : { agencyIds: own }) };
      const rows = await requests.list(regionId, filter, 'newest', null, mostRequests);
      for (const { requestId } of rows) {
        const state = await requests.get(regionId, requestId);
        if (state !== null) cases.push(state);
      }
    }
    return done(groupsOf(cases));
  });
}

const act = 'request.publish';

/** Agencies for which this person publishes; null: the whole county. */
function agenciesOf(caller: Staff, regionId: string): readonly string[] | null {
  if (decide(caller, act, { regionId }) === 'granted') return null;
  const ids = new Set(caller.grants.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])));
  return [...ids].filter((agencyId) => decide(caller, act, { regionId, agencyId }) === 'granted');
}

function groupsOf(cases: readonly RequestCase[]): readonly OpennessGroup[] {
  return sameThings(cases)
    .map((those) => those.toSorted((a, b) => (endOf(a) < endOf(b) ? 1 : -1)))
    .filter(
      (those) => those.length > 1 || those.some(({ opennessSuggestion }) => opennessSuggestion !== null),
    )
    .map(
      (those): OpennessGroup => ({
        title: those[0]?.title ?? '',
        open: those.every(({ opennessSuggestion }) => (opennessSuggestion?.decided ?? null) === null),
        requests: those.map((state) => ({
          requestId: state.requestId,
          number: state.number,
          title: state.title,
          agencyId: state.agencyId,
          endedOn: endOf(state),
          version: state.version,
          suggested: state.opennessSuggestion !== null,
          decided: state.opennessSuggestion?.decided ?? null,
        })),
      }),
    )
    .sort((a, b) => Number(b.open) - Number(a.open) || b.requests.length - a.requests.length);
}

/** Requests that share a title or their words, directly or through others. */
function sameThings(cases: readonly RequestCase[]): readonly (readonly RequestCase[])[] {
  const groups = new Map<string, RequestCase[]>();
  for (const state of cases) {
    const keys = [`title ${likenessText(state.title)}`, `words ${state.received.likeness}`].filter(
      (key) => !key.endsWith(' '),
    );
    const known = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    const joined = [...known, state];
    const all = new Set([
      ...keys,
      ...[...groups].filter(([, those]) => those.some((each) => known.has(each))).map(([key]) => key),
    ]);
    for (const key of all) groups.set(key, joined);
  }
  return [...new Set(groups.values())];
}

const endOf = ({ ended }: RequestCase): string => ended?.on ?? '';

/** Says whether it will be opened, and why; the applicant sees it. */
export function decideOpenness(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & { readonly opens: boolean | null; readonly reason: string },
): Promise<Result<null>> {
  return actOnPublic(deps, caller, order, async (open) => {
    const { opens } = order;
    const reason = order.reason.trim();
    const [first, ...more] = [
      ...(opens === null
        ? [{ code: 'field-missing', field: 'opens', message: '请选择转为主动公开，还是不转。' }]
        : []),
      ...appliedText(reason, 'reason', 300, '请写明理由：申请人会看到。'),
    ];
    if (opens === null || first !== undefined) return refused(first!, ...more);
    const after = await record(open, { kind: 'request-openness-decided', data: { opens, reason } });
    await closeOpennessReview(after);
    return done({ value: null, open: after, detail: { opens } });
  });
}
