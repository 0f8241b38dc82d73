import { type Kysely, sql } from 'kysely';
import type { Task, TaskStore } from '../usecases/ports/tasks.ts';
import { storableJson, storableText } from './storable.ts';
import type { Tables } from './tables/tables.ts';

const columns = [
  'region_id as regionId',
  'task_id as taskId',
  'kind',
  'subject',
  'agency_id as agencyId',
  'account_id as accountId',
  'roles',
  'act',
  'article',
  'title',
  'link',
  'due',
  'created_at as createdAt',
  'done_at as doneAt',
] as const;

/** Tasks, on a database or a transaction. */
export function taskStore(db: Kysely<Tables>): TaskStore {
  const tasks = (regionId: string) =>
    db.selectFrom('task').select(columns).where('region_id', '=', storableText(regionId));
  return {
    get: async (regionId, taskId) =>
      (await tasks(regionId).where('task_id', '=', storableText(taskId)).executeTakeFirst()) ?? null,
    put: async (task) => {
      const row = {
        kind: task.kind,
        subject: storableText(task.subject),
        agency_id: task.agencyId,
        account_id: task.accountId,
        roles: storableJson(task.roles),
        act: task.act,
        article: storableText(task.article),
        title: storableText(task.title),
        link: storableText(task.link),
        due: task.due,
        created_at: task.createdAt,
        done_at: task.doneAt,
      };
      await db
        .insertInto('task')
        .values({ region_id: task.regionId, task_id: task.taskId, ...row })
        .onConflict((conflict) => conflict.columns(['region_id', 'task_id']).doUpdateSet(row))
        .execute();
    },
    open: async (regionId, { accountId, unassigned, agencyIds, limit }) => {
      if (agencyIds?.length === 0) return [];
      let query = tasks(regionId).where('done_at', 'is', null);
      if (accountId !== undefined) query = query.where('account_id', '=', storableText(accountId));
      if (unassigned === true) query = query.where('account_id', 'is', null);
      if (agencyIds !== undefined) query = query.where('agency_id', 'in', agencyIds.map(storableText));
      const rows: readonly Task[] = await query
        .orderBy(sql`due asc nulls last`)
        .orderBy('created_at')
        .orderBy(sql`task_id collate "C"`)
        .limit(limit)
        .execute();
      return rows;
    },
    countOpen: async (regionId, accountIds) => {
      if (accountIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('task')
        .select(({ fn }) => ['account_id', fn.countAll<number>().as('open')])
        .where('region_id', '=', storableText(regionId))
        .where('account_id', 'in', accountIds.map(storableText))
        .where('done_at', 'is', null)
        .groupBy('account_id')
        .execute();
      return new Map(rows.map(({ account_id, open }) => [account_id!, open]));
    },
    openAbout: async (regionId, kind, subject) =>
      (await tasks(regionId)
        .where('kind', '=', kind)
        .where('subject', '=', storableText(subject))
        .where('done_at', 'is', null)
        .executeTakeFirst()) ?? null,
    newest: (regionId, kind) =>
      tasks(regionId)
        .distinctOn('subject')
        .where('kind', '=', kind)
        .orderBy('subject')
        .orderBy('created_at', 'desc')
        .orderBy('done_at', (order) => order.desc().nullsFirst())
        .execute(),
    close: async (regionId, subject, act, at) => {
      const result = await db
        .updateTable('task')
        .set({ done_at: at })
        .where('region_id', '=', storableText(regionId))
        .where('subject', '=', storableText(subject))
        .where('act', '=', act)
        .where('done_at', 'is', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },
  };
}
