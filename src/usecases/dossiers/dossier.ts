/** A request's file gathered for a bundle: files in the order of the rules, letters, events, the trail of who did what. */

import type { AuditEntry } from '../../domain/audit-trail/entry.ts';
import type { LetterModel } from '../../domain/letters/letter-model.ts';
import type { DossierKind } from '../../domain/request-rules/side-lifecycle.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { isAct, permissions } from '../../policies/permissions.ts';
import { actorNames } from '../agencies/agency-history.ts';
import { directoryOf } from '../people/directory.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { BundleEntry, BundleTable } from '../ports/documents.ts';
import type { RecordedEvent } from '../ports/ledger.ts';
import type { Stores } from '../ports/stores.ts';
import { readText } from '../requests/keep-file.ts';
import { timelineOf } from '../requests/timeline.ts';
import { localTime } from '../sign-in/local-time.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface DossierFile {
  readonly facts: CaseFileFacts;
  readonly kind: DossierKind;
  readonly bytes: Uint8Array;
  /** As a bundle lists it: number, title, day, pages, size, digest, name. */
  readonly entry: BundleEntry;
}

export interface Dossier {
  readonly files: readonly DossierFile[];
  /** Letters that were issued, in order, as they were frozen. */
  readonly letters: readonly { readonly heading: string; readonly letter: LetterModel }[];
  readonly events: readonly RecordedEvent[];
  readonly timeline: BundleTable;
  readonly audit: BundleTable;
  readonly auditEntries: readonly AuditEntry[];
}

const mostEntries = 5_000;

/** @param use which of the kinds of rules/requests/dossier.yaml */
export async function gatherDossier(
  stores: Stores,
  deps: StaffDeps,
  request: RequestCase,
  use: 'evidence' | 'archive',
): Promise<Dossier> {
  const { regionId, requestId } = request;
  const subject = requestSubject(requestId);
  const [kept, events, auditEntries] = await Promise.all([
    stores.caseFiles.listOf(regionId, subject),
    stores.ledger.ofSubject(regionId, subject),
    stores.audit.search({ regionId, subject, limit: mostEntries, oldestFirst: true }),
  ]);
  const names = await actorNames(stores, regionId, events);
  const day = events.at(-1)?.at.slice(0, 10) ?? request.receivedOn;
  const directory = await directoryOf(stores, regionId, day);
  const timeline = timelineOf(deps.requestRules, events, {
    agency: directory.agencyName,
    person: (accountId) => (accountId === null ? '' : (names.get(`account/${accountId}`) ?? accountId)),
  });
  return {
    files: await filesOf(stores, deps, kept, use),
    letters: await lettersOf(stores, request),
    events,
    timeline: {
      title: '办理经过',
      head: ['时间', '事项', '经办'],
      rows: timeline.map(({ at, title, detail, actor }) => [
        localTime(at),
        detail === '' ? title : `${title}：${detail}`,
        actor,
      ]),
    },
    audit: {
      title: '审计摘录',
      head: ['序号', '时间', '谁', '做了什么', '结果'],
      rows: auditEntries.map(({ entryId, at, actor, act, outcome }) => [
        String(entryId),
        localTime(at),
        names.get(actor) ?? (actor === 'anyone' ? '申请人' : actor),
        isAct(act) ? permissions[act].what : act,
        outcome === 'done' ? '完成' : outcome === 'refused' ? '拒绝' : '未成功',
      ]),
    },
    auditEntries,
  };
}

async function filesOf(
  stores: Stores,
  deps: StaffDeps,
  kept: readonly CaseFileFacts[],
  use: 'evidence' | 'archive',
): Promise<readonly DossierFile[]> {
  const files: DossierFile[] = [];
  for (const kind of deps.requestRules.sides.dossier.filter((each) => each[use])) {
    for (const facts of kept.filter((each) => each.kind === kind.kind)) {
      const bytes = await stores.caseFiles.open(facts.regionId, facts.fileId);
      if (bytes === null) continue;
      const no = String(files.length + 1);
      files.push({
        facts,
        kind,
        bytes,
        entry: {
          no,
          title: facts.title === '' ? kind.name : facts.title,
          date: facts.createdAt.slice(0, 10),
          extent: await extentOf(deps, facts, bytes),
          size: facts.size,
          digest: facts.sha256,
          file: fileName(no, facts, kind),
          bytes: null,
        },
      });
    }
  }
  return files;
}

/** 03-送达凭证.pdf: safe on every system, unique by its number. */
function fileName(no: string, facts: CaseFileFacts, kind: DossierKind): string {
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(facts.fileName)?.[0] ?? '.txt';
  const title = (facts.title === '' ? kind.name : facts.title)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\\/:*?"<>|\s]+/g, '_');
  return `${no.padStart(2, '0')}-${[...title].slice(0, 60).join('')}${ending.toLowerCase()}`;
}

/** Pages of a PDF; '' where a file has none or they cannot be told. */
async function extentOf(deps: StaffDeps, facts: CaseFileFacts, bytes: Uint8Array): Promise<string> {
  if (facts.mediaType.startsWith('image/')) return '1 页';
  if (facts.mediaType !== 'application/pdf') return '';
  const read = await deps.documents.redactionPages(bytes, facts.fileName);
  return read.ok ? `${read.value.pages.length} 页` : '';
}

async function lettersOf(stores: Stores, request: RequestCase): Promise<Dossier['letters']> {
  const letters: { heading: string; letter: LetterModel }[] = [];
  for (const { issued } of request.letters) {
    const text = issued === null ? null : await readText(stores, request.regionId, issued.model);
    if (issued === null || text === null) continue;
    const { model } = JSON.parse(text) as { readonly model: LetterModel };
    letters.push({
      heading: `${model.title}${issued.number === null ? '' : `（${issued.number}）`}`,
      letter: model,
    });
  }
  return letters;
}
