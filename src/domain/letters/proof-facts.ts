/** What staff wrote in proofs, as facts of a letter: `proof.<proof>.<field>`. */
import { type GivenProofs, givenText } from '../answers/answer-draft.ts';
import { dayWords } from '../days/day-words.ts';
import type { ProofField } from '../request-rules/answer-kind.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { proofFactPrefix } from './letter-facts.ts';

/**
 * Facts of the proofs given, in words: labels of choices, days in full, names of agencies. Fields that are not asked,
 * because another one says so, give none.
 * @param agencyName name of an agency by its id; what it does not know is printed as written
 */
export function proofFacts(
  { proofs }: Pick<RequestRules, 'proofs'>,
  given: GivenProofs,
  agencyName: (agencyId: string) => string | null,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    proofs.flatMap((proof) =>
      proof.fields.flatMap((field) => {
        const values = given[proof.id] ?? {};
        const text = givenText(values[field.id]);
        if (text === '') return [];
        if (field.when !== null && givenText(values[field.when.field]) !== field.when.is) return [];
        return [[`${proofFactPrefix}${proof.id}.${field.id}`, inWords(field, text, agencyName)]];
      }),
    ),
  );
}

function inWords(field: ProofField, text: string, agencyName: (agencyId: string) => string | null): string {
  if (field.type === 'choice') return field.choices.find(({ id }) => id === text)?.label ?? text;
  if (field.type === 'date') return dayWords(text);
  if (field.type === 'yes-no') return text === 'yes' ? '是' : '否';
  if (field.type === 'agency') return agencyName(text) ?? text;
  return text.replace(/[。；，]+$/, '');
}
