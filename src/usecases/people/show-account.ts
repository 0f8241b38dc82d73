/** One account with everything that an administrator needs to know of it. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Account } from '../../domain/people/account.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { isAhead } from '../../domain/people/grants-in-force.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { Act } from '../../policies/permissions.ts';
import { look } from '../perform.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { Storage } from '../ports/stores.ts';
import { lockOf } from '../sign-in/lock-of.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { may } from '../workbench/menu.ts';
import { directoryOf, namesOf, roleText } from './directory.ts';
import { mostTasks, whoCanTake } from './hand-over-work.ts';
import { type HistoryLine, historyOf } from './people-history.ts';
import { noAccount } from './problems.ts';

export interface AccountPage {
  readonly account: Account;
  readonly agencyName: string;
  readonly roles: readonly string[];
  /** Running and coming ones, in words. */
  readonly delegations: readonly string[];
  /** Masked. */
  readonly contacts: readonly MaskedDatum[];
  readonly sessions: number;
  readonly secondFactor: boolean;
  /** ISO instant until which no sign-in is possible; null: none. */
  readonly lockedUntil: string | null;
  readonly openWork: number;
  /** Who could take that work over. */
  readonly successors: readonly Account[];
  readonly history: readonly (HistoryLine & { readonly by: string })[];
  /** What the caller may do here. */
  readonly may: Readonly<
    Record<'change' | 'invite' | 'reveal' | 'unlock' | 'resetFactor' | 'signOut' | 'grant', boolean>
  >;
  readonly self: boolean;
}

/** Problems: `not-found`. */
export async function showAccount(
  deps: StaffDeps,
  caller: Staff,
  accountId: string,
): Promise<Result<AccountPage>> {
  const { regionId } = caller;
  const order = { act: 'account.list', subject: `account/${accountId}`, resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const account = await storage.accounts.get(regionId, accountId);
    if (account === null) return refused(noAccount);
    const at = deps.clock().toISOString();
    const directory = await directoryOf(storage, regionId, dayOf(at));
    const tasks = await storage.tasks.open(regionId, { accountId, limit: mostTasks });
    const [grants, delegations, contacts, sessions, credential, lockedUntil, successors, events] =
      await Promise.all([
        storage.accounts.grants(regionId, [accountId]),
        delegationWords(storage, account, at),
        storage.personal.maskedOf(regionId, 'account', [accountId]),
        storage.signIn.sessions(regionId, accountId),
        storage.signIn.credential(regionId, accountId),
        lockOf(deps, storage, account),
        tasks.length === 0 ? [] : whoCanTake(storage, regionId, accountId, tasks),
        storage.ledger.ofSubject(regionId, `account/${accountId}`),
      ]);
    const history = historyOf(events, directory);
    const names = await namesOf(
      storage,
      regionId,
      history.map(({ actor }) => actor.replace('account/', '')),
    );
    const allowed = (act: Act) => may(caller, act, { regionId, accountId });
    return done({
      account,
      agencyName: directory.agencyName(account.agencyId),
      roles: grants.map((grant) => roleText(directory.words(grant.role, grant.agencyId))),
      delegations,
      contacts,
      sessions: sessions.filter(({ expiresAt }) => expiresAt > at).length,
      secondFactor: credential !== null && credential.codeConfirmedAt !== null,
      lockedUntil,
      openWork: tasks.length,
      successors,
      history: history.map((line) => ({ ...line, by: actorName(line.actor, names) })),
      may: {
        change: allowed('account.change'),
        invite: allowed('account.invite'),
        reveal: allowed('account.reveal'),
        unlock: allowed('account.unlock'),
        resetFactor: allowed('account.reset-second-factor'),
        signOut: allowed('account.sign-out'),
        grant: allowed('role.grant'),
      },
      self: caller.accountId === accountId,
    });
  });
}

function actorName(actor: string, names: ReadonlyMap<string, Account>): string {
  if (actor === 'operator') return '命令行';
  if (actor === 'program') return '系统';
  return names.get(actor.replace('account/', ''))?.name ?? '已移走的账户';
}

async function delegationWords(storage: Storage, account: Account, at: string): Promise<readonly string[]> {
  const { regionId, accountId } = account;
  const [given, received] = await Promise.all([
    storage.accounts.delegations(regionId, { from: accountId, endedAfter: at }),
    storage.accounts.delegations(regionId, { to: accountId, endedAfter: at }),
  ]);
  const ahead = [...given, ...received].filter((each) => isAhead(each, at));
  const names = await namesOf(
    storage,
    regionId,
    ahead.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
  );
  const name = (id: string) => names.get(id)?.name ?? id;
  return ahead.map((each) => {
    const last = dayOf(new Date(Date.parse(each.until) - 1).toISOString());
    const who =
      each.fromAccountId === accountId
        ? `由${name(each.toAccountId)}代行`
        : `代${name(each.fromAccountId)}行事`;
    return `${who}，${dayOf(each.from)} 至 ${last}`;
  });
}
