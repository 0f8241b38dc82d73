/** Which wording a letter has: by what it is for, the law of the request and the day; never by its id. */
import { holdsOn } from '../request-rules/dated.ts';
import type { LetterForm, LetterPurpose } from '../request-rules/letter-form.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/** When a letter is written, and by which law the request is judged. */
export interface LetterTime {
  readonly day: string;
  readonly law: string;
}

/** The form for a purpose; the first for its addressee where there are several. Null: the law of the time had none. */
export function letterFor(
  { letters }: Pick<RequestRules, 'letters'>,
  purpose: LetterPurpose,
  { day, law }: LetterTime,
  to?: LetterForm['to'],
): LetterForm | null {
  return (
    letters.find(
      (form) =>
        form.purpose === purpose &&
        holdsOn(form, day) &&
        (form.law === null || form.law === law) &&
        (to === undefined || form.to === to),
    ) ?? null
  );
}

/** @throws RangeError when the rules have no such form: what names it was checked before */
export function letterNamed({ letters }: Pick<RequestRules, 'letters'>, id: string): LetterForm {
  const form = letters.find((each) => each.id === id);
  if (form === undefined) throw new RangeError(`rules/letters has no ${id}`);
  return form;
}
