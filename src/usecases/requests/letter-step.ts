/** Acts that send a letter go in two steps: draft it and look, then issue and send; or both at once. */
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { type ActDone, acted } from './act-done.ts';
import {
  compose,
  type IssuedLetter,
  issueLetter,
  keepDraft,
  type LetterWish,
  readDraft,
} from './case-letter.ts';
import type { CaseDeed, OpenCase } from './open-case.ts';

export interface LetterStep {
  /** `draft`: only drafts the letter; `send` (unless told): issues it and does the act. */
  readonly step?: 'draft' | 'send';
  /** Letter that was drafted before; left out: made now. */
  readonly letterId?: string;
  /** What was typed, kept with the draft so that the form can be filled in again. */
  readonly typed?: Readonly<Record<string, string>>;
}

/** Either the end of the act (a draft was wanted), or the letter as issued. */
export type LetterTaken =
  | { readonly drafted: CaseDeed<ActDone> }
  | { readonly drafted: null; readonly issued: IssuedLetter };

/** @param date day of issue, `YYYY-MM-DD` */
export async function takeLetter(
  open: OpenCase,
  wish: LetterWish,
  { step = 'send', letterId, typed = {} }: LetterStep,
  date: string,
): Promise<Result<LetterTaken>> {
  if (step === 'draft') {
    const composed = compose({ ...wish, input: typed });
    if (!composed.ok) return composed;
    const kept = await keepDraft(open, composed.value, 'made', letterId);
    if (!kept.ok) return kept;
    const end = acted(kept.value.open, { letterId: kept.value.letterId });
    return end.ok ? done({ drafted: end.value }) : end;
  }
  if (letterId !== undefined && !(await fitsDraft(open, wish, letterId))) return refused(outdated);
  const issued = await issueLetter(open, { ...wish, input: typed }, letterId, date);
  return issued.ok ? done({ drafted: null, issued: issued.value }) : issued;
}

/** Was the draft made of the same facts? What is issued already was judged when it was. */
export async function fitsDraft(
  open: OpenCase,
  { facts }: Pick<LetterWish, 'facts'>,
  letterId: string,
): Promise<boolean> {
  const letter = open.state.letters.find((each) => each.letterId === letterId);
  if (letter === undefined || letter.issued !== null) return true;
  const draft = await readDraft(open, letter);
  return draft === null || JSON.stringify(sorted(draft.facts)) === JSON.stringify(sorted(facts));
}

const sorted = (facts: LetterWish['facts']) =>
  Object.entries(facts).toSorted(([one], [other]) => (one < other ? -1 : 1));

const outdated: Problem = {
  code: 'letter-outdated',
  message: '表上填的内容或者日期与文书草稿不一致。请重新生成文书，核对后再发出。',
};
