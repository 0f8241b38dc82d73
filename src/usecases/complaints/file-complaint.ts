/** Takes in a complaint: from the public, by the desk, or taken up by the desk itself because an answer is overdue. */
import { complaintSubject } from '../../domain/complaints/complaint.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { NewFile } from '../../domain/requests/new-request.ts';
import { textIn } from '../agencies/agency-input.ts';
import { agenciesOf } from '../corrections/file-correction.ts';
import { notify } from '../notifications/notify.ts';
import { perform } from '../perform.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { keepFile, keepText } from '../requests/keep-file.ts';
import { deskOf } from '../side-cases/people-of.ts';
import { personProblems, sealSidePerson, yearOf } from '../side-cases/side-person.ts';
import { readStep, type StepField } from '../side-cases/step-form.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { complaintPeriod, writeComplaint } from './write-complaint.ts';

export interface FileComplaintOrder {
  readonly regionId: string;
  /** Texts of {@link complaintFields} and of the person, who may stay unnamed: name, phone, email, address. */
  readonly input: unknown;
  readonly files: readonly NewFile[];
  /** The desk takes it up by itself. */
  readonly takenUp?: true;
}

export interface FiledComplaint {
  readonly caseId: string;
  readonly number: string;
  readonly due: string | null;
}

/** What the form asks beside the person. */
export const complaintFields = (
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  agencies: readonly (readonly [agencyId: string, name: string])[],
): readonly StepField[] => [
  {
    name: 'agencyId',
    label: '投诉哪个机关',
    type: 'choice',
    required: true,
    options: [['', '请选择'], ...agencies],
  },
  {
    name: 'about',
    label: '什么问题',
    type: 'choice',
    required: true,
    options: [
      ['', '请选择'],
      ...requestRules.sides.complaint.subjects.map(({ id, name }) => [id, name] as const),
    ],
  },
  {
    name: 'requestNumber',
    label: '申请编号',
    hint: '与某件申请有关的，填它的编号',
    type: 'line',
    required: false,
  },
  {
    name: 'text',
    label: '具体情况',
    hint: '什么时间、什么事、您要求怎样处理',
    type: 'text',
    required: true,
    sealed: true,
  },
];

/** Problems name their field. By the public act `complaint.file`, by the desk `complaint.handle`. */
export function fileComplaint(
  deps: StaffDeps,
  caller: Caller,
  { regionId, input, files, takenUp }: FileComplaintOrder,
): Promise<Result<FiledComplaint>> {
  const staff = caller.kind === 'staff';
  const act = staff ? 'complaint.handle' : 'complaint.file';
  const order = { act, subject: 'complaint', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    if ((await stores.regions.get(regionId)) === null) return refused(noCounty);
    const agencies = await agenciesOf(stores, regionId, dayOf(at));
    const read = readStep(complaintFields(deps, agencies), input, dayOf(at));
    const named = textIn(input, 'name').trim() !== '';
    const problems = [
      ...(read.ok ? [] : read.problems),
      ...personProblems(input, { name: named, identity: false }),
    ];
    const number = textIn(input, 'requestNumber').trim();
    const request = number === '' ? null : await stores.requests.byNumber(regionId, number);
    // The public is not told which numbers exist: what does not fit stays in the words of the complaint.
    const linked = request !== null && request.agencyId === textIn(input, 'agencyId') ? request : null;
    if (staff && number !== '' && linked === null)
      problems.push({
        code: 'field-invalid',
        field: 'requestNumber',
        message: '这个机关没有这个编号的申请，请核对。',
      });
    const [first, ...more] = problems;
    if (first !== undefined) return refused(first, ...more);
    if (!read.ok) return read;
    const { agencyId, about, text: words } = read.value as Record<'agencyId' | 'about' | 'text', string>;
    const caseId = deps.secrets.chance.id();
    const owner = complaintSubject(caseId);
    const by = actorOf(caller);
    const kept = { regionId, owner, audience: 'staff', by, at } as const;
    const said = number !== '' && linked === null ? `${words}\n\n所称的申请编号：${number}` : words;
    const text = await keepText(stores, deps, { ...kept, kind: 'description', title: '投诉', text: said });
    const ids: string[] = [];
    for (const file of files) ids.push(await keepFile(stores, deps, { ...kept, ...file }));
    // Only now: anybody may send files here, and sealing large ones takes seconds in which nobody else need wait.
    await stores.regions.hold(regionId);
    await sealSidePerson(stores, { regionId, kind: 'complaint', caseId, at }, input);
    const year = yearOf(at);
    const data = {
      number: `投诉〔${year}〕${await stores.requests.nextNumber(regionId, 'complaints', year)}号`,
      agencyId,
      requestId: linked?.requestId ?? null,
      subject: about,
      on: dayOf(at),
      source: takenUp === true ? ('taken-up' as const) : staff ? ('desk' as const) : ('portal' as const),
      text,
      files: ids,
    };
    const event = { kind: 'complaint-received', data } as const;
    const state = await writeComplaint(stores, deps, { caller, at }, { regionId, caseId }, null, event);
    const due = complaintPeriod(deps, await countyCalendar(stores, deps, regionId), 'answer', data.on);
    await notify(stores, deps, {
      regionId,
      accountIds: (await deskOf(stores, regionId)).filter((id) => `account/${id}` !== by),
      kind: 'complaint-received',
      subject: owner,
      facts: {
        number: data.number,
        agency: agencies.find(([id]) => id === agencyId)?.[1] ?? agencyId,
        due: due === null ? '未定' : dayWords(due),
      },
      link: `/workbench/complaints/${caseId}`,
    });
    const value = { caseId, number: data.number, due };
    return done({ value, subject: owner, after: state, detail: { number: data.number } });
  });
}

const noCounty: Problem = { code: 'not-found', message: '没有找到这个县，请从首页重新进入。' };
