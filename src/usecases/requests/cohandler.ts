/** Co-handling (协办): an agency or person is asked for its part, with an internal day, and answers. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { isDay } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { decide } from '../../policies/decide.ts';
import { notify } from '../notifications/notify.ts';
import { look, perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { isSettled } from './archive-bar.ts';
import { keepText, readText } from './keep-file.ts';
import {
  actOnCase,
  archivedRequest,
  type CaseOrder,
  noRequest,
  record,
  staleRequest,
  withState,
} from './open-case.ts';
import { workingPeople } from './working-people.ts';

export interface CohandlerOrder extends CaseOrder {
  readonly agencyId: string;
  /** '' asks everybody of the agency who works on requests. */
  readonly accountId: string;
  /** Goes into the ledger: no personal data. */
  readonly question: string;
  readonly dueOn: string;
}

const longestQuestion = 500;
const longestReply = 5_000;

/** Asks another agency or a colleague for their part. Internal: the statutory period goes on. */
export function askCohandler(
  deps: StaffDeps,
  caller: Caller,
  order: CohandlerOrder,
): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, async (open) => {
    const { stores, state, today } = open;
    const problems: Problem[] = [];
    const wrong = (field: string, message: string) =>
      problems.push({ code: 'field-invalid', field, message });
    const agency = await stores.agencies.get(order.regionId, order.agencyId);
    if (agency === null || !existsOn(agency, today)) wrong('agencyId', '请选择协办的机关。');
    const people = (await workingPeople(stores, order.regionId)).filter(
      ({ agencyIds, county }) => county || agencyIds.includes(order.agencyId),
    );
    if (order.accountId !== '' && !people.some(({ accountId }) => accountId === order.accountId))
      wrong('accountId', '请选择这个机关的信息员或者公开工作机构负责人。');
    const question = order.question.trim();
    if ([...question].length < 5)
      wrong('question', '请写明请对方做什么，例如“请核实 2024 年的台账有没有这份文件”。');
    if ([...question].length > longestQuestion) wrong('question', `请控制在 ${longestQuestion} 个字以内。`);
    if (!isDay(order.dueOn) || order.dueOn < today) wrong('dueOn', '请填写今天或以后的日期。');
    else if (open.clock.due !== null && order.dueOn > open.clock.due)
      wrong('dueOn', `协办期限应早于答复期限 ${dayWords(open.clock.due)}。`);
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    const askId = deps.secrets.chance.id();
    const after = await record(open, {
      kind: 'request-cohandler-asked',
      data: {
        askId,
        agencyId: order.agencyId,
        accountId: order.accountId === '' ? null : order.accountId,
        question,
        dueOn: order.dueOn,
        on: today,
      },
    });
    await notify(stores, deps, {
      regionId: order.regionId,
      accountIds:
        order.accountId === ''
          ? people.filter(({ agencyIds }) => agencyIds.includes(order.agencyId)).map((each) => each.accountId)
          : [order.accountId],
      kind: 'request-cohandle',
      subject: requestSubject(state.requestId),
      facts: { number: state.number, due: dayWords(order.dueOn) },
      link: `/workbench/requests/${state.requestId}/cohandle/${askId}`,
    });
    return acted(after, { detail: { agency: order.agencyId } });
  });
}

type Ask = RequestCase['cohandlers'][number];

export interface CohandlePage {
  readonly ask: Ask;
  readonly number: string;
  readonly title: string;
  readonly version: number;
  /** The answer in clear; null: none yet. */
  readonly reply: string | null;
  readonly mayReply: boolean;
}

/** Whose answer it is to give: the asked agency's, or the case's own people's for it. */
async function askOf(
  { storage }: Pick<StaffDeps, 'storage'>,
  caller: Caller,
  { regionId, requestId }: CaseOrder,
  askId: string,
) {
  const state = caller.kind === 'staff' ? await storage.requests.get(regionId, requestId) : null;
  const ask = state?.cohandlers.find((each) => each.askId === askId) ?? null;
  const own = { regionId, agencyId: state?.agencyId ?? null };
  const asked = { regionId, agencyId: ask?.agencyId ?? null };
  const resource = ask === null || decide(caller, 'request.cohandle', own) === 'granted' ? own : asked;
  const found = state === null || ask === null ? null : { state, ask };
  const order = {
    act: 'request.cohandle',
    subject: requestSubject(requestId),
    resource: found === null ? { regionId, agencyId: null } : resource,
  } as const;
  return { found, order };
}

/** The question with its answer, for both sides. */
export async function showCohandling(
  deps: StaffDeps,
  caller: Caller,
  place: CaseOrder,
  askId: string,
): Promise<Result<CohandlePage>> {
  const { found, order } = await askOf(deps, caller, place, askId);
  return look(deps, caller, order, async (storage) => {
    if (found === null) return refused(noRequest);
    const { state, ask } = found;
    return done({
      ask,
      number: state.number,
      title: state.title,
      version: state.version,
      reply: await readText(storage, place.regionId, ask.reply?.text ?? null),
      mayReply: ask.reply === null && state.ended === null,
    });
  });
}

/** Answers a question once; the text is sealed. */
export async function replyCohandler(
  deps: StaffDeps,
  caller: Caller,
  place: CaseOrder & { readonly askId: string; readonly text: string },
): Promise<Result<ActDone>> {
  const { regionId, requestId, askId } = place;
  const { order } = await askOf(deps, caller, place, askId);
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const state = await stores.requests.get(regionId, requestId);
    const ask = state?.cohandlers.find((each) => each.askId === askId);
    if (state === null || ask === undefined) return refused(noRequest);
    if (isSettled(state)) return refused(archivedRequest);
    if (ask.reply !== null) return refused({ ...staleRequest, message: '这项协办已经答复过了。' });
    const text = place.text.trim();
    if (text === '' || [...text].length > longestReply) {
      const message = text === '' ? '请写明协办的意见。' : `请控制在 ${longestReply} 个字以内。`;
      return refused({ code: 'field-invalid', field: 'text', message });
    }
    const open = await withState({ stores, deps, caller, at }, state);
    const file = await keepText(stores, deps, {
      regionId,
      owner: requestSubject(requestId),
      kind: 'note',
      title: '协办意见',
      text,
      audience: 'staff',
      by: open.actor,
      at,
    });
    const after = await record(open, {
      kind: 'request-cohandler-replied',
      data: { askId, text: file, on: open.today },
    });
    const { assigned } = state;
    await notify(stores, deps, {
      regionId,
      accountIds: assigned?.accountId == null ? [] : [assigned.accountId],
      kind: 'request-cohandle-replied',
      subject: requestSubject(requestId),
      facts: { number: state.number },
      link: `/workbench/requests/${requestId}`,
    });
    const finished = acted(after);
    if (!finished.ok) return finished;
    return done({ value: finished.value.value, before: state, after: after.state });
  });
}
