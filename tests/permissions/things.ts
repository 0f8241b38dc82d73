/** Single things that addresses and forms name: a task, a notice, a delegation, a personal datum. */

import { recordPeople } from '../../src/usecases/people/record-people.ts';
import type { Task } from '../../src/usecases/ports/tasks.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';

export async function addTask(
  deps: StaffDeps,
  task: Pick<Task, 'regionId' | 'taskId' | 'agencyId' | 'accountId' | 'title'>,
): Promise<void> {
  await deps.storage.tasks.put({
    kind: 'check',
    subject: `agency/${task.taskId}`,
    roles: ['clerk'],
    act: 'agency.change-office',
    article: '《条例》第四条',
    link: '/workbench',
    due: null,
    createdAt: deps.clock().toISOString(),
    doneAt: null,
    ...task,
  });
}

/** The id of the notice is `notice-` and the account. */
export async function addNotice(deps: StaffDeps, regionId: string, accountId: string, text: string) {
  await deps.storage.notifications.addNotice({
    regionId,
    noticeId: `notice-${accountId}`,
    accountId,
    kind: 'task-assigned',
    subject: 'agency/1001',
    title: text,
    text,
    link: '/workbench',
    createdAt: deps.clock().toISOString(),
    readAt: null,
  });
}

interface NewDelegation {
  readonly regionId: string;
  readonly accountId: string;
  readonly delegationId: string;
  readonly grantId: string;
  readonly toAccountId: string;
  readonly reason: string;
}

/** A delegation that has not begun yet: it gives nobody anything during the walk. */
export async function addDelegation(deps: StaffDeps, { regionId, ...facts }: NewDelegation) {
  const period = { from: '2026-12-01T00:00:00.000Z', until: '2026-12-05T00:00:00.000Z' };
  await deps.storage.transaction((stores) =>
    recordPeople(stores, {
      regionId,
      at: deps.clock().toISOString(),
      actor: 'operator',
      kind: 'delegation-made',
      facts: { ...facts, ...period },
    }),
  );
}

/** A telephone number of an account. Returns the id of the datum. */
export async function addDatum(deps: StaffDeps, regionId: string, accountId: string, phone: string) {
  const owner = { regionId, ownerKind: 'account', ownerId: accountId };
  await deps.storage.personal.put(owner, 'phone', 'phone', phone, deps.clock().toISOString());
  return datumOf(deps, regionId, accountId);
}

export async function datumOf(deps: StaffDeps, regionId: string, accountId: string): Promise<string> {
  const [datum] = await deps.storage.personal.maskedOf(regionId, 'account', [accountId]);
  return datum!.datumId;
}
