/** All that a letter prints, as one text. */
import type { LetterModel } from '../../domain/letters/letter-model.ts';

export function printedText(model: LetterModel): string {
  const body = model.body.flatMap((piece) =>
    piece.kind === 'table' ? [piece.caption, ...piece.head, ...piece.rows.flat()] : [piece.text],
  );
  const { issuer, number, title, addressee, attachments, signature, contact } = model;
  return [issuer, number ?? '', title, addressee, ...body, ...attachments, signature, contact].join('\n');
}
