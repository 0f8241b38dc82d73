/** The list of evidence and the evidence itself, out of the file of the request that a dispute is about (T-25). */
import { dayOf } from '../../domain/days/county-day.ts';
import { dayWords } from '../../domain/days/day-words.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { disputeSubject } from '../../domain/disputes/dispute-event.ts';
import { procedureOf } from '../../domain/disputes/dispute-rule.ts';
import type { LetterPiece } from '../../domain/letters/letter-model.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { type Dossier, gatherDossier } from '../dossiers/dossier.ts';
import { proofTexts } from '../dossiers/proof-texts.ts';
import { look, perform } from '../perform.ts';
import type { BundleModel } from '../ports/documents.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noDispute } from './enter-dispute-step.ts';

export interface BundleFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface EvidenceOrder {
  readonly regionId: string;
  readonly disputeId: string;
  /** `zip`: the list as PDF and every file beside it; `pdf`: one PDF with the files inside. */
  readonly format: 'zip' | 'pdf';
}

const noRequest: Problem = {
  code: 'not-now',
  message: '这件复议、诉讼没有对应的申请，没有案卷可以导出。请把材料加入后另行整理。',
};

/**
 * Act `dispute.export`: what leaves, and who took it, is on the record. It is made before the transaction that records it: pages of
 * long files are counted, and nobody waits for that.
 */
export async function exportEvidence(
  deps: StaffDeps,
  caller: Caller,
  { regionId, disputeId, format }: EvidenceOrder,
): Promise<Result<BundleFile>> {
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const order = { act: 'dispute.export', subject: disputeSubject(disputeId), resource } as const;
  const made = await look(deps, caller, order, async (stores) => {
    const at = deps.clock().toISOString();
    const dispute = await stores.disputes.get(regionId, disputeId);
    if (dispute === null) return refused(noDispute);
    const { requestId } = dispute.opened;
    const request = requestId === null ? null : await stores.requests.get(regionId, requestId);
    if (request === null) return refused(noRequest);
    const agency = await stores.agencies.get(regionId, request.agencyId);
    const dossier = await gatherDossier(stores, deps, request, 'evidence');
    const embed = format === 'pdf';
    const model = bundleOf(deps, dispute, request, dossier, agency?.name ?? '', at, embed);
    const pdf = await deps.documents.bundlePdf(model);
    const name = `证据材料-${request.number}-${dayOf(at)}`;
    const bytes = embed
      ? pdf
      : await deps.documents.zip([
          { name: '00-证据目录.pdf', bytes: pdf },
          ...dossier.files.map(({ entry, bytes: content }) => ({ name: entry.file, bytes: content })),
        ]);
    return done({
      value: {
        fileName: `${name}.${format}`,
        mediaType: embed ? 'application/pdf' : 'application/zip',
        bytes,
      },
      detail: { format, files: dossier.files.length, request: request.requestId },
    });
  });
  return made.ok ? perform(deps, caller, order, async () => done(made.value)) : made;
}

function bundleOf(
  deps: StaffDeps,
  dispute: Dispute,
  request: RequestCase,
  dossier: Dossier,
  agencyName: string,
  at: string,
  embed: boolean,
): BundleModel {
  const { opened, accepted } = dispute;
  return {
    title: '证据材料',
    subtitle: `${agencyName}　${dayWords(dayOf(at))}`,
    facts: [
      ['程序', procedureOf(deps.requestRules, dispute.procedure).name],
      ['提交给', opened.organ],
      ['案号', accepted?.caseNumber ?? ''],
      ['申请编号', request.number],
      ['申请事项', request.title],
      ['收到申请', dayWords(request.receivedOn)],
      ...(request.served === null ? [] : [['送达答复', dayWords(request.served.on)] as const]),
    ],
    index: dossier.files.map(({ entry, bytes }) => ({ ...entry, bytes: embed ? bytes : null })),
    timeline: dossier.timeline,
    letters: dossier.letters,
    texts: [
      { heading: '证据目录', body: [evidenceTable(dossier)] },
      ...proofTexts(deps.requestRules, request),
    ],
    audit: dossier.audit,
    madeAt: at,
  };
}

/** 编号、名称、证明目的、页数. */
function evidenceTable({ files }: Dossier): LetterPiece {
  return {
    kind: 'table',
    caption: '',
    head: ['编号', '证据名称', '证明目的', '页数'],
    rows: files.map(({ entry, kind }) => [entry.no, entry.title, kind.purpose, entry.extent]),
  };
}
