/** Makes the tasks that have come up: run daily, and as often as one likes. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { aboutAgency, dueDay, type TaskKind } from '../../domain/tasks/task-kind.ts';
import { type AgencyName, directoryOf } from '../people/directory.ts';
import { tellOfTask } from '../people/tell-people.ts';
import { perform } from '../perform.ts';
import type { RoleGrant } from '../ports/accounts.ts';
import type { Stores } from '../ports/stores.ts';
import type { Task } from '../ports/tasks.ts';
import type { StaffDeps } from '../staff-deps.ts';

const page = 1_000;

/** One open task of a kind about an agency at most. Returns how many were made. */
export async function makeDueTasks(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
): Promise<Result<number>> {
  const order = { act: 'task.make', subject: 'tasks', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const { agencies } = await directoryOf(stores, regionId, dayOf(at));
    const grants = await grantsOfActive(stores, regionId);
    let made = 0;
    for (const kind of deps.taskKinds) {
      const last = await lastDone(stores, regionId, kind);
      for (const agency of agencies.filter(({ exists }) => exists)) {
        const subject = `agency/${agency.agencyId}`;
        const known = last.get(subject) ?? null;
        const due = known === 'open' ? null : dueDay(kind, known, dayOf(at));
        if (due === null) continue;
        const holders = holdersIn(grants, kind, agency);
        const task: Task = {
          regionId,
          taskId: deps.secrets.chance.id(),
          kind: kind.id,
          subject,
          agencyId: agency.agencyId,
          ...holders,
          act: kind.act,
          article: kind.article,
          title: aboutAgency(kind.title, agency),
          link: aboutAgency(kind.link, agency),
          due,
          createdAt: at,
          doneAt: null,
        };
        await stores.tasks.put(task);
        await tellOfTask(stores, deps, task);
        made += 1;
      }
    }
    return done({ value: made, detail: { made } });
  });
}

async function grantsOfActive({ accounts }: Stores, regionId: string): Promise<readonly RoleGrant[]> {
  const grants = await accounts.grants(regionId);
  const ids = [...new Set(grants.map(({ accountId }) => accountId))];
  const active = (await accounts.some(regionId, ids)).filter(({ status }) => status === 'active');
  const activeIds = new Set(active.map(({ accountId }) => accountId));
  return grants.filter(({ accountId }) => activeIds.has(accountId));
}

/** Whose task it is: of the one person whose duty it is first of all, else of everybody whose role fits. */
function holdersIn(grants: readonly RoleGrant[], kind: TaskKind, { agencyId }: AgencyName) {
  const here = grants.filter((grant) => grant.agencyId === agencyId && kind.roles.includes(grant.role));
  if (here.length === 0) return { accountId: null, roles: kind.otherwise };
  const first = here.filter(({ role }) => role === kind.roles[0]);
  return { accountId: first.length === 1 ? first[0]!.accountId : null, roles: kind.roles };
}

/** By subject: the day on which it was last done, by a task or otherwise; `open` while one waits. */
async function lastDone({ tasks, ledger }: Stores, regionId: string, kind: TaskKind) {
  const last = new Map<string, string>();
  const note = (subject: string, day: string) => {
    if ((last.get(subject) ?? '') < day) last.set(subject, day);
  };
  for (let after = 0; ; ) {
    const events = await ledger.ofKinds(regionId, kind.restarts, after, page);
    for (const { subject, at } of events) note(subject, dayOf(at));
    if (events.length < page) break;
    after = events.at(-1)!.eventId;
  }
  for (const { subject, doneAt } of await tasks.newest(regionId, kind.id)) {
    if (doneAt === null) last.set(subject, 'open');
    else note(subject, dayOf(doneAt));
  }
  return last;
}
