/** A closed case as one bundle that is whole by itself, with its digest on record (条例 45, E-21). */
import { createHash } from 'node:crypto';
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { actorNames } from '../agencies/agency-history.ts';
import { type Dossier, gatherDossier } from '../dossiers/dossier.ts';
import { proofTexts } from '../dossiers/proof-texts.ts';
import { look, perform } from '../perform.ts';
import type { BundleModel } from '../ports/documents.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { archiveBar, archivedKind } from './archive-bar.ts';
import { caseResource } from './case-resource.ts';
import { countyCalendar } from './county-calendar.ts';
import { keepFile, readText } from './keep-file.ts';
import { noRequest, staleRequest } from './open-case.ts';
import { clockOf, writeRequest } from './write-request.ts';

export interface ArchiveOrder {
  readonly regionId: string;
  readonly requestId: string;
  /** Version of the state that the form showed; left out: whatever it is now. */
  readonly version?: string;
}

export interface ArchivedRequest {
  readonly number: string;
  /** SHA-256 of the bundle, lower-case hex. */
  readonly digest: string;
  readonly archivedOn: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const act = 'request.archive';
const article = '《条例》第四十五条';

/**
 * Makes the bundle, keeps it sealed with the case, and records its digest; from then on the case is only read. The bundle is made
 * before the county is held, out of a version of the case that must still be the last one then: the pages of handed-in files
 * are counted, which takes as long as whoever sent them likes.
 */
export async function archiveRequest(
  deps: StaffDeps,
  caller: Caller,
  { regionId, requestId, version }: ArchiveOrder,
): Promise<Result<ArchivedRequest>> {
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  const order = { act, subject: requestSubject(requestId), resource } as const;
  const opened = async (stores: Stores, at: string, expected: string | undefined) => {
    const state = await stores.requests.get(regionId, requestId);
    if (state === null) return refused(noRequest);
    if (expected !== undefined && expected !== String(state.version)) return refused(staleRequest);
    const calendar = await countyCalendar(stores, deps, regionId);
    const bar = archiveBar(state, clockOf(deps, calendar, state, dayOf(at)));
    return bar === null ? done(state) : refused(bar);
  };
  const made = await look(deps, caller, order, async (storage) => {
    const at = deps.clock().toISOString();
    const state = await opened(storage, at, version);
    if (!state.ok) return state;
    const bytes = await bundle(storage, deps, state.value, at);
    return done({ bytes, version: String(state.value.version) });
  });
  if (!made.ok) return made;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const now = await opened(stores, at, made.value.version);
    if (!now.ok) return now;
    const { value: state } = now;
    const { bytes } = made.value;
    const digest = createHash('sha256').update(bytes).digest('hex');
    const fileName = `归档-${state.number}.zip`;
    const by = actorOf(caller);
    const file = await keepFile(stores, deps, {
      regionId,
      owner: requestSubject(requestId),
      kind: 'bundle',
      title: '归档案卷',
      fileName,
      mediaType: 'application/zip',
      bytes,
      audience: 'staff',
      by,
      at,
    });
    const on = dayOf(at);
    const place = { regionId, requestId };
    const event = { kind: archivedKind, data: { on, digest, file } } as const;
    const after = await writeRequest(stores, deps, { caller, at }, place, state, event);
    await stores.tasks.close(regionId, order.subject, act, at);
    return done({
      value: { number: state.number, digest, archivedOn: on, fileName, bytes },
      before: state,
      after,
      detail: { digest },
    });
  });
}

/** The bundle of a case that was archived, as it was kept. */
export async function openArchive(
  deps: StaffDeps,
  caller: Caller,
  { regionId, requestId }: ArchiveOrder,
): Promise<Result<ArchivedRequest>> {
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  const order = { act, subject: requestSubject(requestId), resource, reason: '取出归档案卷' } as const;
  return perform(deps, caller, order, async (stores) => {
    const state = await stores.requests.get(regionId, requestId);
    const event = state?.archived ?? null;
    if (state === null || event === null) return refused(state === null ? noRequest : notArchived);
    const bytes = await stores.caseFiles.open(regionId, event.file);
    if (bytes === null) return refused(destroyed);
    const value = {
      number: state.number,
      digest: event.digest,
      archivedOn: event.on,
      fileName: `归档-${state.number}.zip`,
      bytes,
    };
    return done({ value, detail: { digest: event.digest } });
  });
}

const notArchived: Problem = { code: 'not-found', message: '这件申请还没有归档。', article };
const destroyed: Problem = {
  code: 'not-found',
  message: '归档案卷的保存期限已满，内容已销毁；校验值仍在办理经过中。',
};

/** The zip: the whole as PDF, the same as JSON, and every file beside. */
async function bundle(stores: Stores, deps: StaffDeps, state: RequestCase, at: string): Promise<Uint8Array> {
  const agency = await stores.agencies.get(state.regionId, state.agencyId);
  const dossier = await gatherDossier(stores, deps, state, 'archive');
  const notes = await notesOf(stores, state);
  const pdf = await deps.documents.bundlePdf(modelOf(deps, state, dossier, notes, agency?.name ?? '', at));
  const json = JSON.stringify(caseJson(deps, state, dossier, at), null, 2);
  return deps.documents.zip([
    { name: '案卷.pdf', bytes: pdf },
    { name: '案卷.json', bytes: new TextEncoder().encode(json) },
    ...dossier.files.map(({ entry, bytes }) => ({ name: `文件/${entry.file}`, bytes })),
  ]);
}

async function notesOf(stores: Stores, { regionId, notes }: RequestCase) {
  const texts: { readonly at: string; readonly text: string }[] = [];
  for (const { text, at } of notes) {
    const clear = await readText(stores, regionId, text);
    if (clear !== null) texts.push({ at, text: clear });
  }
  return texts;
}

function modelOf(
  deps: StaffDeps,
  state: RequestCase,
  dossier: Dossier,
  notes: readonly { readonly at: string; readonly text: string }[],
  agencyName: string,
  at: string,
): BundleModel {
  const { answers, grounds, intake } = deps.requestRules;
  const { ended, received } = state;
  const nameIn = (those: readonly { readonly id: string; readonly name: string }[], id: string) =>
    those.find((each) => each.id === id)?.name ?? id;
  return {
    title: '政府信息公开申请案卷',
    subtitle: `${agencyName}　${state.number}`,
    facts: [
      ['申请事项', state.title],
      ['收到日期', dayWords(state.receivedOn)],
      ['收到方式', nameIn(intake.channels, received.channel)],
      ['申请人类别', nameIn(intake.applicants, received.applicantKind)],
      ...(ended === null
        ? []
        : ([
            ['办结日期', dayWords(ended.on)],
            ['办理结果', nameIn(answers, ended.answer)],
            ['依据', ended.grounds.map((each) => nameIn(grounds, each)).join('、')],
          ] as const)),
      ['归档日期', dayWords(dayOf(at))],
    ],
    index: dossier.files.map(({ entry }) => ({ ...entry, file: `文件/${entry.file}` })),
    timeline: dossier.timeline,
    letters: dossier.letters,
    texts: [
      ...proofTexts(deps.requestRules, state),
      ...(notes.length === 0
        ? []
        : [
            {
              heading: '内部备注',
              body: notes.map(({ text }) => ({ kind: 'paragraph' as const, text })),
            },
          ]),
    ],
    audit: dossier.audit,
    madeAt: at,
  };
}

/** What a program reads: state, events, files with their digests, the trail. No personal data in clear. */
function caseJson(deps: StaffDeps, state: RequestCase, dossier: Dossier, at: string) {
  return {
    form: 'gongkai-archive-1',
    madeAt: at,
    rules: deps.requestRules.fingerprint,
    request: state,
    files: dossier.files.map(({ facts, entry }) => ({
      file: `文件/${entry.file}`,
      kind: facts.kind,
      title: facts.title,
      size: facts.size,
      sha256: facts.sha256,
      createdAt: facts.createdAt,
    })),
    letters: dossier.letters,
    events: dossier.events,
    // From which address and with which device somebody came is for the auditors: number and hash lead to it there.
    audit: dossier.auditEntries.map(({ address: _, agent: __, ...entry }) => entry),
  };
}

export interface ArchivePreview {
  readonly requestId: string;
  readonly number: string;
  readonly title: string;
  readonly version: number;
  /** How many files and issued letters would go in. */
  readonly files: number;
  readonly letters: number;
  /** Why it cannot be archived now; null: it can, or it is already. */
  readonly bar: Problem | null;
  readonly archived: RequestCase['archived'];
  /** Name of whoever archived it; '' when it is not. */
  readonly archivedBy: string;
}

/** For the page on which a case is archived, or its bundle taken out. */
export async function previewArchive(
  deps: StaffDeps,
  caller: Caller,
  { regionId, requestId }: ArchiveOrder,
): Promise<Result<ArchivePreview>> {
  const known = await deps.storage.requests.get(regionId, requestId);
  const resource = known === null ? { regionId, agencyId: null } : caseResource(caller, act, known);
  const order = { act, subject: requestSubject(requestId), resource } as const;
  return look(deps, caller, order, async (storage) => {
    const state = await storage.requests.get(regionId, requestId);
    if (state === null) return refused(noRequest);
    const today = dayOf(deps.clock().toISOString());
    const [calendar, kept, events] = await Promise.all([
      countyCalendar(storage, deps, regionId),
      storage.caseFiles.listOf(regionId, requestSubject(requestId)),
      state.archived === null ? [] : storage.ledger.ofSubject(regionId, requestSubject(requestId)),
    ]);
    const kinds = new Set(
      deps.requestRules.sides.dossier.filter((each) => each.archive).map(({ kind }) => kind),
    );
    const event = events.findLast(({ kind }) => kind === archivedKind);
    const names = await actorNames(storage, regionId, event === undefined ? [] : [event]);
    return done({
      requestId,
      number: state.number,
      title: state.title,
      version: state.version,
      files: kept.filter(({ kind }) => kinds.has(kind)).length,
      letters: state.letters.filter(({ issued }) => issued !== null).length,
      bar: state.archived === null ? archiveBar(state, clockOf(deps, calendar, state, today)) : null,
      archived: state.archived,
      archivedBy: event === undefined ? '' : (names.get(event.actor) ?? event.actor),
    });
  });
}
