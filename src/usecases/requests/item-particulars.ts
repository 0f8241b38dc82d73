/** What the letter of an answer kind says of the case itself: search, responsible agency, place (law book §5.2). */
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import { type LetterFacts, proofFactPrefix } from '../../domain/letters/letter-facts.ts';
import type { LetterForm } from '../../domain/request-rules/letter-form.ts';

/**
 * The sentences of a form that print what staff had to prove, joined; for an item that is answered in a letter of another
 * kind, so that its demanded elements are not lost there. '' where the form has none.
 * @param facts of the letter, with the proofs of this item alone
 */
export function itemParticulars(form: LetterForm, facts: LetterFacts): string {
  const blocks = form.blocks.filter(
    ({ kind, text }) => kind === 'paragraph' && text.includes(`{${proofFactPrefix}`),
  );
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
