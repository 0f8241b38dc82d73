/** Corrections for staff: the list, one of them, its files. */
import { type Correction, correctionSubject } from '../../domain/corrections/correction.ts';
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
import type { SideCaseRow } from '../ports/side-cases.ts';
import type { OpenedFile } from '../requests/case-file-doors.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { readText } from '../requests/keep-file.ts';
import { reachOf } from '../requests/reach.ts';
import { maskedPerson } from '../side-cases/side-person.ts';
import { type SideEntry, sideTimeline } from '../side-cases/side-timeline.ts';
import type { StaffDeps } from '../staff-deps.ts';
import {
  type CorrectionPlace,
  correctionOf,
  correctionResource,
  noCorrection,
  openCorrectionSteps,
} from './enter-correction-step.ts';
import { correctionDue } from './write-correction.ts';

export interface CorrectionList {
  readonly today: string;
  readonly rows: readonly (SideCaseRow & { readonly agencyName: string; readonly stateName: string })[];
  readonly after: { readonly key: string; readonly caseId: string } | null;
}

const pageLength = 50;

export function listCorrections(
  deps: StaffDeps,
  caller: Caller,
  order: {
    readonly regionId: string;
    readonly open: boolean | null;
    readonly words: string;
    readonly after: { readonly key: string; readonly caseId: string } | null;
  },
): Promise<Result<CorrectionList>> {
  const { regionId, open, words, after } = order;
  const { resource, agencyIds } = reachOf(caller, 'correction.read', regionId);
  return look(deps, caller, { act: 'correction.read', subject: 'correction', resource }, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const filter = {
      ...(agencyIds === null ? {} : { agencyIds }),
      ...(open === null ? {} : { open }),
      ...(words === '' ? {} : { words }),
    };
    const rows = await storage.sideCases.list(regionId, 'correction', filter, after, pageLength + 1);
    const directory = await directoryOf(storage, regionId, today);
    const states = new Map(deps.requestRules.sides.correction.states.map(({ id, name }) => [id, name]));
    const last = rows.length > pageLength ? rows[pageLength - 1]! : null;
    return done({
      today,
      rows: rows.slice(0, pageLength).map((row) => ({
        ...row,
        agencyName: directory.agencyName(row.agencyId),
        stateName: states.get(row.state) ?? row.state,
      })),
      after: last === null ? null : { key: last.actBy ?? '9999-12-31', caseId: last.caseId },
    });
  });
}

export interface CorrectionDetail {
  readonly today: string;
  readonly state: Correction;
  readonly step: SideState;
  readonly agencyName: string;
  readonly due: string | null;
  /** In the applicant's words; null: its time was over. */
  readonly text: string | null;
  readonly finding: string | null;
  readonly person: readonly MaskedDatum[];
  readonly files: readonly CaseFileFacts[];
  readonly answerName: string;
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  readonly timeline: readonly SideEntry[];
}

export async function showCorrection(
  deps: StaffDeps,
  caller: Caller,
  place: CorrectionPlace,
): Promise<Result<CorrectionDetail>> {
  const resource = await correctionResource(deps, place);
  const subject = correctionSubject(place.caseId);
  return look(deps, caller, { act: 'correction.read', subject, resource }, async (storage) => {
    const { regionId, caseId } = place;
    const state = await correctionOf(storage, place);
    if (state === null) return refused(noCorrection);
    const today = dayOf(deps.clock().toISOString());
    const [directory, events, files, person, calendar, text, finding] = await Promise.all([
      directoryOf(storage, regionId, today),
      storage.ledger.ofSubject(regionId, subject),
      storage.caseFiles.listOf(regionId, subject),
      maskedPerson(storage, regionId, 'correction', caseId),
      countyCalendar(storage, deps, regionId),
      readText(storage, regionId, state.received.text),
      readText(storage, regionId, state.verified?.finding ?? null),
    ]);
    const { correction } = deps.requestRules.sides;
    const mayHandle = decide(caller, 'correction.handle', resource) === 'granted';
    return done({
      today,
      state,
      step: sideState(correction, state.steps),
      agencyName: directory.agencyName(state.received.agencyId),
      due: correctionDue(deps, calendar, state),
      text,
      finding,
      person,
      // Texts are shown on the page; the rest is opened as files.
      files: files.filter(({ fileName }) => fileName !== ''),
      answerName: deps.requestRules.answers.find(({ id }) => id === state.letter?.answer)?.name ?? '',
      steps: mayHandle ? openCorrectionSteps(deps, state).map(({ id, title }) => ({ id, title })) : [],
      timeline: sideTimeline(correction, events, await actorNames(storage, regionId, events)),
    });
  });
}

const gone: Problem = {
  code: 'not-found',
  message: '没有找到您要的内容：可能已被移走，或者地址有误。',
};

/** Opens a file on the record: it may show who somebody is. */
export async function openCorrectionFile(
  deps: StaffDeps,
  caller: Caller,
  place: CorrectionPlace & { readonly fileId: string },
): Promise<Result<OpenedFile>> {
  const resource = await correctionResource(deps, place);
  const subject = correctionSubject(place.caseId);
  const order = { act: 'correction.handle', subject, resource, reason: '打开更正案卷中的文件' } as const;
  return perform(deps, caller, order, async (stores) => {
    const facts = await stores.caseFiles.get(place.regionId, place.fileId);
    const bytes = facts?.owner === subject ? await stores.caseFiles.open(place.regionId, place.fileId) : null;
    if (facts === null || bytes === null) return refused(gone);
    return done({ value: { facts, bytes }, detail: { file: facts.fileId, kind: facts.kind } });
  });
}
