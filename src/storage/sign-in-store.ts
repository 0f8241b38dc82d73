import type { Kysely } from 'kysely';
import { wholeInstallation } from '../domain/audit-trail/entry.ts';
import type { SignInStore } from '../usecases/ports/sign-in.ts';
import { sessionStore } from './session-store.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const credentialColumns = [
  'region_id as regionId',
  'account_id as accountId',
  'password_hash as passwordHash',
  'password_changed_at as passwordChangedAt',
  'code_secret as codeSecret',
  'code_confirmed_at as codeConfirmedAt',
  'code_step as codeStep',
  'devices_from as devicesFrom',
] as const;

const failureColumns = [
  'region_id as regionId',
  'failure_key as key',
  'failures',
  'last_at as lastAt',
  'locked_until as lockedUntil',
] as const;

const nothing = {
  password_hash: null,
  password_changed_at: null,
  code_secret: null,
  code_confirmed_at: null,
  code_step: null,
  devices_from: null,
} as const;

/** Credentials, sessions, links and failures, on a database or a transaction. */
export function signInStore(db: Kysely<Tables>): SignInStore {
  return {
    ...sessionStore(db),
    ...credentialStore(db),
    ...linkStore(db),
    ...failureStore(db),
    endAll: endAll(db),
    sweep: sweep(db),
  };
}

type Part<K extends keyof SignInStore> = Pick<SignInStore, K>;

function credentialStore(
  db: Kysely<Tables>,
): Part<
  | 'credential'
  | 'putPassword'
  | 'putCodeSecret'
  | 'confirmCode'
  | 'takeCodeStep'
  | 'putRecoveryCodes'
  | 'useRecoveryCode'
  | 'recoveryCodesLeft'
> {
  const dropCodes = (regionId: string, accountId: string) =>
    db
      .deleteFrom('recovery_code')
      .where('region_id', '=', regionId)
      .where('account_id', '=', accountId)
      .execute();
  const update = (regionId: string, accountId: string) =>
    db.updateTable('credential').where('region_id', '=', regionId).where('account_id', '=', accountId);
  return {
    credential: async (regionId, accountId) =>
      (await db
        .selectFrom('credential')
        .select(credentialColumns)
        .where('region_id', '=', storableText(regionId))
        .where('account_id', '=', storableText(accountId))
        .executeTakeFirst()) ?? null,
    putPassword: async (regionId, accountId, hash, at) => {
      const set = { password_hash: hash, password_changed_at: at };
      await db
        .insertInto('credential')
        .values({ region_id: regionId, account_id: accountId, ...nothing, ...set })
        .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(set))
        .execute();
    },
    putCodeSecret: async (regionId, accountId, sealed) => {
      const set = { code_secret: sealed, code_confirmed_at: null, code_step: null };
      await db
        .insertInto('credential')
        .values({ region_id: regionId, account_id: accountId, ...nothing, ...set })
        .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(set))
        .execute();
      await dropCodes(regionId, accountId);
    },
    confirmCode: async (regionId, accountId, step, at) =>
      changed(
        await update(regionId, accountId)
          .set({ code_confirmed_at: at, code_step: step })
          .where('code_secret', 'is not', null)
          .where('code_confirmed_at', 'is', null)
          .executeTakeFirst(),
      ),
    takeCodeStep: async (regionId, accountId, step) =>
      changed(
        await update(regionId, accountId)
          .set({ code_step: step })
          .where('code_confirmed_at', 'is not', null)
          .where(({ or, eb }) => or([eb('code_step', 'is', null), eb('code_step', '<', step)]))
          .executeTakeFirst(),
      ),
    putRecoveryCodes: async (regionId, accountId, digests) => {
      await dropCodes(regionId, accountId);
      if (digests.length === 0) return;
      await db
        .insertInto('recovery_code')
        .values(
          digests.map((digest) => ({ region_id: regionId, account_id: accountId, digest, used_at: null })),
        )
        .execute();
    },
    useRecoveryCode: async (regionId, accountId, digest, at) =>
      changed(
        await db
          .updateTable('recovery_code')
          .set({ used_at: at })
          .where('region_id', '=', regionId)
          .where('account_id', '=', accountId)
          .where('digest', '=', digest)
          .where('used_at', 'is', null)
          .executeTakeFirst(),
      ),
    recoveryCodesLeft: async (regionId, accountId) =>
      (
        await db
          .selectFrom('recovery_code')
          .select('digest')
          .where('region_id', '=', regionId)
          .where('account_id', '=', accountId)
          .where('used_at', 'is', null)
          .execute()
      ).length,
  };
}

function linkStore(
  db: Kysely<Tables>,
): Part<
  | 'putLink'
  | 'link'
  | 'useLink'
  | 'endLinks'
  | 'putSetUpLink'
  | 'setUpLink'
  | 'useSetUpLink'
  | 'linkIdentity'
  | 'unlinkIdentity'
  | 'accountOfIdentity'
  | 'identitiesOf'
> {
  return {
    putLink: async (link) => {
      await db
        .insertInto('one_time_link')
        .values({
          region_id: link.regionId,
          link_id: link.linkId,
          account_id: link.accountId,
          purpose: link.purpose,
          created_at: link.createdAt,
          expires_at: link.expiresAt,
          used_at: link.usedAt,
        })
        .execute();
    },
    link: async (regionId, linkId) =>
      (await db
        .selectFrom('one_time_link')
        .select([
          'region_id as regionId',
          'link_id as linkId',
          'account_id as accountId',
          'purpose',
          'created_at as createdAt',
          'expires_at as expiresAt',
          'used_at as usedAt',
        ])
        .where('region_id', '=', storableText(regionId))
        .where('link_id', '=', linkId)
        .executeTakeFirst()) ?? null,
    useLink: async (regionId, linkId, at) =>
      changed(
        await db
          .updateTable('one_time_link')
          .set({ used_at: at })
          .where('region_id', '=', storableText(regionId))
          .where('link_id', '=', linkId)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .executeTakeFirst(),
      ),
    endLinks: async (regionId, accountId, purpose, at) => {
      await db
        .updateTable('one_time_link')
        .set({ used_at: at })
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('purpose', '=', purpose)
        .where('used_at', 'is', null)
        .execute();
    },
    putSetUpLink: async ({ linkId, createdAt, expiresAt, usedAt }) => {
      const set = { link_id: linkId, created_at: createdAt, expires_at: expiresAt, used_at: usedAt };
      await db
        .insertInto('set_up_link')
        .values({ region_id: wholeInstallation, ...set })
        .onConflict((conflict) => conflict.column('region_id').doUpdateSet(set))
        .execute();
    },
    setUpLink: async (linkId) =>
      (await db
        .selectFrom('set_up_link')
        .select([
          'link_id as linkId',
          'created_at as createdAt',
          'expires_at as expiresAt',
          'used_at as usedAt',
        ])
        .where('region_id', '=', wholeInstallation)
        .where('link_id', '=', linkId)
        .executeTakeFirst()) ?? null,
    useSetUpLink: async (linkId, at) =>
      changed(
        await db
          .updateTable('set_up_link')
          .set({ used_at: at })
          .where('region_id', '=', wholeInstallation)
          .where('link_id', '=', linkId)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .executeTakeFirst(),
      ),
    linkIdentity: async (regionId, issuer, subjectDigest, accountId, at) => {
      await db
        .insertInto('external_identity')
        .values({
          region_id: regionId,
          issuer: storableText(issuer),
          subject_digest: subjectDigest,
          account_id: accountId,
          linked_at: at,
        })
        .execute();
    },
    unlinkIdentity: async (regionId, accountId) => {
      await db
        .deleteFrom('external_identity')
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .execute();
    },
    accountOfIdentity: async (regionId, issuer, subjectDigest) =>
      (
        await db
          .selectFrom('external_identity')
          .select('account_id')
          .where('region_id', '=', storableText(regionId))
          .where('issuer', '=', storableText(issuer))
          .where('subject_digest', '=', subjectDigest)
          .executeTakeFirst()
      )?.account_id ?? null,
    identitiesOf: (regionId, accountId) =>
      db
        .selectFrom('external_identity')
        .select(['issuer', 'linked_at as linkedAt'])
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .orderBy('issuer')
        .execute(),
  };
}

function failureStore(
  db: Kysely<Tables>,
): Part<'failures' | 'lockedKeys' | 'holdFailures' | 'putFailures' | 'clearFailures'> {
  return {
    failures: async (regionId, key) =>
      (await db
        .selectFrom('sign_in_failure')
        .select(failureColumns)
        .where('region_id', '=', storableText(regionId))
        .where('failure_key', '=', key)
        .executeTakeFirst()) ?? null,
    lockedKeys: async (regionId, at) =>
      (
        await db
          .selectFrom('sign_in_failure')
          .select('failure_key')
          .where('region_id', '=', storableText(regionId))
          .where('locked_until', '>', at)
          .execute()
      ).map(({ failure_key }) => failure_key),
    holdFailures: (regionId, key, at) =>
      db
        .insertInto('sign_in_failure')
        .values({
          region_id: storableText(regionId),
          failure_key: key,
          failures: 0,
          last_at: at,
          locked_until: null,
        })
        // The update changes nothing: it takes the lock of a row that was there, and returns it.
        .onConflict((conflict) =>
          conflict
            .columns(['region_id', 'failure_key'])
            .doUpdateSet(({ ref }) => ({ failures: ref('sign_in_failure.failures') })),
        )
        .returning(failureColumns)
        .executeTakeFirstOrThrow(),
    putFailures: async ({ regionId, key, failures, lastAt, lockedUntil }) => {
      await db
        .updateTable('sign_in_failure')
        .set({ failures, last_at: lastAt, locked_until: lockedUntil })
        .where('region_id', '=', storableText(regionId))
        .where('failure_key', '=', key)
        .execute();
    },
    clearFailures: async (regionId, key) => {
      await db
        .deleteFrom('sign_in_failure')
        .where('region_id', '=', storableText(regionId))
        .where('failure_key', '=', key)
        .execute();
    },
  };
}

const endAll = (db: Kysely<Tables>) => async (at: string) => {
  await db.updateTable('credential').set({ devices_from: at }).execute();
  await db.updateTable('session').set({ ended_at: at }).where('ended_at', 'is', null).execute();
  await db.updateTable('one_time_link').set({ used_at: at }).where('used_at', 'is', null).execute();
  await db.updateTable('set_up_link').set({ used_at: at }).where('used_at', 'is', null).execute();
};

const sweep = (db: Kysely<Tables>) => async (before: string) => {
  await db.deleteFrom('session').where('expires_at', '<', before).execute();
  await db.deleteFrom('one_time_link').where('expires_at', '<', before).execute();
  await db.deleteFrom('sign_in_failure').where('last_at', '<', before).execute();
};

const changed = (result: { readonly numUpdatedRows: bigint }): boolean => Number(result.numUpdatedRows) > 0;
