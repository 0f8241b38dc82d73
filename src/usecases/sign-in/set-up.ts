/** 首次启动: sets up a county with its three administrators (三员), three different people. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { Division } from '../../domain/rulebook/rulebook.ts';
import { type By, openAccount } from '../people/create-account.ts';
import { giveRole } from '../people/grant-role.ts';
import { perform, recordFailure } from '../perform.ts';
import type { Account } from '../ports/accounts.ts';
import type { Stores } from '../ports/stores.ts';
import { findRegion } from '../regions/find-region.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { hashedPassword, type NewPassword } from './new-password.ts';
import { type NewSession, openSession } from './open-session.ts';
import { isSetUpGood } from './prepare-set-up.ts';
import { type Invitation, inviteIn } from './send-invitation.ts';

export const administrators = ['system', 'security', 'audit'] as const;
export type Administrator = (typeof administrators)[number];

export interface AdministratorInput {
  readonly name: string;
  readonly signInName: string;
  /** May be ''. */
  readonly email: string;
}

export interface SetUpInput {
  readonly token: string;
  /** Administrative division code, six digits. */
  readonly regionId: string;
  readonly people: Readonly<Record<Administrator, AdministratorInput>>;
  /** Of the system administrator, who sits at the screen. */
  readonly password: NewPassword;
}

export interface SetUpDone {
  readonly county: string;
  /** Of the system administrator: goes on to the second factor. */
  readonly session: NewSession;
  /** Shown once, for the other two. */
  readonly invitations: readonly (Invitation & {
    readonly administrator: Administrator;
    readonly name: string;
  })[];
}

export const setUpLinkUsed: Problem = {
  code: 'not-found',
  message: '这个首次启动链接已经用过或者过期。请在服务器上运行 gongkai set-up，会印出新的链接。',
};

/**
 * Sets the county up and uses the link up, in one transaction: of two at once one wins, and when anything is wrong
 * nothing has happened and the link stays good.
 * Problems: `not-found` (link), `county-unknown`, `county-there`, `same-person`, and those of accounts and passwords,
 * with fields such as `security-signInName`.
 */
export async function setUp(
  deps: StaffDeps,
  caller: Caller,
  divisions: readonly Division[],
  input: SetUpInput,
): Promise<Result<SetUpDone>> {
  const visitor = { kind: 'anyone', from: caller.from } as const;
  const order = { act: 'region.set-up', subject: 'set-up', resource: { regionId: null } } as const;
  if (!(await isSetUpGood(deps, input.token))) {
    await recordFailure(deps, visitor, order, { step: 'use' });
    return refused(setUpLinkUsed);
  }
  const county = findRegion(input.regionId, divisions);
  const problems = [...(county === null ? [countyUnknown] : []), ...samePerson(input.people)];
  const { system } = input.people;
  const hashed = await hashedPassword(deps, input.password, system, county?.name ?? '');
  const [first, ...more] = [...problems, ...(hashed.ok ? [] : hashed.problems)];
  if (county === null || !hashed.ok || first !== undefined) return refused(first ?? countyUnknown, ...more);
  const { regionId } = input;
  const forCounty = { ...order, subject: `region/${regionId}`, resource: { regionId } };
  return perform<SetUpDone>(deps, visitor, forCounty, async (stores, at) => {
    if (!(await stores.signIn.useSetUpLink(deps.secrets.sha256(input.token), at)))
      return refused(setUpLinkUsed);
    const { name, level, province, prefecture } = county;
    await stores.regions.add({
      regionId,
      name,
      level,
      province: province ?? null,
      prefecture: prefecture ?? null,
    });
    await stores.regions.hold(regionId);
    if ((await stores.accounts.list(regionId, { limit: 1 })).length > 0) return refused(countyThere);
    const made = await appoint(stores, deps, { regionId, at, actor: 'set-up' }, input.people);
    if (!made.ok) return made;
    const accounts = made.value;
    await stores.signIn.putPassword(regionId, accounts.system.accountId, hashed.value, at);
    const invitations = [];
    for (const administrator of ['security', 'audit'] as const) {
      const account = accounts[administrator];
      const invitation = await inviteIn(stores, deps, account, at);
      invitations.push({ administrator, name: account.name, ...invitation });
    }
    const facts = { method: 'password', standing: 'setup', from: caller.from } as const;
    const session = await openSession(stores, deps, accounts.system, facts, at);
    const ids = Object.fromEntries(administrators.map((each) => [each, accounts[each].accountId]));
    return done({ value: { county: name, session, invitations }, after: ids, detail: ids });
  });
}

/** Opens the three accounts and gives each its one role; every problem of all three at once. */
async function appoint(
  stores: Stores,
  deps: StaffDeps,
  by: By,
  people: SetUpInput['people'],
): Promise<Result<Readonly<Record<Administrator, Account>>>> {
  const problems: Problem[] = [];
  const accounts: Partial<Record<Administrator, Account>> = {};
  for (const administrator of administrators) {
    const { name, signInName, email } = people[administrator];
    const input = { name, signInName, email, agencyId: '', phone: '' };
    const opened = await openAccount(stores, deps, by, input, false);
    if (!opened.ok) {
      problems.push(
        ...opened.problems.map((each) =>
          each.field === undefined ? each : { ...each, field: `${administrator}-${each.field}` },
        ),
      );
      continue;
    }
    accounts[administrator] = opened.value;
    const role = { role: `${administrator}-administrator`, agencyId: '' };
    const given = await giveRole(stores, deps, by, opened.value.accountId, role);
    if (!given.ok) problems.push(...given.problems);
  }
  const [first, ...more] = problems;
  const { system, security, audit } = accounts;
  if (system === undefined || security === undefined || audit === undefined || first !== undefined)
    return refused(first ?? countyUnknown, ...more);
  return done({ system, security, audit });
}

const countyUnknown: Problem = {
  code: 'county-unknown',
  field: 'regionId',
  message: '没有这个行政区划代码。请填六位数字，例如本县身份证号码的前六位；乡镇和开发区请填所在县的代码。',
};

const countyThere: Problem = {
  code: 'county-there',
  field: 'regionId',
  message: '这个县已经设立，有管理员了。请直接登录；要增加人员，由系统管理员开设账户。',
};

/** 三员分立: one person must not hold two of the three. */
function samePerson(people: SetUpInput['people']): readonly Problem[] {
  const key = { name: '姓名', signInName: '登录名', email: '电子邮箱' } as const;
  return (Object.keys(key) as (keyof typeof key)[]).flatMap((field) =>
    administrators.flatMap((each, index) => {
      const own = people[each][field].trim().toLowerCase();
      const before = administrators.slice(0, index);
      const same = own !== '' && before.some((other) => people[other][field].trim().toLowerCase() === own);
      return same
        ? [
            {
              code: 'same-person',
              field: `${each}-${field}`,
              message: `三名管理员须是三个不同的人，${key[field]}不能相同；同名的，请在姓名后加以区别。`,
              article: 'GB/T 22239-2019 8.1.5.2',
            },
          ]
        : [];
    }),
  );
}
