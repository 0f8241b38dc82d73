/** People who can sign in, for tests: accounts with a password and an authenticator app. */
import { Secret, TOTP } from 'otpauth';
import type { Account } from '../../src/domain/people/account.ts';
import type { Staff } from '../../src/domain/people/caller.ts';
import { codeSecretPlace } from '../../src/domain/personal-data/sealed-place.ts';
import { placeOf } from '../../src/usecases/notifications/new-delivery.ts';
import { openAccount } from '../../src/usecases/people/create-account.ts';
import { giveRole } from '../../src/usecases/people/grant-role.ts';
import { callerOfSession } from '../../src/usecases/sign-in/caller-of-session.ts';
import { type NewSession, openSession } from '../../src/usecases/sign-in/open-session.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { addRegion, testOrigin, testRegion } from './staff.ts';

export const visitor = { kind: 'anyone', from: testOrigin } as const;
export const goodPassword = '清晨 walks 到河边 7';

export interface PersonWanted {
  readonly signInName: string;
  readonly regionId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly role?: string;
  readonly demo?: boolean;
  /** Without a password the person was never invited. */
  readonly password?: string | null;
  /** Has the second factor been set up? */
  readonly app?: boolean;
}

export interface Person extends Account {
  /** Secret of the authenticator app. */
  readonly secret: string;
}

/** Makes an account as people have it who have been in before. */
export async function makePerson(deps: StaffDeps, wanted: PersonWanted): Promise<Person> {
  const { signInName, regionId = testRegion, password = goodPassword, app = true } = wanted;
  const { storage, secrets, clock } = deps;
  const secret = secrets.codes.newSecret();
  const hash = password === null ? null : await secrets.passwords.hash(password);
  if ((await storage.regions.get(regionId)) === null) await addRegion(deps, regionId);
  const account = await storage.transaction(async (stores) => {
    const by = { regionId, at: clock().toISOString(), actor: 'operator' };
    const input = {
      signInName,
      name: wanted.name ?? '测试员',
      email: wanted.email ?? '',
      phone: '',
      agencyId: '',
    };
    const opened = await openAccount(stores, deps, by, input, wanted.demo ?? false);
    if (!opened.ok) throw new Error(opened.problems[0].message);
    const { accountId } = opened.value;
    if (wanted.role !== undefined) {
      const given = await giveRole(stores, deps, by, accountId, { role: wanted.role, agencyId: '' });
      if (!given.ok) throw new Error(given.problems[0].message);
    }
    if (hash !== null) await stores.signIn.putPassword(regionId, accountId, hash, by.at);
    if (app && hash !== null) {
      const sealed = secrets.sealer.seal(secret, codeSecretPlace(regionId, accountId));
      await stores.signIn.putCodeSecret(regionId, accountId, sealed);
      await stores.signIn.confirmCode(regionId, accountId, 0, by.at);
      await stores.accounts.put({ ...opened.value, status: 'active', lastSignInAt: by.at });
    }
    return (await stores.accounts.get(regionId, accountId))!;
  });
  return { ...account, secret };
}

/** What the authenticator app shows at an instant, made independently of the program. */
export function codeAt(secret: string, at: Date): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() });
}

/** The caller of a new session. */
export async function callerOf(deps: StaffDeps, { regionId, token }: NewSession): Promise<Staff | null> {
  return callerOfSession(deps, regionId, token, testOrigin);
}

/** A session without the way there. */
export async function sessionOf(
  deps: StaffDeps,
  person: Person,
  standing: NewSession['standing'] = 'full',
): Promise<{ readonly session: NewSession; readonly caller: Staff }> {
  const facts = { method: 'password', standing, from: testOrigin } as const;
  const session = await deps.storage.transaction((stores) =>
    openSession(stores, deps, person, facts, deps.clock().toISOString()),
  );
  return { session, caller: (await callerOf(deps, session))! };
}

/** What the newest letter to a person says. */
export async function letterTo(deps: StaffDeps, { regionId, accountId }: Person): Promise<string | null> {
  const rows = await deps.storage.notifications.deliveries(regionId, { limit: 50 });
  const row = rows.find((each) => each.accountId === accountId && each.noticeIds.length === 0);
  return row === undefined ? null : deps.secrets.sealer.open(row.sealedText, placeOf(row));
}

/** County and token of the link in a text; '' where there is none. */
export function linkIn(text: string | null): { readonly regionId: string; readonly token: string } {
  const match = /\/(\d{6})\/([\w-]{43})(?![\w-])/.exec(text ?? '');
  return { regionId: match?.[1] ?? '', token: match?.[2] ?? '' };
}
