/** A draft is edited in the browser, or taken back from a word processor; what was issued never changes. */
import type { LetterPiece } from '../../domain/letters/letter-model.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ActDone, acted } from './act-done.ts';
import { keepDraft, noLetter, readDraft } from './case-letter.ts';
import { actOnCase, type CaseOrder, type OpenCase } from './open-case.ts';

export interface EditLetter extends CaseOrder {
  readonly letterId: string;
  readonly pieces: readonly LetterPiece[];
}

export function editLetter(deps: StaffDeps, caller: Caller, order: EditLetter): Promise<Result<ActDone>> {
  return actOnCase(deps, caller, 'request.handle', order, (open) =>
    replaceBody(open, order.letterId, order.pieces, 'edited'),
  );
}

export interface TakeBackLetter extends CaseOrder {
  readonly letterId: string;
  /** The DOCX as it was edited outside. */
  readonly bytes: Uint8Array;
}

/** Problems: those of the file (`not-docx`, `macros`, …), and a letter that is issued already. */
export async function takeBackLetter(
  deps: StaffDeps,
  caller: Caller,
  order: TakeBackLetter,
): Promise<Result<ActDone>> {
  const read = await deps.documents.readLetterDocx(order.bytes);
  if (!read.ok) {
    const [first, ...more] = read.problems.map((problem) => ({ ...problem, field: 'file' }));
    return refused(first!, ...more);
  }
  return actOnCase(deps, caller, 'request.handle', order, (open) =>
    replaceBody(open, order.letterId, read.value, 'taken-back'),
  );
}

const longestText = 20_000;

async function replaceBody(
  open: OpenCase,
  letterId: string,
  pieces: readonly LetterPiece[],
  origin: 'edited' | 'taken-back',
) {
  const letter = open.state.letters.find((each) => each.letterId === letterId);
  const draft = letter === undefined ? null : await readDraft(open, letter);
  if (draft === null) return refused(noLetter);
  if (open.state.submitted?.letterId === letterId) return refused(underReview);
  const full = pieces.filter((piece) => piece.kind === 'table' || piece.text.trim() !== '');
  if (full.length === 0) return refused(empty);
  const length = full.reduce((sum, piece) => sum + (piece.kind === 'table' ? 0 : piece.text.length), 0);
  if (length > longestText) return refused(tooLong);
  const kept = await keepDraft(open, { ...draft, pieces: full }, origin, letterId);
  return kept.ok ? acted(kept.value.open, { letterId, detail: { origin } }) : kept;
}

const underReview: Problem = {
  code: 'submitted',
  message: '答复书正在审核、签发，不能修改。要修改的，请审核人先退回。',
};

const empty: Problem = { code: 'field-invalid', field: 'pieces', message: '文书不能没有正文。' };

const tooLong: Problem = {
  code: 'field-invalid',
  field: 'pieces',
  message: '正文太长，请删减，或者把内容作为附件提供。',
};
