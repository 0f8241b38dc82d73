/** 我的账户: what the system keeps about the person who asks. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Account, Delegation } from '../../domain/people/account.ts';
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { contactFields } from '../../domain/people/contacts.ts';
import { isRunning } from '../../domain/people/grants-in-force.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { directoryOf, namesOf, roleText } from '../people/directory.ts';
import { look } from '../perform.ts';
import type { Session } from '../ports/sign-in.ts';
import type { Storage } from '../ports/stores.ts';
import { refusalOf } from '../refusal.ts';
import { isOpen } from '../sign-in/caller-of-session.ts';
import { confirmedRecently } from '../sign-in/confirm-identity.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { ownOrder } from './sensitive.ts';

export interface OwnDelegation {
  /** 信息员（财政局） */
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly until: string;
}

export interface Me {
  readonly account: Account;
  readonly agency: string;
  readonly roles: readonly { readonly words: string; readonly grantedAt: string }[];
  /** Running now, given or received. */
  readonly delegations: readonly OwnDelegation[];
  readonly contacts: readonly { readonly label: string; readonly masked: string | null }[];
  readonly security: OwnSecurity;
  /** Open sessions, this one first. */
  readonly sessions: readonly Session[];
  readonly sessionId: string;
}

export interface OwnSecurity {
  /** null: never set (people of the demo). */
  readonly passwordChangedAt: string | null;
  readonly hasPassword: boolean;
  readonly codeConfirmedAt: string | null;
  readonly recoveryCodesLeft: number;
  readonly identities: readonly { readonly issuer: string; readonly linkedAt: string }[];
  /** Name of the identity service; null: this installation uses none. */
  readonly identityService: string | null;
  /** The password was typed within the last minutes: forms need not ask for it. */
  readonly confirmed: boolean;
}

/** Everything on the page of one's own account; personal data masked. */
export async function showMe(deps: StaffDeps, caller: Caller): Promise<Result<Me>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.read', 'refused'));
  const { regionId, accountId, sessionId } = caller;
  return look(deps, caller, ownOrder(caller, 'own.read'), async (storage) => {
    const account = await storage.accounts.get(regionId, accountId);
    if (account === null) return refused({ code: 'not-found', message: '没有找到您的账户。' });
    const now = deps.clock();
    const directory = await directoryOf(storage, regionId, dayOf(now.toISOString()));
    const grants = await storage.accounts.grants(regionId, [accountId]);
    const kept = await storage.personal.maskedOf(regionId, 'account', [accountId]);
    const sessions = (await storage.signIn.sessions(regionId, accountId)).filter((session) =>
      isOpen(session, now, deps.signIn.session.idleMinutes),
    );
    return done({
      account,
      agency: directory.agencyName(account.agencyId),
      roles: grants.map(({ role, agencyId, grantedAt }) => ({
        words: roleText(directory.words(role, agencyId)),
        grantedAt,
      })),
      delegations: await runningDelegations(storage, caller, now.toISOString(), directory),
      contacts: contactFields.map(({ field, label }) => ({
        label,
        masked: kept.find((datum) => datum.field === field)?.masked ?? null,
      })),
      security: await securityOf(deps, caller),
      sessions: sessions.sort(
        (a, b) => Number(b.sessionId === sessionId) - Number(a.sessionId === sessionId),
      ),
      sessionId,
    });
  });
}

async function securityOf(deps: StaffDeps, caller: Staff): Promise<OwnSecurity> {
  const { regionId, accountId } = caller;
  const { signIn } = deps.storage;
  const credential = await signIn.credential(regionId, accountId);
  return {
    passwordChangedAt: credential?.passwordChangedAt ?? null,
    hasPassword: credential?.passwordHash != null,
    codeConfirmedAt: credential?.codeConfirmedAt ?? null,
    recoveryCodesLeft: await signIn.recoveryCodesLeft(regionId, accountId),
    identities: await signIn.identitiesOf(regionId, accountId),
    identityService: deps.identity?.name ?? null,
    confirmed: await confirmedRecently(deps, caller),
  };
}

async function runningDelegations(
  storage: Storage,
  { regionId, accountId }: Staff,
  at: string,
  directory: Awaited<ReturnType<typeof directoryOf>>,
): Promise<readonly OwnDelegation[]> {
  const [given, received] = await Promise.all([
    storage.accounts.delegations(regionId, { from: accountId, endedAfter: at }),
    storage.accounts.delegations(regionId, { to: accountId, endedAfter: at }),
  ]);
  const running: Delegation[] = [...given, ...received].filter((each) => isRunning(each, at));
  const names = await namesOf(
    storage,
    regionId,
    running.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
  );
  const list: OwnDelegation[] = [];
  for (const { grantId, fromAccountId, toAccountId, until } of running) {
    const grant = await storage.accounts.grant(regionId, grantId);
    if (grant === null) continue;
    list.push({
      role: roleText(directory.words(grant.role, grant.agencyId)),
      from: names.get(fromAccountId)?.name ?? '',
      to: names.get(toAccountId)?.name ?? '',
      until,
    });
  }
  return list;
}
