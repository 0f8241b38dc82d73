/** What the page of an act shows: the case, whether the act is open now, what it does to the clock, its draft. */

import { existsOn } from '../../domain/agencies/exists-on.ts';
import type { LetterPiece } from '../../domain/letters/letter-model.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { maskedName } from '../../domain/personal-data/masked-name.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import type { AnswerKind, Proof } from '../../domain/request-rules/answer-kind.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { Act } from '../../policies/permissions.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { actPreview } from './act-preview.ts';
import { actionsOf } from './actions-of.ts';
import { answerKindsOf } from './answer-choices.ts';
import type { WithheldPart } from './answer-item.ts';
import { formOf, readDraft } from './case-letter.ts';
import { readText } from './keep-file.ts';
import { lapseKind } from './lapse-kind.ts';
import { type CaseOrder, lookAtCase, type OpenCase } from './open-case.ts';
import { searchProof } from './record-search.ts';

/** A letter that was drafted, for its page and for the form that will send it. */
export interface DraftShown {
  readonly letterId: string;
  readonly title: string;
  /** First character only: pages show no names. */
  readonly addressee: string;
  readonly pieces: readonly LetterPiece[];
  readonly attachments: readonly string[];
  readonly number: string | null;
  readonly issuedOn: string | null;
  /** File ids of what was issued; null for a draft. */
  readonly files: { readonly docx: string; readonly pdf: string } | null;
  /** What had been typed when it was drafted. */
  readonly input: Readonly<Record<string, string>>;
}

export interface ActPageFacts {
  readonly state: RequestCase;
  readonly clock: ClockResult;
  readonly today: string;
  readonly rules: RequestRules;
  /** May it be done now, by this person? */
  readonly available: boolean;
  /** What it does to the clock, in sentences. */
  readonly consequence: readonly string[];
  readonly draft: DraftShown | null;
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
  readonly files: readonly CaseFileFacts[];
  /** Proofs that the page asks for; empty where it asks for none. */
  readonly proofs: readonly Proof[];
  /** Answers that can be chosen. */
  readonly kinds: readonly AnswerKind[];
  /** Reasons of the item that the page is about, as written; '' for none. */
  readonly reasons: string;
  readonly withheld: readonly WithheldPart[];
}

export interface ActPageOrder extends CaseOrder {
  readonly act: Act;
  /** Folder of the page. */
  readonly id: string;
  /** Which of several things it is about; '' for none. */
  readonly part: string;
  /** Draft that was made in the first step; '' for none. */
  readonly letterId: string;
}

export function openActPage(
  deps: StaffDeps,
  caller: Caller,
  order: ActPageOrder,
): Promise<Result<ActPageFacts>> {
  return lookAtCase(deps, caller, order.act, order, async (open) => {
    const { state, clock, today, stores } = open;
    const link = `/${order.id}${order.part === '' ? '' : `/${order.part}`}`;
    const available = actionsOf(deps, caller, state, clock).some((action) => action.link.endsWith(link));
    const [agencies, files, draft] = await Promise.all([
      stores.agencies.list(state.regionId),
      stores.caseFiles.listOf(state.regionId, requestSubject(state.requestId)),
      draftShown(open, order.letterId === '' ? letterOf(open, order.id) : order.letterId),
    ]);
    const answer = state.items.find(({ itemId }) => itemId === order.part)?.answer ?? null;
    const withheld = await readText(stores, state.regionId, answer?.parts ?? null);
    return done({
      state,
      clock,
      today,
      rules: deps.requestRules,
      available,
      consequence: actPreview(open, order.id, order.part),
      draft,
      agencies: agencies
        .filter((each) => existsOn(each, today) && each.agencyId !== state.agencyId)
        .map(({ agencyId, name }) => ({ agencyId, name })),
      files,
      proofs: proofsOf(open, order.id),
      kinds: answerKindsOf(open),
      reasons: (await readText(stores, state.regionId, answer?.text ?? null)) ?? '',
      withheld: withheld === null ? [] : (JSON.parse(withheld) as readonly WithheldPart[]),
    });
  });
}

/** The letter that a page is about by itself: the answer, once it was submitted. */
function letterOf({ state }: OpenCase, id: string): string {
  if (id !== 'review' && id !== 'sign' && id !== 'serve') return '';
  return state.decision?.letterId ?? state.submitted?.letterId ?? '';
}

/** null: no such letter, or its text was destroyed when its time was over. */
export async function draftShown(open: OpenCase, letterId: string): Promise<DraftShown | null> {
  const letter = open.state.letters.find((each) => each.letterId === letterId);
  if (letter === undefined) return null;
  const draft = await readDraft(open, letter);
  if (draft === null) return null;
  const { issued } = letter;
  return {
    letterId,
    title: formOf(open, letter.form).title,
    addressee: maskedName(draft.addressee.name),
    pieces: draft.pieces,
    attachments: draft.attachments,
    number: issued?.number ?? null,
    issuedOn: issued?.date ?? null,
    files: issued === null ? null : { docx: issued.docx, pdf: issued.pdf },
    input: draft.input,
  };
}

/** Proofs of what the page leads to: a lapse, a withdrawal, a search. */
function proofsOf(open: OpenCase, id: string): readonly Proof[] {
  const all = open.deps.requestRules.proofs;
  const of = (kind: Result<AnswerKind>) =>
    kind.ok ? all.filter((proof) => kind.value.proofs.includes(proof.id)) : [];
  switch (id) {
    case 'supplement-lapsed':
      return of(lapseKind(open, 'supplement-lapsed'));
    case 'fee-lapsed':
      return of(lapseKind(open, 'fee-lapsed'));
    case 'withdrawal':
      return of(lapseKind(open, null));
    case 'search': {
      const proof = searchProof(open);
      return proof === null ? [] : [proof];
    }
    default:
      return [];
  }
}
