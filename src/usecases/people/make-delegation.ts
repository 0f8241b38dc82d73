/** 委托: one role of one person, used by a colleague for a period; recorded on both sides. */
import { addDays, dayOf, daysBetween, isDay, startOfDay } from '../../domain/days/county-day.ts';
import type { Delegation, RoleGrant } from '../../domain/people/account.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { isAhead, isRunning } from '../../domain/people/grants-in-force.ts';
import { isAdministrator } from '../../domain/people/role.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { behalfOf } from '../../policies/decide.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { By } from './create-account.ts';
import { noGrant, notAllowed, wrong } from './problems.ts';
import { recordPeople } from './record-people.ts';
import { checkSeparation } from './separation.ts';
import { tellOfDelegation } from './tell-people.ts';

export const longestDelegation = 92;
const longestReason = 100;

export interface DelegationInput {
  readonly grantId: string;
  readonly toAccountId: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** Makes it and returns its id. One's own role, or that of an absent colleague where one may arrange it. */
export async function makeDelegation(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  input: DelegationInput,
): Promise<Result<string>> {
  const grantId = String(input.grantId);
  const grant = await deps.storage.accounts.grant(regionId, grantId);
  // A role that is not there is nobody's own: asked like a colleague's, so that nobody learns which ids exist.
  const own = caller.kind === 'staff' && (grantId === '' || grant?.accountId === caller.accountId);
  const order = {
    act: own ? 'delegation.make-own' : 'delegation.make',
    subject: 'delegation',
    resource: {
      regionId,
      agencyId: grant?.agencyId ?? null,
      ...(own ? { accountId: caller.accountId } : {}),
    },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if (!own && caller.kind === 'staff' && input.toAccountId === caller.accountId) {
      return wrong('toAccountId', '不能把同事的角色安排给自己代行。请另选一位，或请政务公开股安排。');
    }
    const made = await lendRole(stores, deps, { regionId, at, actor: actorOf(caller) }, input);
    if (!made.ok) return made;
    const subject = `delegation/${made.value}`;
    const delegation = (await stores.accounts.delegation(regionId, made.value))!;
    const within = await withinOwnTurn(
      stores,
      caller,
      behalfOf(caller, order.act, order.resource),
      delegation,
      at,
    );
    if (!within.ok) return within;
    await tellOfDelegation(stores, deps, 'delegation-made', delegation, actorOf(caller));
    return done({
      value: made.value,
      subject,
      after: delegation,
      detail: { role: grant?.role ?? null, agency: grant?.agencyId ?? null },
    });
  });
}

/**
 * Whoever arranges it only because a colleague lent them the role: what was lent goes no further, and what they arrange
 * ends when their own turn does. Otherwise a day of acting for somebody would become a quarter of a year.
 */
async function withinOwnTurn(
  { accounts }: Stores,
  caller: Caller,
  lender: string | null,
  made: Delegation,
  at: string,
): Promise<Result<null>> {
  if (caller.kind !== 'staff' || lender === null) return done(null);
  const { regionId, accountId } = caller;
  const turns = (await accounts.delegations(regionId, { to: accountId, endedAfter: at })).filter((each) =>
    isRunning(each, at),
  );
  if (turns.some(({ grantId }) => grantId === made.grantId)) {
    return notAllowed('您代行的角色不能再转托他人。请本人另行委托，或请政务公开股安排。');
  }
  const last = turns
    .filter(({ fromAccountId }) => fromAccountId === lender)
    .map(({ until }) => until)
    .sort()
    .at(-1);
  if (last !== undefined && made.until <= last) return done(null);
  return wrong('until', '您是代行角色，安排的委托不能晚于您自己代行结束的日期。请改早一些。');
}

/** The step itself, inside a transaction. */
export async function lendRole(
  stores: Stores,
  { secrets }: Pick<StaffDeps, 'secrets'>,
  by: By,
  input: DelegationInput,
): Promise<Result<string>> {
  const { regionId, at } = by;
  await stores.regions.hold(regionId);
  const grant = await stores.accounts.grant(regionId, String(input.grantId));
  if (grant === null || grant.revokedAt !== null) return refused({ ...noGrant, field: 'grantId' });
  if (isAdministrator(grant.role)) {
    return notAllowed('管理员的角色不能委托：三员分立。不在岗期间请由另一名同类管理员办理。');
  }
  const period = readPeriod(input, at);
  if (!period.ok) return period;
  const people = await checkPeople(stores, grant, String(input.toAccountId), at);
  if (!people.ok) return people;
  const overlap = await overlapping(stores, grant, String(input.toAccountId), period.value, at);
  if (!overlap.ok) return overlap;
  const delegationId = secrets.chance.id();
  await recordPeople(stores, {
    ...by,
    kind: 'delegation-made',
    facts: {
      accountId: grant.accountId,
      delegationId,
      grantId: grant.grantId,
      toAccountId: String(input.toAccountId),
      ...period.value,
    },
  });
  return done(delegationId);
}

interface Period {
  readonly from: string;
  readonly until: string;
  readonly reason: string;
}

/** Days become instants: from now or the start of a later day, until the end of the last day. */
function readPeriod(input: DelegationInput, at: string): Result<Period> {
  const [from, until] = [String(input.from).trim(), String(input.until).trim()];
  const reason = String(input.reason).replace(/\s+/g, ' ').trim();
  const today = dayOf(at);
  if (!isDay(from)) return wrong('from', '请填写开始的日期，如 2026-12-01。');
  if (!isDay(until)) return wrong('until', '请填写最后一天的日期，如 2026-12-05。');
  if (from < today) return wrong('from', '委托不能从过去开始。请从今天或以后的日期开始。');
  if (until < from) return wrong('until', '最后一天早于开始的日期。请核对两个日期。');
  if (daysBetween(from, until) + 1 > longestDelegation) {
    return wrong(
      'until',
      `一次委托最长 ${longestDelegation} 天。更久的，请由安全管理员给代行的同事授予角色。`,
    );
  }
  if (reason === '' || [...reason].length > longestReason) {
    return wrong('reason', `请写明事由，最长 ${longestReason} 个字，如“出差”“培训”；不写病情等个人情况。`);
  }
  return done({
    from: from === today ? at : startOfDay(from),
    until: startOfDay(addDays(until, 1)),
    reason,
  });
}

async function checkPeople(
  stores: Stores,
  grant: RoleGrant,
  toAccountId: string,
  at: string,
): Promise<Result<null>> {
  const { regionId } = grant;
  const [from, to] = await Promise.all([
    stores.accounts.get(regionId, grant.accountId),
    stores.accounts.get(regionId, toAccountId),
  ]);
  if (from?.status === 'disabled') {
    return notAllowed(`${from.name}的账户已停用，不能再委托。请由安全管理员给代行的同事授予角色。`);
  }
  if (to === null) return wrong('toAccountId', '请从列表里选择代行的同事。');
  if (to.accountId === grant.accountId) return wrong('toAccountId', '不能委托给本人。请选择一位同事。');
  if (to.status !== 'active') {
    return wrong('toAccountId', `${to.name}的账户还没有启用或已经停用，不能代行。请另选一位。`);
  }
  const held = await stores.accounts.grants(regionId, [toAccountId]);
  if (held.some((each) => each.role === grant.role && each.agencyId === grant.agencyId)) {
    return wrong('toAccountId', `${to.name}自己就有这个角色，不用委托，直接办理即可。`);
  }
  const separate = await checkSeparation(stores, regionId, toAccountId, grant.role, at);
  if (separate.ok) return separate;
  const [problem] = separate.problems;
  return refused({ ...problem, field: 'toAccountId' });
}

async function overlapping(
  { accounts }: Stores,
  { regionId, grantId }: RoleGrant,
  toAccountId: string,
  { from, until }: Period,
  at: string,
): Promise<Result<null>> {
  const others = (await accounts.delegations(regionId, { to: toAccountId, endedAfter: at })).filter(
    (each) => each.grantId === grantId && isAhead(each, at),
  );
  if (!others.some((each) => each.from < until && from < each.until)) return done(null);
  return wrong('from', '这个角色在这段时间里已经委托给此人。请改日期，或先结束原来的委托。');
}
