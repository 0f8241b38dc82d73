/** Letters of a request: drafted from the case by the rules, edited, frozen at issue. An issued letter never changes. */
import { createHash } from 'node:crypto';
import { agencyMark } from '../../domain/letters/agency-mark.ts';
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import { letterFor, letterNamed } from '../../domain/letters/letter-for.ts';
import type { LetterModel, LetterPiece } from '../../domain/letters/letter-model.ts';
import { letterNumber } from '../../domain/letters/letter-number.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { LetterForm, LetterPurpose } from '../../domain/request-rules/letter-form.ts';
import type { CaseLetter } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { FileAudience } from '../ports/case-files.ts';
import type { Addressee } from './case-letter-facts.ts';
import { keepFile } from './keep-file.ts';
import { type OpenCase, record } from './open-case.ts';

/** What a draft's file holds, sealed: the pieces as edited, and all that they were made of. */
export interface LetterDraft {
  readonly form: string;
  readonly pieces: readonly LetterPiece[];
  readonly addressee: Addressee;
  readonly attachments: readonly string[];
  readonly contact: string;
  readonly facts: LetterFacts;
  /** What was typed into the form of the act, to fill it in again; {} for none. */
  readonly input: Readonly<Record<string, string>>;
  /** Person outside it goes to, where it is none of the request: its consultation. */
  readonly consultation: string | null;
}

/** What a letter is made of. */
export interface LetterWish {
  readonly form: LetterForm;
  readonly facts: LetterFacts;
  readonly addressee: Addressee;
  readonly input?: Readonly<Record<string, string>>;
  readonly consultation?: string | null;
}

export const noLetter: Problem = {
  code: 'not-found',
  message: '没有找到这份文书：可能已经换成新的草稿，请从案卷重新进入。',
};

/** Version of the law under which the request came in, as letters and answer kinds name it. */
export function lawOf({ deps, state }: Pick<OpenCase, 'deps' | 'state'>): string {
  const { deadlines, lifecycle } = deps.requestRules;
  const period = lifecycle.events.find(({ effect }) => effect === 'start')?.period;
  const values = deadlines.find(({ id }) => id === period)?.values ?? [];
  return (values.find((value) => holdsOn(value, state.receivedOn)) ?? values[0])?.law ?? '';
}

/**
 * The form of a letter for a purpose, in force for this request.
 * @throws where the law of the request had none: the clock has not let the act begin then
 */
export function formFor(open: OpenCase, purpose: LetterPurpose): LetterForm {
  const law = lawOf(open);
  const form = letterFor(open.deps.requestRules, purpose, { day: open.today, law });
  if (form === null) throw new Error(`no letter for ${purpose} under ${law}`);
  return form;
}

/** The form of an id, as answer kinds and kinds of consultees name it. */
export const formOf = (open: Pick<OpenCase, 'deps'>, id: string): LetterForm =>
  letterNamed(open.deps.requestRules, id);

/** The letter as the rules word it. Problems: one for each fact that it needs and the case does not have. */
export function compose(wish: LetterWish): Result<LetterDraft> {
  const { form, facts, addressee, input = {}, consultation = null } = wish;
  const filled = fillLetter(form, facts);
  const missing = filled.missing.map(({ fact, label }) => ({
    code: 'letter-fact-missing',
    field: fact,
    message: `《${form.title}》还缺“${label}”，补齐后才能定稿。`,
    article: form.article,
  }));
  const [first, ...more] = missing;
  if (first !== undefined) return refused(first, ...more);
  const { body: pieces, attachments, contact } = filled;
  return done({ form: form.id, pieces, addressee, attachments, contact, facts, input, consultation });
}

/** Keeps a draft, new or in place of an older one; an issued letter is refused. */
export async function keepDraft(
  open: OpenCase,
  draft: LetterDraft,
  origin: 'made' | 'edited' | 'taken-back',
  letterId: string = open.deps.secrets.chance.id(),
): Promise<Result<{ readonly open: OpenCase; readonly letterId: string }>> {
  const known = open.state.letters.find((each) => each.letterId === letterId);
  if (known !== undefined && known.issued !== null) return refused(alreadyIssued);
  const { stores, deps, state, actor, at } = open;
  const fileId = await keepFile(stores, deps, {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: 'letter-draft',
    title: formOf(open, draft.form).title,
    fileName: '',
    mediaType: 'application/json',
    bytes: new TextEncoder().encode(JSON.stringify(draft)),
    audience: 'staff',
    by: actor,
    at,
  });
  const data = {
    letterId,
    form: draft.form,
    draft: fileId,
    origin,
    ...(draft.consultation === null ? {} : { consultation: draft.consultation }),
  };
  return done({ open: await record(open, { kind: 'request-letter-drafted', data }), letterId });
}

const alreadyIssued: Problem = {
  code: 'letter-issued',
  message: '这份文书已经定稿编号，不能再改。内容有误的，另发一份文书更正。',
  article: '《条例》第四十五条',
};

/** The draft of a letter; null: its time was over. */
export async function readDraft(open: Pick<OpenCase, 'stores' | 'state'>, letter: CaseLetter) {
  const bytes = await open.stores.caseFiles.open(open.state.regionId, letter.draft);
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as LetterDraft);
}

/** The model that both files are set from. */
export function modelOf(
  open: OpenCase,
  form: LetterForm,
  draft: LetterDraft,
  issued: { readonly number: string | null; readonly date: string } | null,
): LetterModel {
  const { agency } = open;
  return {
    look: form.to === 'file' ? 'form' : 'letter',
    issuer: agency.name,
    number: issued?.number ?? null,
    title: `${agency.name}\n${form.title}`,
    addressee: draft.addressee.name,
    body: draft.pieces,
    attachments: draft.attachments,
    signature: agency.name,
    date: issued?.date ?? null,
    contact: draft.contact,
    mark: issued === null ? '草稿' : '',
  };
}

export interface IssuedLetter {
  readonly open: OpenCase;
  readonly letterId: string;
  /** Day of issue. */
  readonly date: string;
  readonly draft: LetterDraft;
  readonly warnings: readonly string[];
}

/**
 * Freezes a letter: number, DOCX and PDF, digest, facts, fingerprints of rules and calendar.
 * @param given letter that was drafted (and perhaps edited or issued) before; left out: made now
 * @param date printed as 成文日期, `YYYY-MM-DD`
 */
export async function issueLetter(
  open: OpenCase,
  wish: LetterWish,
  given: string | undefined,
  date: string,
): Promise<Result<IssuedLetter>> {
  // Composed in any case: a letter that was edited needs the same facts.
  const composed = compose(wish);
  if (!composed.ok) return composed;
  if (given === undefined) {
    const kept = await keepDraft(open, composed.value, 'made');
    return kept.ok ? freeze(kept.value.open, wish.form, kept.value.letterId, composed.value, date) : kept;
  }
  const letter = open.state.letters.find(({ letterId }) => letterId === given);
  const draft = letter === undefined ? null : await readDraft(open, letter);
  if (letter === undefined || draft === null || letter.form !== wish.form.id) return refused(noLetter);
  if (letter.issued !== null) {
    if (letter.sent.length > 0) return refused(alreadySent);
    return done({ open, letterId: given, date: letter.issued.date, draft, warnings: [] });
  }
  return freeze(open, wish.form, given, draft, date);
}

const alreadySent: Problem = {
  code: 'letter-sent',
  message: '这份文书已经登记发出，不能再用一次。请重新生成。',
};

/** What follows the agency's mark in the numbers of its letters about requests. */
const letterSeries = '告';

async function freeze(
  open: OpenCase,
  form: LetterForm,
  letterId: string,
  draft: LetterDraft,
  date: string,
): Promise<Result<IssuedLetter>> {
  const { deps, stores, state, agency, county, calendar } = open;
  const year = Number(date.slice(0, 4));
  const number = form.numbered
    ? letterNumber(
        agencyMark(county, agency),
        letterSeries,
        year,
        await stores.requests.nextNumber(state.regionId, `${state.agencyId}/letter`, year),
      )
    : null;
  const model = modelOf(open, form, draft, { number, date });
  const [docx, pdf, strange] = await Promise.all([
    deps.documents.letterDocx(model),
    deps.documents.letterPdf(model),
    deps.documents.unprintable(model),
  ]);
  const name = `${form.title}${number === null ? '' : `（${number}）`}`;
  const files = {
    docx: await keepIssued(open, name, 'docx', docx),
    pdf: await keepIssued(open, name, 'pdf', pdf),
    model: await keepIssued(
      open,
      name,
      'json',
      new TextEncoder().encode(
        JSON.stringify({ model, facts: draft.facts, rules: deps.requestRules.fingerprint }),
      ),
    ),
  };
  const next = await record(open, {
    kind: 'request-letter-issued',
    data: {
      letterId,
      number,
      date,
      signatory: agency.name,
      ...files,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      rules: deps.requestRules.fingerprint,
      calendar: calendar.version,
    },
  });
  const warnings =
    strange.length === 0
      ? []
      : [`PDF 中有 ${strange.length} 个字没有字体，打印前请用 DOCX 核对：${strange.join('、')}`];
  return done({ open: next, letterId, date, draft, warnings });
}

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
} as const;

function keepIssued(
  { stores, deps, state, actor, at }: OpenCase,
  name: string,
  ending: keyof typeof mediaTypes,
  bytes: Uint8Array,
): Promise<string> {
  return keepFile(stores, deps, {
    regionId: state.regionId,
    owner: requestSubject(state.requestId),
    kind: ending === 'json' ? 'letter-model' : 'letter',
    title: ending === 'json' ? `${name}数据` : name,
    fileName: `${name}.${ending}`,
    mediaType: mediaTypes[ending],
    bytes,
    audience: 'staff',
    by: actor,
    at,
  });
}

/** From now on the addressee may see the letter. */
export async function openToAddressee({ stores, state, deps }: OpenCase, letterId: string): Promise<void> {
  const letter = state.letters.find((each) => each.letterId === letterId);
  const form = deps.requestRules.letters.find(({ id }) => id === letter?.form);
  if (letter?.issued == null || form === undefined) return;
  const audience = audienceOf[form.to];
  for (const fileId of [letter.issued.docx, letter.issued.pdf])
    await stores.caseFiles.setAudience(state.regionId, fileId, audience);
}

const audienceOf: Readonly<Record<LetterForm['to'], FileAudience>> = {
  applicant: 'applicant',
  'third-party': 'third-party',
  agency: 'staff',
  file: 'staff',
};
