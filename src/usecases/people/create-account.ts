/** 开设账户: a system administrator opens an account; what it may do, the security administrator says. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Account } from '../../domain/people/account.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { readSignInName } from '../../domain/people/names.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { type Invitation, inviteIn } from '../sign-in/send-invitation.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { directoryOf } from './directory.ts';
import { type AccountInput, putContacts, readAccountFields } from './read-account-fields.ts';
import { recordPeople } from './record-people.ts';

export interface NewAccountInput extends AccountInput {
  readonly signInName: string;
}

export interface NewAccount {
  readonly account: Account;
  /** With the link of the first sign-in: shown once, mailed where there is an address. */
  readonly invitation: Invitation;
}

/** Opens an account without roles and invites the person. */
export async function createAccount(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  input: NewAccountInput,
): Promise<Result<NewAccount>> {
  const order = { act: 'account.create', subject: 'account', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const opened = await openAccount(stores, deps, { regionId, at, actor: actorOf(caller) }, input, false);
    if (!opened.ok) return opened;
    const account = opened.value;
    const invitation = await inviteIn(stores, deps, account, at);
    return done({
      value: { account, invitation },
      subject: `account/${account.accountId}`,
      after: account,
      detail: { mailed: invitation.mailed },
    });
  });
}

export interface By {
  readonly regionId: string;
  readonly at: string;
  readonly actor: string;
}

/** The step itself, inside a transaction that holds the county or takes hold of it. */
export async function openAccount(
  stores: Stores,
  { secrets }: Pick<StaffDeps, 'secrets'>,
  by: By,
  input: NewAccountInput,
  demo: boolean,
): Promise<Result<Account>> {
  const { regionId, at } = by;
  if (!(await stores.regions.hold(regionId))) return refused(noCounty);
  const { agencies } = await directoryOf(stores, regionId, dayOf(at));
  const signInName = await freeSignInName(stores, regionId, String(input.signInName));
  const fields = readAccountFields(input, agencies);
  const [first, ...more] = [
    ...(signInName.ok ? [] : signInName.problems),
    ...(fields.ok ? [] : fields.problems),
  ];
  if (!signInName.ok || !fields.ok) return refused(first!, ...more);
  const accountId = secrets.chance.id();
  const { name, agencyId, email, phone } = fields.value;
  await recordPeople(stores, {
    ...by,
    kind: 'account-created',
    facts: { accountId, signInName: signInName.value, name, agencyId, demo },
  });
  await putContacts(stores, { regionId, accountId }, { email, phone }, at);
  return done((await stores.accounts.get(regionId, accountId))!);
}

async function freeSignInName(
  { accounts }: Stores,
  regionId: string,
  typed: string,
): Promise<Result<string>> {
  const read = readSignInName(typed);
  if (!read.ok) return read;
  return (await accounts.bySignInName(regionId, read.value)) === null ? read : refused(nameTaken(read.value));
}

const noCounty: Problem = { code: 'not-found', message: '没有这个县。请先完成首次启动，再开设账户。' };

const nameTaken = (signInName: string): Problem => ({
  code: 'field-invalid',
  field: 'signInName',
  message: `登录名 ${signInName} 已有人使用。请换一个，如在后面加数字。`,
});
