/** Work on a request that waits for somebody in another role: one open task of a kind at most, and its people are told. */

import { dayWords } from '../../domain/days/day-words.ts';
import type { RoleId } from '../../domain/people/role.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { type Act, permissions } from '../../policies/permissions.ts';
import { roleOf } from '../../policies/roles.ts';
import { notify } from '../notifications/notify.ts';
import { tellOfTask } from '../people/tell-people.ts';
import type { Task } from '../ports/tasks.ts';
import type { OpenCase } from './open-case.ts';

interface WaitingWork {
  readonly act: Act;
  /** With {number}. */
  readonly title: string;
  /** Folder of its page below the case, or the address of a page for several. */
  readonly page: string;
  readonly article: string;
}

const works = {
  'approve-extension': {
    act: 'request.approve-extension',
    title: '审批延长答复期限：{number}',
    page: 'extension-decision',
    article: '《条例》第三十三条第二款',
  },
  'review-secrecy': {
    act: 'request.review-secrecy',
    title: '保密审查：{number}',
    page: 'secrecy',
    article: '《条例》第十七条',
  },
  'review-answer': {
    act: 'request.review-answer',
    title: '审核答复：{number}',
    page: 'review',
    article: '《条例》第十七条',
  },
  'sign-answer': {
    act: 'request.sign',
    title: '签发答复：{number}',
    page: 'sign',
    article: '《条例》第三十三条',
  },
  openness: {
    act: 'request.publish',
    title: '研究是否转为主动公开：{number}',
    page: '/workbench/requests/openness',
    article: '《条例》第四十四条',
  },
} as const satisfies Readonly<Record<string, WaitingWork>>;

/** As tasks of this work are kept. */
export const taskKindOf = (work: keyof typeof works): string => `request-${work}`;

/** @param due `YYYY-MM-DD`; null: no day */
export async function openTask(open: OpenCase, work: keyof typeof works, due: string | null): Promise<void> {
  const { stores, deps, state, at } = open;
  const { act, title, page, article } = works[work];
  const { regionId, requestId, agencyId, number } = state;
  const subject = requestSubject(requestId);
  if ((await stores.tasks.openAbout(regionId, taskKindOf(work), subject)) !== null) return;
  const roles = rolesFor(act);
  const holders = (await stores.accounts.grants(regionId)).filter(
    (grant) =>
      grant.revokedAt === null &&
      roles.includes(grant.role) &&
      (roleOf(grant.role).scope === 'region' || grant.agencyId === agencyId),
  );
  const people = [...new Set(holders.map(({ accountId }) => accountId))];
  const task: Task = {
    regionId,
    taskId: deps.secrets.chance.id(),
    kind: taskKindOf(work),
    subject,
    agencyId,
    accountId: people.length === 1 ? people[0]! : null,
    roles,
    act,
    article,
    title: title.replace('{number}', number),
    link: page.startsWith('/') ? page : `/workbench/requests/${requestId}/${page}`,
    due,
    createdAt: at,
    doneAt: null,
  };
  await stores.tasks.put(task);
  if (task.accountId !== null) return tellOfTask(stores, deps, task);
  await notify(stores, deps, {
    regionId,
    accountIds: people,
    kind: 'task-assigned',
    subject: `task/${task.taskId}`,
    facts: { task: task.title, due: due === null ? '不限' : dayWords(due) },
    link: task.link,
  });
}

const rolesFor = (act: Act): readonly RoleId[] => Object.keys(permissions[act].roles ?? {}) as RoleId[];
