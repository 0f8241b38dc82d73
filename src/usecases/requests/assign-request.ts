/** Gives a request to an agency, a unit and a person (分办、改派), with an internal day. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { notify } from '../notifications/notify.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { actOnCase, type CaseOrder, lookAtCase, type OpenCase, record } from './open-case.ts';
import { type WorkingPerson, workingPeople } from './working-people.ts';

export interface AssignOrder extends CaseOrder {
  readonly agencyId: string;
  /** '' leaves it to the agency. */
  readonly accountId: string;
  /** Section or office within the agency; '' for none. */
  readonly unit: string;
  /** `YYYY-MM-DD`; '' for none. */
  readonly dueOn: string;
}

export interface AssignForm {
  readonly open: OpenCase;
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
  readonly people: readonly WorkingPerson[];
}

const longestUnit = 60;

/** What the form offers: agencies that exist, and people who may work on requests of each. */
export function openAssignment(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder,
): Promise<Result<AssignForm>> {
  return lookAtCase(deps, caller, 'request.assign', order, async (open) => {
    const all = await open.stores.agencies.list(order.regionId);
    const agencies = all
      .filter((agency) => existsOn(agency, open.today))
      .map(({ agencyId, name, shortName }) => ({ agencyId, name: shortName === '' ? name : shortName }));
    return done({ open, agencies, people: await workingPeople(open.stores, order.regionId) });
  });
}

export function assignRequest(deps: StaffDeps, caller: Caller, order: AssignOrder): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.assign', order, async (open) => {
    const { stores, state, today } = open;
    const problems = await problemsOf(open, order);
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const after = await record(open, {
      kind: 'request-assigned',
      data: {
        agencyId: order.agencyId,
        accountId: order.accountId === '' ? null : order.accountId,
        unit: order.unit.trim(),
        dueOn: order.dueOn === '' ? null : order.dueOn,
      },
    });
    const people = await workingPeople(stores, order.regionId);
    const told =
      order.accountId === ''
        ? people.filter(({ agencyIds }) => agencyIds.includes(order.agencyId)).map((each) => each.accountId)
        : [order.accountId];
    const due = order.dueOn === '' ? after.clock.due : order.dueOn;
    await notify(stores, deps, {
      regionId: order.regionId,
      accountIds: told,
      kind: 'request-assigned',
      subject: requestSubject(state.requestId),
      facts: { number: state.number, due: due === null ? '恢复计时后确定' : dayWords(due) },
      link: `/workbench/requests/${state.requestId}`,
    });
    return acted(after, { detail: { agency: order.agencyId, account: order.accountId, on: today } });
  });
}

async function problemsOf(open: OpenCase, order: AssignOrder): Promise<readonly Problem[]> {
  const { stores, today, state } = open;
  const problems: Problem[] = [];
  const wrong = (field: string, message: string) => problems.push({ code: 'field-invalid', field, message });
  const agency = await stores.agencies.get(order.regionId, order.agencyId);
  if (agency === null || !existsOn(agency, today)) wrong('agencyId', '请选择承办的机关。');
  if (order.accountId !== '') {
    const people = await workingPeople(stores, order.regionId);
    const person = people.find(({ accountId }) => accountId === order.accountId);
    if (person === undefined || !(person.county || person.agencyIds.includes(order.agencyId)))
      wrong('accountId', '请选择这个机关的信息员或者公开工作机构负责人。');
  }
  if ([...order.unit.trim()].length > longestUnit)
    wrong('unit', `科室名称请控制在 ${longestUnit} 个字以内。`);
  if (order.dueOn !== '' && (!isDay(order.dueOn) || order.dueOn < today))
    wrong('dueOn', '内部期限应是今天或以后的日期。');
  if (state.ended !== null) wrong('agencyId', '这件申请已经办结，不需要再分办。');
  return problems;
}
