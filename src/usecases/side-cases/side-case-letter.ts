/** Letters of the procedures beside a request: filled by the rules, numbered in the agency's series, frozen as DOCX and PDF. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { agencyMark } from '../../domain/letters/agency-mark.ts';
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import type { LetterModel } from '../../domain/letters/letter-model.ts';
import { letterNumber } from '../../domain/letters/letter-number.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { LetterForm } from '../../domain/request-rules/letter-form.ts';
import type { Stores } from '../ports/stores.ts';
import { keepFile } from '../requests/keep-file.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface SideLetter {
  readonly regionId: string;
  /** `correction/<id>`, `complaint/<id>` */
  readonly owner: string;
  readonly form: LetterForm;
  readonly facts: LetterFacts;
  readonly addressee: string;
  readonly agency: Agency;
  readonly county: string;
  readonly date: string;
  readonly by: string;
  readonly at: string;
}

export interface IssuedSideLetter {
  readonly number: string;
  readonly docx: string;
  readonly pdf: string;
}

const series = '告';
const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** Problems: one for each fact that the letter needs and nobody gave; then no number is used up. */
export async function issueSideLetter(
  stores: Stores,
  deps: StaffDeps,
  letter: SideLetter,
): Promise<Result<IssuedSideLetter>> {
  const { form, facts, agency, county, date } = letter;
  const filled = fillLetter(form, facts);
  const [first, ...more] = filled.missing.map(({ fact, label }) => ({
    code: 'letter-fact-missing',
    field: fact,
    message: `《${form.title}》还缺“${label}”，补齐后才能定稿。`,
    article: form.article,
  }));
  if (first !== undefined) return refused(first, ...more);
  const year = Number(date.slice(0, 4));
  const number = letterNumber(
    agencyMark(county, agency),
    series,
    year,
    await stores.requests.nextNumber(letter.regionId, `${agency.agencyId}/letter`, year),
  );
  const model: LetterModel = {
    look: 'letter',
    issuer: agency.name,
    number,
    title: `${agency.name}\n${form.title}`,
    addressee: letter.addressee,
    body: filled.body,
    attachments: filled.attachments,
    signature: agency.name,
    date,
    contact: filled.contact,
    mark: '',
  };
  const bytes = {
    docx: await deps.documents.letterDocx(model),
    pdf: await deps.documents.letterPdf(model),
  };
  const keep = (ending: keyof typeof types) =>
    keepFile(stores, deps, {
      regionId: letter.regionId,
      owner: letter.owner,
      kind: 'letter',
      title: `${form.title}（${number}）`,
      fileName: `${form.title}（${number}）.${ending}`,
      mediaType: types[ending],
      bytes: bytes[ending],
      audience: 'staff',
      by: letter.by,
      at: letter.at,
    });
  return done({ number, docx: await keep('docx'), pdf: await keep('pdf') });
}
