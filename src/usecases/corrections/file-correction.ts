/** Takes in an application for correction: from the person through the portal, or at the counter by the desk. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { type Correction, correctionSubject } from '../../domain/corrections/correction.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { NewFile } from '../../domain/requests/new-request.ts';
import { textIn } from '../agencies/agency-input.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { keepFile, keepText } from '../requests/keep-file.ts';
import { peopleOf } from '../side-cases/people-of.ts';
import { personProblems, sealSidePerson, yearOf } from '../side-cases/side-person.ts';
import { readStep, type StepField } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { correctionDue, writeCorrection } from './write-correction.ts';

export interface FileCorrectionOrder {
  readonly regionId: string;
  /** Texts of {@link correctionFields} and of the person: name, identityNumber, phone, email, address. */
  readonly input: unknown;
  readonly files: readonly NewFile[];
}

export interface FiledCorrection {
  readonly caseId: string;
  readonly number: string;
  readonly due: string | null;
}

/** What the form asks beside the person. */
export const correctionFields = (
  agencies: readonly (readonly [agencyId: string, name: string])[],
): readonly StepField[] => [
  {
    name: 'agencyId',
    label: '向哪个机关提出',
    hint: '提供这条信息的机关',
    type: 'choice',
    required: true,
    options: [['', '请选择'], ...agencies],
  },
  {
    name: 'title',
    label: '哪一条记录',
    hint: '如：2024 年不动产登记簿中的宗地面积；这里不要写姓名和证件号码',
    type: 'line',
    required: true,
  },
  {
    name: 'wrong',
    label: '记录错在哪里，应当是什么',
    type: 'text',
    required: true,
    sealed: true,
  },
  {
    name: 'evidence',
    label: '您有什么证据',
    hint: '写明证据的名称；材料可以在下面上传',
    type: 'text',
    required: true,
    sealed: true,
  },
];

/** Problems name their field. Through the portal act `correction.file`, by staff `correction.handle`. */
export function fileCorrection(
  deps: StaffDeps,
  caller: Caller,
  { regionId, input, files }: FileCorrectionOrder,
): Promise<Result<FiledCorrection>> {
  const staff = caller.kind === 'staff';
  const agencyId = textIn(input, 'agencyId');
  const act = staff ? 'correction.handle' : 'correction.file';
  const order = { act, subject: 'correction', resource: { regionId, agencyId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if ((await stores.regions.get(regionId)) === null) return refused(noCounty);
    const agencies = await agenciesOf(stores, regionId, dayOf(at));
    const read = readStep(correctionFields(agencies), input, dayOf(at));
    const problems = [
      ...(read.ok ? [] : read.problems),
      ...personProblems(input, { name: true, identity: true }),
    ];
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    if (!read.ok) return read;
    const { title, wrong, evidence } = read.value as Record<'title' | 'wrong' | 'evidence', string>;
    const caseId = deps.secrets.chance.id();
    const owner = correctionSubject(caseId);
    const by = actorOf(caller);
    const kept = { regionId, owner, audience: 'staff', by, at } as const;
    const text = await keepText(stores, deps, {
      ...kept,
      kind: 'description',
      title: '更正申请',
      text: `错误之处和应当更正的内容：\n${wrong}\n\n证据：\n${evidence}`,
    });
    const ids: string[] = [];
    for (const file of files) ids.push(await keepFile(stores, deps, { ...kept, ...file }));
    // Only now: anybody may send files here, and sealing large ones takes seconds in which nobody else need wait.
    await stores.regions.hold(regionId);
    await sealSidePerson(stores, { regionId, kind: 'correction', caseId, at }, input);
    const year = yearOf(at);
    const number = `更正〔${year}〕${await stores.requests.nextNumber(regionId, 'corrections', year)}号`;
    const data = {
      number,
      agencyId,
      on: dayOf(at),
      channel: staff ? ('desk' as const) : ('portal' as const),
      title,
      text,
      files: ids,
    };
    const event = { kind: 'correction-received', data } as const;
    const state = await writeCorrection(stores, deps, { caller, at }, { regionId, caseId }, null, event);
    const due = correctionDue(deps, await countyCalendar(stores, deps, regionId), state);
    await tell(stores, deps, state, due);
    return done({ value: { caseId, number, due }, subject: owner, after: state, detail: { number } });
  });
}

const noCounty: Problem = { code: 'not-found', message: '没有找到这个县，请从首页重新进入。' };

/** Agencies that exist, by name. */
export async function agenciesOf(
  { agencies }: Pick<Stores, 'agencies'>,
  regionId: string,
  today: string,
): Promise<readonly (readonly [agencyId: string, name: string])[]> {
  const all = await agencies.list(regionId);
  return all.filter((each) => existsOn(each, today)).map(({ agencyId, name }) => [agencyId, name]);
}

async function tell(stores: Stores, deps: StaffDeps, state: Correction, due: string | null): Promise<void> {
  const { regionId, caseId, received } = state;
  await notify(stores, deps, {
    regionId,
    accountIds: await peopleOf(stores, regionId, received.agencyId),
    kind: 'correction-received',
    subject: correctionSubject(caseId),
    facts: { number: received.number, due: due === null ? '未定' : dayWords(due) },
    link: `/workbench/corrections/${caseId}`,
  });
}
