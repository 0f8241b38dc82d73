/** How an act on a request begins and ends: permission, the county held, state and clock loaded, one audit entry. */
import type { Agency } from '../../domain/agencies/agency.ts';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { type RequestEvent, requestSubject } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';
import { look, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { isSettled } from './archive-bar.ts';
import { caseResource } from './case-resource.ts';
import { countyCalendar } from './county-calendar.ts';
import { personNumberIn } from './ledger-texts.ts';
import { clockOf, writeRequest } from './write-request.ts';

/** Which request, and what the form showed of it. */
export interface CaseOrder {
  readonly regionId: string;
  readonly requestId: string;
  /** Version of the state that the form showed; left out: whatever it is now. */
  readonly version?: number | string;
}

/** A request that is being worked on: as it is now, and what is needed to change it. */
export interface OpenCase {
  readonly stores: Stores;
  readonly deps: StaffDeps;
  readonly caller: Caller;
  /** ISO instant, and its day. */
  readonly at: string;
  readonly today: string;
  readonly actor: string;
  readonly state: RequestCase;
  readonly agency: Agency;
  /** Name of the county. */
  readonly county: string;
  readonly calendar: Calendar;
  /** Of today. */
  readonly clock: ClockResult;
}

/** What was done; the state after it goes to the audit trail as a digest. */
export interface CaseDeed<T> {
  readonly value: T;
  readonly open: OpenCase;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export const noRequest: Problem = {
  code: 'not-found',
  message: '没有找到这件申请：可能地址有误，请从申请清单重新进入。',
};

export const staleRequest: Problem = {
  code: 'stale',
  message: '您打开页面之后，这件申请有了新的进展。您填的内容还在，请对照最新情况核对后再提交。',
};

export const archivedRequest: Problem = {
  code: 'not-now',
  message: '这件申请已经归档，案卷只能查看，不能再改动。',
  article: '《条例》第四十五条',
};

/**
 * Does an act on a request. Problems: those of the permission table, `not-found`, `stale`, `not-now` (archived), and what `work` returns;
 * then nothing is changed.
 * @param reason where the act asks for one
 */
export async function actOnCase<T>(
  deps: StaffDeps,
  caller: Caller,
  act: Act,
  order: CaseOrder,
  work: (open: OpenCase) => Promise<Result<CaseDeed<T>>>,
  reason = '',
): Promise<Result<T>> {
  const { regionId, requestId } = order;
  const subject = requestSubject(requestId);
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  return perform(deps, caller, { act, subject, resource, reason }, async (stores, at) => {
    if (!(await stores.regions.hold(regionId))) return refused(noRequest);
    const opened = await openCase(stores, deps, caller, at, order);
    if (!opened.ok) return opened;
    if (isSettled(opened.value.state)) return refused(archivedRequest);
    const telling = personNumberIn(order);
    if (telling !== null) return refused(telling);
    const result = await work(opened.value);
    if (!result.ok) return result;
    const { value, open, detail } = result.value;
    await stores.tasks.close(regionId, subject, act, at);
    return done({ value, before: opened.value.state, after: open.state, ...(detail && { detail }) });
  });
}

/** Reads a request for the page of an act, without changing anything. Problems as for {@link actOnCase}. */
export async function lookAtCase<T>(
  deps: StaffDeps,
  caller: Caller,
  act: Act,
  order: CaseOrder,
  work: (open: OpenCase) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { regionId, requestId } = order;
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  return look(deps, caller, { act, subject: requestSubject(requestId), resource }, async (storage) => {
    const opened = await openCase(storage, deps, caller, deps.clock().toISOString(), order);
    return opened.ok ? work(opened.value) : opened;
  });
}

async function openCase(
  stores: Stores,
  deps: StaffDeps,
  caller: Caller,
  at: string,
  { regionId, requestId, version }: CaseOrder,
): Promise<Result<OpenCase>> {
  const state = await stores.requests.get(regionId, requestId);
  if (state === null) return refused(noRequest);
  if (version !== undefined && String(version) !== String(state.version)) return refused(staleRequest);
  return done(await withState({ stores, deps, caller, at }, state));
}

/** A case that was loaded otherwise (by 查询码, by link, by a job), opened the same way. The county must be held. */
export async function withState(
  base: Pick<OpenCase, 'stores' | 'deps' | 'caller' | 'at'>,
  state: RequestCase,
): Promise<OpenCase> {
  const { stores, deps, caller, at } = base;
  const today = dayOf(at);
  const agency = await stores.agencies.get(state.regionId, state.agencyId);
  const region = await stores.regions.get(state.regionId);
  if (agency === null || region === null) throw new Error(`request/${state.requestId}: no agency or county`);
  const calendar = await countyCalendar(stores, deps, state.regionId);
  const clock = clockOf(deps, calendar, state, today);
  return { ...base, today, actor: actorOf(caller), state, agency, county: region.name, calendar, clock };
}

/** Records events; returns the case after them. */
export async function record(
  open: OpenCase,
  ...events: readonly [RequestEvent, ...RequestEvent[]]
): Promise<OpenCase> {
  const { stores, deps, caller, at, calendar, today } = open;
  const { regionId, requestId } = open.state;
  const state = await writeRequest(
    stores,
    deps,
    { caller, at },
    { regionId, requestId },
    open.state,
    ...events,
  );
  return { ...open, state, clock: clockOf(deps, calendar, state, today) };
}
