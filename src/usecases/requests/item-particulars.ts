/** What the letter of an answer kind says of the case itself: search, responsible agency, place (law book §5.2). */
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import { type LetterFacts, proofFactPrefix } from '../../domain/letters/letter-facts.ts';
import type { LetterBlock, LetterForm } from '../../domain/request-rules/letter-form.ts';

/** Does it print what staff wrote in a proof? */
const tellsProof = ({ kind, text }: LetterBlock): boolean =>
  kind === 'paragraph' && text.includes(`{${proofFactPrefix}`);

/** The form without the sentences that print proofs: each item tells its own, since one sentence cannot tell of two. */
export const withoutParticulars = (form: LetterForm): LetterForm => ({
  ...form,
  blocks: form.blocks.filter((block) => !tellsProof(block)),
});

/** Do two of these say something else in the same field of a proof, as two searches do? */
export function proofsDiffer(facts: readonly LetterFacts[]): boolean {
  const seen = new Map<string, LetterFacts[string]>();
  return facts.some((each) =>
    Object.entries(each).some(([name, value]) => {
      const other = seen.get(name);
      seen.set(name, value);
      return other !== undefined && other !== value;
    }),
  );
}

/**
 * The sentences of a form that print what staff had to prove, joined; for an item that is answered in a letter of another
 * kind, so that its demanded elements are not lost there. '' where the form has none.
 * @param facts of the letter, with the proofs of this item alone
 */
export function itemParticulars(form: LetterForm, facts: LetterFacts): string {
  const blocks = form.blocks.filter(tellsProof);
  const { body } = fillLetter({ ...form, blocks, requires: [], relief: false }, facts);
  return body
    .flatMap((piece) => (piece.kind === 'paragraph' ? [asSentence(piece.text)] : []))
    .filter((text) => text !== '')
    .join('');
}

/** Ends in a full stop; '' stays ''. */
export function asSentence(text: string): string {
  const bare = text.trim().replace(/[；，、：\s]+$/u, '');
  return bare === '' || /[。！？）]$/u.test(bare) ? bare : `${bare}。`;
}
