/** 授予角色: by a security administrator, never to oneself. */
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { isRoleId } from '../../domain/people/role.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { roleOf } from '../../policies/roles.ts';
import { holdersOf } from '../notifications/holders-of.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';
import type { By } from './create-account.ts';
import { directoryOf } from './directory.ts';
import { noAccount, notAllowed, wrong } from './problems.ts';
import { recordPeople } from './record-people.ts';
import { checkSeparation } from './separation.ts';
import { tellOfRole } from './tell-people.ts';

export interface RoleInput {
  readonly role: string;
  /** '' for a role of the whole county. */
  readonly agencyId: string;
}

/** Gives a role; returns the id of the grant. */
export async function grantRole(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
  input: RoleInput,
): Promise<Result<string>> {
  const order = {
    act: 'role.grant',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if (caller.kind === 'staff' && caller.accountId === accountId) {
      return notAllowed('不能给自己授予角色。请由另一名安全管理员办理。');
    }
    const by = { regionId, at, actor: actorOf(caller) };
    const given = await giveRole(stores, deps, by, accountId, input);
    if (!given.ok) return given;
    await tellOfRole(stores, deps, 'role-granted', (await stores.accounts.grant(regionId, given.value))!);
    if (caller.kind === 'operator') await tellOfGrantAtServer(stores, deps, regionId, accountId, input, at);
    const role = String(input.role);
    return done({
      value: given.value,
      after: { grantId: given.value, role, agencyId: String(input.agencyId) },
      detail: { role, agency: String(input.agencyId) },
    });
  });
}

/** Whose duty it is to grant roles hears of one that was granted past them, at the server. */
async function tellOfGrantAtServer(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  accountId: string,
  { role }: RoleInput,
  at: string,
): Promise<void> {
  const holders = await holdersOf(stores, regionId, 'security-administrator');
  await notify(stores, deps, {
    regionId,
    accountIds: holders.filter((id) => id !== accountId),
    kind: 'role-granted-at-server',
    subject: `account/${accountId}`,
    facts: { role: isRoleId(role) ? roleOf(role).name : '', at: localTime(at) },
    link: `/workbench/roles/${accountId}`,
  });
}

/** The step itself, inside a transaction. */
export async function giveRole(
  stores: Stores,
  { secrets }: Pick<StaffDeps, 'secrets'>,
  by: By,
  accountId: string,
  input: RoleInput,
): Promise<Result<string>> {
  const { regionId, at } = by;
  await stores.regions.hold(regionId);
  const account = await stores.accounts.get(regionId, accountId);
  if (account === null) return refused(noAccount);
  if (account.status === 'disabled') return notAllowed('这个账户已停用。请先由系统管理员启用，再授予角色。');
  const { role, agencyId } = { role: String(input.role), agencyId: String(input.agencyId).trim() };
  if (!isRoleId(role)) return wrong('role', '请从列表里选择一个角色。');
  const { scope, name } = roleOf(role);
  if (scope === 'region' && agencyId !== '') {
    return wrong('agencyId', `${name}管全县，不分机关。请把机关留空。`);
  }
  if (scope === 'agency') {
    if (agencyId === '') return wrong('agencyId', `${name}是某个机关的角色。请选择机关。`);
    const { agencies } = await directoryOf(stores, regionId, dayOf(at));
    if (!agencies.some((each) => each.agencyId === agencyId && each.exists)) {
      return wrong('agencyId', '没有这个机关，或者它已经撤销。请选择现有的机关，职能划转的选承接机关。');
    }
  }
  const where = agencyId === '' ? null : agencyId;
  const held = await stores.accounts.grants(regionId, [accountId]);
  if (held.some((grant) => grant.role === role && grant.agencyId === where)) {
    return wrong('role', `${account.name}已经是${name}，不必再授予。`);
  }
  const separate = await checkSeparation(stores, regionId, accountId, role, at);
  if (!separate.ok) return separate;
  const grantId = secrets.chance.id();
  await recordPeople(stores, {
    ...by,
    kind: 'role-granted',
    facts: { accountId, grantId, role, agencyId: where },
  });
  return done(grantId);
}
