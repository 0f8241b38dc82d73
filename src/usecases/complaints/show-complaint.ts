/** Complaints for the desk: the list with what is overdue, one of them, its files. */
import { type Complaint, complaintSubject } from '../../domain/complaints/complaint.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { type SideState, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import { decide } from '../../policies/decide.ts';
import { actorNames } from '../agencies/agency-history.ts';
import { directoryOf } from '../people/directory.ts';
import { look, perform } from '../perform.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { RequestRow } from '../ports/requests.ts';
import type { SideCaseRow } from '../ports/side-cases.ts';
import type { OpenedFile } from '../requests/case-file-doors.ts';
import { readText } from '../requests/keep-file.ts';
import { maskedPerson } from '../side-cases/side-person.ts';
import { type SideEntry, sideTimeline } from '../side-cases/side-timeline.ts';
import type { StaffDeps } from '../staff-deps.ts';
import {
  type ComplaintPlace,
  complaintOf,
  complaintResource,
  noComplaint,
  openComplaintSteps,
} from './enter-complaint-step.ts';

export interface ComplaintList {
  readonly today: string;
  readonly rows: readonly (SideCaseRow & { readonly agencyName: string; readonly stateName: string })[];
  readonly after: { readonly key: string; readonly caseId: string } | null;
  /** Requests whose answer is overdue and that nobody complained of yet: the desk takes them up. */
  readonly overdue: readonly { readonly row: RequestRow; readonly agencyName: string }[];
  readonly mayHandle: boolean;
}

const pageLength = 50;
const mostOverdue = 20;

export function listComplaints(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly open: boolean | null;
    readonly words: string;
    readonly after: { readonly key: string; readonly caseId: string } | null;
  },
): Promise<Result<ComplaintList>> {
  const { regionId, open, words, after } = order;
  const resource = { regionId };
  return look(deps, caller, { act: 'complaint.read', subject: 'complaint', resource }, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const filter = { ...(open === null ? {} : { open }), ...(words === '' ? {} : { words }) };
    const [rows, late, directory] = await Promise.all([
      storage.sideCases.list(regionId, 'complaint', filter, after, pageLength + 1),
      storage.requests.list(regionId, { open: true, overdueOn: today }, 'act-by', null, mostOverdue),
      directoryOf(storage, regionId, today),
    ]);
    const taken = await Promise.all(
      late.map(
        async ({ requestId }) =>
          (await storage.sideCases.list(regionId, 'complaint', { requestId }, null, 1)).length > 0,
      ),
    );
    const states = new Map(deps.requestRules.sides.complaint.states.map(({ id, name }) => [id, name]));
    const last = rows.length > pageLength ? rows[pageLength - 1]! : null;
    return done({
      today,
      rows: rows.slice(0, pageLength).map((row) => ({
        ...row,
        agencyName: directory.agencyName(row.agencyId),
        stateName: states.get(row.state) ?? row.state,
      })),
      after: last === null ? null : { key: last.actBy ?? '9999-12-31', caseId: last.caseId },
      overdue: late
        .filter((_, at) => taken[at] === false)
        .map((row) => ({ row, agencyName: directory.agencyName(row.agencyId) })),
      mayHandle: decide(caller, 'complaint.handle', resource) === 'granted',
    });
  });
}

export interface ComplaintText {
  readonly title: string;
  readonly on: string;
  /** null: its time was over. */
  readonly text: string | null;
}

export interface ComplaintDetail {
  readonly today: string;
  readonly state: Complaint;
  readonly step: SideState;
  readonly agencyName: string;
  readonly subjectName: string;
  readonly resultName: string;
  readonly requestNumber: string | null;
  readonly actBy: string | null;
  /** What was said, in order. */
  readonly texts: readonly ComplaintText[];
  readonly person: readonly MaskedDatum[];
  readonly files: readonly CaseFileFacts[];
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly timeline: readonly SideEntry[];
}

export async function showComplaint(
  deps: StaffDeps,
  caller: Caller,
  place: ComplaintPlace,
): Promise<Result<ComplaintDetail>> {
  const { regionId, caseId } = place;
  const subject = complaintSubject(caseId);
  const order = { act: 'complaint.read', subject, resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const state = await complaintOf(storage, place);
    if (state === null) return refused(noComplaint);
    const { received } = state;
    const today = dayOf(deps.clock().toISOString());
    const [directory, events, files, person, rows, request] = await Promise.all([
      directoryOf(storage, regionId, today),
      storage.ledger.ofSubject(regionId, subject),
      storage.caseFiles.listOf(regionId, subject),
      maskedPerson(storage, regionId, 'complaint', caseId),
      storage.sideCases.list(regionId, 'complaint', { words: received.number }, null, 5),
      received.requestId === null ? null : storage.requests.row(regionId, received.requestId),
    ]);
    const { complaint } = deps.requestRules.sides;
    const texts: ComplaintText[] = [];
    for (const { title, on, fileId } of textsOf(state))
      texts.push({ title, on, text: await readText(storage, regionId, fileId) });
    const acts = new Set(
      openComplaintSteps(deps, state).filter(
        ({ act }) => decide(caller, act, { regionId, agencyId: received.agencyId }) === 'granted',
      ),
    );
    return done({
      today,
      state,
      step: sideState(complaint, state.steps),
      agencyName: directory.agencyName(received.agencyId),
      subjectName: complaint.subjects.find(({ id }) => id === received.subject)?.name ?? received.subject,
      resultName: complaint.results.find(({ id }) => id === state.found?.result)?.name ?? '',
      requestNumber: request?.number ?? null,
      actBy: rows.find((row) => row.caseId === caseId)?.actBy ?? null,
      texts,
      person,
      files: files.filter(({ fileName }) => fileName !== ''),
      steps: [...acts].map(({ id, title }) => ({ id, title })),
      timeline: sideTimeline(complaint, events, await actorNames(storage, regionId, events)),
    });
  });
}

function textsOf({ received, asked, explained, found, answered, rectified }: Complaint) {
  return [
    { title: '投诉的内容', on: received.on, fileId: received.text },
    ...(asked === null ? [] : [{ title: '要求机关说明', on: asked.on, fileId: asked.question }]),
    ...(explained === null ? [] : [{ title: '机关的说明', on: explained.on, fileId: explained.text }]),
    ...(found === null ? [] : [{ title: '查明的情况', on: found.on, fileId: found.finding }]),
    ...(answered === null ? [] : [{ title: '给投诉人的答复', on: answered.on, fileId: answered.text }]),
    ...(rectified === null ? [] : [{ title: '整改和核查', on: rectified.on, fileId: rectified.text }]),
  ];
}

const gone: Problem = {
  code: 'not-found',
  message: '没有找到您要的内容：可能已被移走，或者地址有误。',
};

/** Opens a file on the record: it may show who somebody is. */
export async function openComplaintFile(
  deps: StaffDeps,
  caller: Caller,
  place: ComplaintPlace & { readonly fileId: string },
): Promise<Result<OpenedFile>> {
  const resource = await complaintResource(deps, place);
  const subject = complaintSubject(place.caseId);
  const order = { act: 'complaint.handle', subject, resource, reason: '打开投诉案卷中的文件' } as const;
  return perform(deps, caller, order, async (stores) => {
    const facts = await stores.caseFiles.get(place.regionId, place.fileId);
    const bytes = facts?.owner === subject ? await stores.caseFiles.open(place.regionId, place.fileId) : null;
    if (facts === null || bytes === null) return refused(gone);
    return done({ value: { facts, bytes }, detail: { file: facts.fileId, kind: facts.kind } });
  });
}
