import type { Kysely } from 'kysely';
import type { SignInStore } from '../usecases/ports/sign-in.ts';
import { storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = [
  'region_id as regionId',
  'session_id as sessionId',
  'account_id as accountId',
  'standing',
  'method',
  'created_at as createdAt',
  'seen_at as seenAt',
  'expires_at as expiresAt',
  'address',
  'agent',
  'confirmed_at as confirmedAt',
  'ended_at as endedAt',
] as const;

type SessionPart = Pick<
  SignInStore,
  'session' | 'sessions' | 'putSession' | 'touchSession' | 'confirmSession' | 'endSession' | 'endSessions'
>;

/** Sessions, and what ends with all of them, on a database or a transaction. */
export function sessionStore(db: Kysely<Tables>): SessionPart {
  const open = (regionId: string) =>
    db.updateTable('session').where('region_id', '=', storableText(regionId)).where('ended_at', 'is', null);
  return {
    session: async (regionId, sessionId) =>
      (await db
        .selectFrom('session')
        .select(columns)
        .where('region_id', '=', storableText(regionId))
        .where('session_id', '=', sessionId)
        .executeTakeFirst()) ?? null,
    sessions: (regionId, accountId) =>
      db
        .selectFrom('session')
        .select(columns)
        .where('region_id', '=', regionId)
        .where('account_id', '=', accountId)
        .where('ended_at', 'is', null)
        .orderBy('created_at', 'desc')
        .orderBy('session_id')
        .execute(),
    putSession: async (session) => {
      await db
        .insertInto('session')
        .values({
          region_id: session.regionId,
          session_id: session.sessionId,
          account_id: session.accountId,
          standing: session.standing,
          method: session.method,
          created_at: session.createdAt,
          seen_at: session.seenAt,
          expires_at: session.expiresAt,
          address: storableText(session.address),
          agent: storableText(session.agent),
          confirmed_at: session.confirmedAt,
          ended_at: session.endedAt,
        })
        .execute();
    },
    touchSession: async (regionId, sessionId, at) => {
      await open(regionId).set({ seen_at: at }).where('session_id', '=', sessionId).execute();
    },
    confirmSession: async (regionId, sessionId, at) => {
      await open(regionId).set({ confirmed_at: at }).where('session_id', '=', sessionId).execute();
    },
    endSession: async (regionId, sessionId, at) => {
      const ended = await open(regionId)
        .set({ ended_at: at })
        .where('session_id', '=', sessionId)
        .executeTakeFirst();
      return Number(ended.numUpdatedRows) > 0;
    },
    endSessions: async (regionId, accountId, at, except) => {
      if (except === undefined)
        await db
          .updateTable('credential')
          .set({ devices_from: at })
          .where('region_id', '=', storableText(regionId))
          .where('account_id', '=', accountId)
          .execute();
      const query = open(regionId).set({ ended_at: at }).where('account_id', '=', accountId);
      const ended = await (except === undefined
        ? query
        : query.where('session_id', '!=', except)
      ).executeTakeFirst();
      return Number(ended.numUpdatedRows);
    },
  };
}
