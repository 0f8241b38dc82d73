/** Every morning: whoever has to act is reminded; what is overdue goes to the county's desk too (L-S.5). */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { fillIn } from '../../domain/notifications/wording.ts';
import type { Caller } from '../../domain/people/caller.ts';
import type { RoleId } from '../../domain/people/role.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import type { Reminded } from '../../domain/reminders/reminder-rule.ts';
import {
  type DueReminder,
  remindersOn,
  type WatchedDay,
  watchedDays,
} from '../../domain/reminders/reminders-on.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { holdersOf } from '../notifications/holders-of.ts';
import { newDelivery } from '../notifications/new-delivery.ts';
import { notify } from '../notifications/notify.ts';
import { letterOf } from '../notifications/rules-of.ts';
import { operate } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { workingPeople } from './working-people.ts';
import { clockOf } from './write-request.ts';

const portion = 100;
/** Disputes of a county that are open at the same time are few. */
const mostDisputes = 1_000;

/** Of what a reminder speaks, and whom it concerns. */
interface Concerned {
  readonly subject: string;
  readonly number: string;
  readonly link: string;
  readonly agencyId: string;
  readonly accountId: string | null;
  /** Whose address an applicant's letter goes to; null: nobody's. */
  readonly requestId: string | null;
}

/** Returns how many reminders were told now; those told before are not told again. */
export function remindRequests(deps: StaffDeps, caller: Caller, regionId: string): Promise<Result<number>> {
  const order = { act: 'request.refresh', subject: 'reminders', resource: { regionId } } as const;
  return operate(deps, caller, order, async () => {
    const requests = await remindOfRequests(deps, regionId);
    const disputes = await remindOfDisputes(deps, regionId);
    const told = requests + disputes;
    return done({ value: told, detail: { reminders: told } });
  });
}

async function remindOfRequests(deps: StaffDeps, regionId: string): Promise<number> {
  let told = 0;
  for (let after = ''; ; ) {
    const ids = await deps.storage.requests.openIds(regionId, after, portion);
    const last = ids.at(-1);
    if (last === undefined) return told;
    await deps.storage.transaction(async (stores) => {
      await stores.regions.hold(regionId);
      const today = dayOf(deps.clock().toISOString());
      const calendar = await countyCalendar(stores, deps, regionId);
      for (const requestId of ids) {
        const state = await stores.requests.get(regionId, requestId);
        if (state === null || state.ended !== null) continue;
        const watched = watchedDays(clockOf(deps, calendar, state, today));
        told += await tellAll(stores, deps, regionId, calendar, watched, {
          subject: requestSubject(requestId),
          number: state.number,
          link: `/workbench/requests/${requestId}`,
          agencyId: state.agencyId,
          accountId: state.assigned?.accountId ?? null,
          requestId,
        });
      }
    });
    after = last;
  }
}

function remindOfDisputes(deps: StaffDeps, regionId: string): Promise<number> {
  return deps.storage.transaction(async (stores) => {
    await stores.regions.hold(regionId);
    const calendar = await countyCalendar(stores, deps, regionId);
    let told = 0;
    for (const row of await stores.disputes.list(regionId, { open: true }, null, mostDisputes)) {
      if (row.actBy === null) continue;
      const handler = row.requestId === null ? null : await stores.requests.row(regionId, row.requestId);
      const day: WatchedDay = { watches: 'dispute', lastDay: row.actBy, since: null, about: '' };
      told += await tellAll(stores, deps, regionId, calendar, [day], {
        subject: `dispute/${row.disputeId}`,
        number: row.number,
        link: `/workbench/disputes/${row.disputeId}`,
        agencyId: row.agencyId,
        accountId: handler?.accountId ?? null,
        requestId: null,
      });
    }
    return told;
  });
}

async function tellAll(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  calendar: Calendar,
  watched: readonly WatchedDay[],
  about: Concerned,
): Promise<number> {
  const at = deps.clock().toISOString();
  let told = 0;
  for (const reminder of remindersOn(deps.reminders, calendar, watched, dayOf(at))) {
    if (!(await stores.reminders.tell(regionId, about.subject, reminder.key, at))) continue;
    await tellOne(stores, deps, regionId, reminder, about, at);
    told += 1;
  }
  return told;
}

async function tellOne(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  { rule, lastDay, left }: DueReminder,
  about: Concerned,
  at: string,
): Promise<void> {
  const facts = { number: about.number, day: dayWords(lastDay) };
  if (rule.to.includes('applicant')) {
    await mailApplicant(stores, deps, regionId, rule.notice, about, facts, at);
    return;
  }
  const kind = deps.wording.kinds.find(({ id }) => id === rule.notice);
  const people = await Promise.all(rule.to.map((who) => peopleOf(stores, regionId, who, about)));
  await notify(stores, deps, {
    regionId,
    accountIds: [...new Set(people.flat())],
    kind: rule.notice,
    subject: about.subject,
    facts: kind?.facts.includes('left') === true ? { ...facts, left: leftWords(left) } : facts,
    link: about.link,
  });
}

/** 还有 3 个工作日, 今天到期, 已逾期 2 个工作日 */
function leftWords(left: number): string {
  if (left > 0) return `还有 ${left} 个工作日`;
  return left === 0 ? '今天到期' : `已逾期 ${-left} 个工作日`;
}

async function peopleOf(
  stores: Stores,
  regionId: string,
  who: Reminded,
  { agencyId, accountId }: Concerned,
): Promise<readonly string[]> {
  switch (who) {
    case 'handler': {
      if (accountId !== null) return [accountId];
      const people = await workingPeople(stores, regionId);
      return people.filter(({ agencyIds }) => agencyIds.includes(agencyId)).map((each) => each.accountId);
    }
    case 'office-head':
      return holdersAt(stores, regionId, who, agencyId);
    case 'county-desk':
      return holdersOf(stores, regionId, who);
    case 'applicant':
      return [];
  }
}

async function holdersAt(
  { accounts }: Stores,
  regionId: string,
  role: RoleId,
  agencyId: string,
): Promise<readonly string[]> {
  const grants = await accounts.grants(regionId);
  return grants
    .filter((grant) => grant.role === role && grant.agencyId === agencyId && grant.revokedAt === null)
    .map((grant) => grant.accountId);
}

async function mailApplicant(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  kindId: string,
  { subject, requestId }: Concerned,
  facts: Readonly<Record<string, string>>,
  at: string,
): Promise<void> {
  if (requestId === null || deps.publicUrl === null) return;
  const data = await stores.personal.maskedOf(regionId, 'request', [requestId]);
  if (!data.some(({ field, anonymisedAt }) => field === 'email' && anonymisedAt === null)) return;
  const kind = letterOf(deps.wording, kindId);
  const all = { ...facts, link: `${deps.publicUrl}/regions/${regionId}/requests/status` };
  await stores.notifications.putDelivery(
    newDelivery(
      deps,
      [],
      'mail',
      {
        regionId,
        accountId: subject,
        kind: kind.id,
        title: fillIn(kind.title, kind.facts, all),
        text: fillIn(kind.text, kind.facts, all, kind.links),
        link: '',
      },
      at,
    ),
  );
}
