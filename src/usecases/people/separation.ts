/** 三员分立, over everything that a person holds now or will hold by a delegation already made. */
import { isAhead } from '../../domain/people/grants-in-force.ts';
import { isAdministrator, type RoleId } from '../../domain/people/role.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { mayHoldBoth, roleOf, roles } from '../../policies/roles.ts';
import type { Stores } from '../ports/stores.ts';

/** May this person get this role besides what they hold? */
export async function checkSeparation(
  { accounts }: Stores,
  regionId: string,
  accountId: string,
  role: RoleId,
  at: string,
): Promise<Result<null>> {
  const own = await accounts.grants(regionId, [accountId]);
  const lent = (await accounts.delegations(regionId, { to: accountId, endedAfter: at })).filter((each) =>
    isAhead(each, at),
  );
  const lentGrants = await Promise.all(lent.map(({ grantId }) => accounts.grant(regionId, grantId)));
  const clash = own.find((grant) => !mayHoldBoth(grant.role, role));
  if (clash !== undefined)
    return refused(separated(role, clash.role, '先收回那个角色，或把角色给另一个人。'));
  const lentClash = lentGrants.find((grant) => grant !== null && !mayHoldBoth(grant.role, role));
  if (lentClash == null) return done(null);
  return refused(separated(role, lentClash.role, '此人正受托代行那个角色：先结束委托，或把角色给另一个人。'));
}

const separated = (wanted: RoleId, held: RoleId, way: string): Problem => ({
  code: 'separated',
  field: 'role',
  message: `${roleOf(wanted).name}与${roleOf(held).name}不能由同一个人担任：三员分立，管理员不兼其他角色。请${way}`,
});

/**
 * Is there still somebody for each of the three administrators' duties? Asked after a change, in its transaction.
 * An invited person does not count: the duty needs somebody who can sign in.
 * @param concerned roles that the change took from somebody
 */
export async function checkAdministrators(
  { accounts }: Stores,
  regionId: string,
  concerned: readonly RoleId[],
): Promise<Result<null>> {
  const wanted = concerned.filter(isAdministrator);
  if (wanted.length === 0) return done(null);
  const grants = (await accounts.grants(regionId)).filter(({ role }) => wanted.includes(role));
  const holders = await accounts.some(
    regionId,
    grants.map(({ accountId }) => accountId),
  );
  const active = new Set(holders.filter(({ status }) => status === 'active').map((each) => each.accountId));
  const vacant = wanted.find(
    (role) => !grants.some((each) => each.role === role && active.has(each.accountId)),
  );
  if (vacant === undefined) return done(null);
  const { name } = roles.find(({ id }) => id === vacant)!;
  return refused({
    code: 'last-administrator',
    message: `这是本县最后一名能登录的${name}，撤下以后没有人能做这项工作。请先给另一位同事授予${name}，并等其首次登录以后再试。`,
  });
}
