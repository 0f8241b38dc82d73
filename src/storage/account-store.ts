import { type Kysely, sql } from 'kysely';
import type { AccountFilter, AccountStore } from '../usecases/ports/accounts.ts';
import { containing } from './reads/like.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const accountColumns = [
  'region_id as regionId',
  'account_id as accountId',
  'sign_in_name as signInName',
  'name',
  'agency_id as agencyId',
  'status',
  'demo',
  'created_at as createdAt',
  'last_sign_in_at as lastSignInAt',
] as const;

const grantColumns = [
  'region_id as regionId',
  'grant_id as grantId',
  'account_id as accountId',
  'role',
  'agency_id as agencyId',
  'granted_at as grantedAt',
  'granted_by as grantedBy',
  'revoked_at as revokedAt',
] as const;

const delegationColumns = [
  'region_id as regionId',
  'delegation_id as delegationId',
  'grant_id as grantId',
  'from_account_id as fromAccountId',
  'to_account_id as toAccountId',
  'from_at as from',
  'until_at as until',
  'reason',
  'made_by as madeBy',
  'ended_at as endedAt',
] as const;

/** Names are sorted by code point on every database, so that the key of a page means the same everywhere. */
const bySignInName = sql`sign_in_name collate "C"`;

/** Accounts, roles and delegations, on a database or a transaction. */
export function accountStore(db: Kysely<Tables>): AccountStore {
  const accounts = (regionId: string) =>
    db.selectFrom('account').select(accountColumns).where('region_id', '=', storableText(regionId));
  const grants = (regionId: string) =>
    db.selectFrom('role_grant').select(grantColumns).where('region_id', '=', storableText(regionId));
  const delegations = (regionId: string) =>
    db.selectFrom('delegation').select(delegationColumns).where('region_id', '=', storableText(regionId));
  return {
    get: async (regionId, accountId) =>
      (await accounts(regionId).where('account_id', '=', storableText(accountId)).executeTakeFirst()) ?? null,
    some: async (regionId, accountIds) =>
      accountIds.length === 0
        ? []
        : accounts(regionId)
            .where('account_id', 'in', accountIds.map(storableText))
            .orderBy(bySignInName)
            .execute(),
    bySignInName: async (regionId, signInName) =>
      (await accounts(regionId).where('sign_in_name', '=', storableText(signInName)).executeTakeFirst()) ??
      null,
    list: (regionId, filter) => listed(accounts(regionId), filter),
    put: async (account) => {
      const row = {
        sign_in_name: storableText(account.signInName),
        name: storableText(account.name),
        agency_id: account.agencyId,
        status: account.status,
        demo: account.demo,
        created_at: account.createdAt,
        last_sign_in_at: account.lastSignInAt,
      };
      await db
        .insertInto('account')
        .values({ region_id: account.regionId, account_id: account.accountId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'account_id']).doUpdateSet(row))
        .execute();
    },
    grants: async (regionId, accountIds) => {
      if (accountIds?.length === 0) return [];
      const inForce = grants(regionId)
        .where('revoked_at', 'is', null)
        .orderBy('granted_at')
        .orderBy(sql`grant_id collate "C"`);
      return (
        accountIds === undefined ? inForce : inForce.where('account_id', 'in', accountIds.map(storableText))
      ).execute();
    },
    grant: async (regionId, grantId) =>
      (await grants(regionId).where('grant_id', '=', storableText(grantId)).executeTakeFirst()) ?? null,
    putGrant: async (grant) => {
      const row = {
        account_id: grant.accountId,
        role: grant.role,
        agency_id: grant.agencyId,
        granted_at: grant.grantedAt,
        granted_by: storableText(grant.grantedBy),
        revoked_at: grant.revokedAt,
      };
      await db
        .insertInto('role_grant')
        .values({ region_id: grant.regionId, grant_id: grant.grantId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'grant_id']).doUpdateSet(row))
        .execute();
    },
    delegation: async (regionId, delegationId) =>
      (await delegations(regionId)
        .where('delegation_id', '=', storableText(delegationId))
        .executeTakeFirst()) ?? null,
    delegations: (regionId, { to, from, endedAfter }) => {
      let query = delegations(regionId);
      if (to !== undefined) query = query.where('to_account_id', '=', storableText(to));
      if (from !== undefined) query = query.where('from_account_id', '=', storableText(from));
      query =
        endedAfter === undefined
          ? query.where('ended_at', 'is', null)
          : query
              .where('until_at', '>', endedAfter)
              .where(({ or, eb }) => or([eb('ended_at', 'is', null), eb('ended_at', '>', endedAfter)]));
      return query.orderBy('from_at', 'desc').orderBy(sql`delegation_id collate "C"`).execute();
    },
    putDelegation: async (delegation) => {
      const row = {
        grant_id: delegation.grantId,
        from_account_id: delegation.fromAccountId,
        to_account_id: delegation.toAccountId,
        from_at: delegation.from,
        until_at: delegation.until,
        reason: storableText(delegation.reason),
        made_by: storableText(delegation.madeBy),
        ended_at: delegation.endedAt,
      };
      await db
        .insertInto('delegation')
        .values({ region_id: delegation.regionId, delegation_id: delegation.delegationId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'delegation_id']).doUpdateSet(row))
        .execute();
    },
  };
}

type Accounts = ReturnType<typeof selected>;
const selected = (db: Kysely<Tables>) => db.selectFrom('account').select(accountColumns);

function listed(accounts: Accounts, filter: AccountFilter) {
  const { words = '', agencyId, status, role, after, limit } = filter;
  let query = accounts;
  if (words !== '') {
    const pattern = containing(storableText(words));
    query = query.where(({ or, eb }) =>
      or([eb('name', 'ilike', pattern), eb('sign_in_name', 'ilike', pattern)]),
    );
  }
  if (agencyId !== undefined) query = query.where('agency_id', '=', storableText(agencyId));
  if (status !== undefined) query = query.where('status', '=', status);
  if (role !== undefined)
    query = query.where(({ exists, not, selectFrom }) => {
      const held = selectFrom('role_grant')
        .select('role_grant.grant_id')
        .whereRef('role_grant.region_id', '=', 'account.region_id')
        .whereRef('role_grant.account_id', '=', 'account.account_id')
        .where('role_grant.revoked_at', 'is', null);
      return role === 'none' ? not(exists(held)) : exists(held.where('role_grant.role', '=', role));
    });
  if (after !== undefined) query = query.where(bySignInName, '>', storableText(after));
  return query.orderBy(bySignInName).limit(limit).execute();
}
