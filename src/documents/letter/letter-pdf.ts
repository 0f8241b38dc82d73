/** A letter as PDF. */
import type { LetterModel } from '../../domain/letters/letter-model.ts';
import { layOut } from './lay-out.ts';
import { letterTemplate } from './letter-template.ts';
import type { Typesetter } from './typesetter.ts';

/** Sets a letter; the same letter gives the same bytes. */
export function letterPdf(typesetter: Typesetter, model: LetterModel): Uint8Array {
  return typesetter.set(letterTemplate, layOut(model));
}
