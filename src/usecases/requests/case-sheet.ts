/** Sheets for the file that are printed and signed by hand: 登记表 (D-01) and 送达回证 (D-29). Nothing is frozen by them. */
import { dayWords } from '../../domain/days/day-words.ts';
import { fillLetter } from '../../domain/letters/fill-letter.ts';
import type { LetterFacts } from '../../domain/letters/letter-facts.ts';
import { letterFor } from '../../domain/letters/letter-for.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import type { LetterForm } from '../../domain/request-rules/letter-form.ts';
import type { CaseLetter } from '../../domain/requests/request-case.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { formOf, lawOf, noLetter, readDraft } from './case-letter.ts';
import { addresseeOf, caseLetterFacts } from './case-letter-facts.ts';
import type { ReceiptFile } from './desk-receipt.ts';
import { type CasePlace, requestOrder } from './look-at-request.ts';
import { noRequest, type OpenCase, withState } from './open-case.ts';
import { receiptFacts } from './receipt.ts';
import { type ReceiptFormat, receiptTypes } from './receipt-file.ts';

export interface SheetOrder extends CasePlace {
  readonly format: ReceiptFormat;
}

/** 登记表: who asked for what by which way, and until when the answer is due. */
export function registrationSheet(
  deps: StaffDeps,
  caller: Caller,
  order: SheetOrder,
): Promise<Result<ReceiptFile>> {
  return sheet(deps, caller, order, '打印登记表', async (open) => {
    const form = formOn(open, 'receipt', open.state.receivedOn);
    if (form === null) return refused(noForm);
    const { state, deps, stores } = open;
    const owner = { regionId: state.regionId, ownerKind: 'request', ownerId: state.requestId };
    const applicant = await addresseeOf(open, { to: 'applicant' });
    const facts: LetterFacts = {
      ...(await caseLetterFacts(open, applicant)),
      ...receiptFacts(open, applicant),
      applicant_kind:
        deps.requestRules.intake.applicants.find(({ id }) => id === state.received.applicantKind)?.name ?? '',
      agent: (await stores.personal.openField(owner, 'agent-name')) ?? '',
      evidence: state.received.evidence,
      oral: state.received.oral,
    };
    return done({ form, facts, day: state.receivedOn });
  });
}

/**
 * 送达回证 of a letter that was issued: with way, day and proof once they are known, else with room for them to be
 * written in when it is handed over.
 */
export function serviceRecord(
  deps: StaffDeps,
  caller: Caller,
  order: SheetOrder & { readonly letterId: string },
): Promise<Result<ReceiptFile>> {
  return sheet(deps, caller, order, '打印送达回证', async (open) => {
    const letter = open.state.letters.find(({ letterId }) => letterId === order.letterId);
    if (letter === undefined || letter.issued === null) return refused(noLetter);
    const form = formOn(open, 'service-record', open.today);
    if (form === null) return refused(noForm);
    const { deps } = open;
    const service = serviceOf(open, letter);
    const { intake } = deps.requestRules;
    const byHand = intake.services.find(({ finishes }) => finishes === 'signature');
    const facts: LetterFacts = {
      ...(await caseLetterFacts(open, { name: '', you: '' })),
      recipient: (await readDraft(open, letter))?.addressee.name || blank,
      letter_title: `《${formOf(open, letter.form).title}》`,
      letter_number: letter.issued.number ?? '',
      service_way: (intake.services.find(({ id }) => id === service?.way) ?? byHand)?.name ?? blank,
      service_place: service === null ? blank : '',
      served_on: service === null ? blankDay : dayWords(service.receivedOn ?? service.on),
      service_proof: service?.proof ?? '',
    };
    return done({ form, facts, day: service?.on ?? null });
  });
}

/** How it left the house: the last time, by what is on record. */
function serviceOf({ state: { served } }: OpenCase, { letterId, sent }: CaseLetter) {
  const answer = served?.letterId === letterId ? { ...served, receivedOn: served.knownOn } : null;
  return answer ?? sent.at(-1) ?? null;
}

/** Room to write in. */
const blank = '＿＿＿＿＿＿＿＿＿＿＿＿';
const blankDay = '＿＿＿＿年＿＿月＿＿日';

const noForm: Problem = {
  code: 'not-found',
  message: '收到这件申请时的规定没有这份表，请用当时的纸质表格。',
};

const formOn = (open: OpenCase, purpose: LetterForm['purpose'], day: string): LetterForm | null =>
  letterFor(open.deps.requestRules, purpose, { day, law: lawOf(open) }, 'file');

interface FilledSheet {
  readonly form: LetterForm;
  readonly facts: LetterFacts;
  /** Day printed below; null: none yet. */
  readonly day: string | null;
}

/** Names are printed in clear: that it was printed is on record. */
async function sheet(
  deps: StaffDeps,
  caller: Caller,
  order: SheetOrder,
  reason: string,
  fill: (open: OpenCase) => Promise<Result<FilledSheet>>,
): Promise<Result<ReceiptFile>> {
  const { order: asked, state } = await requestOrder(deps, caller, 'request.handle', order);
  return perform(deps, caller, { ...asked, reason }, async (stores, at) => {
    if (state === null) return refused(noRequest);
    const open = await withState({ stores, deps, caller, at }, state);
    const filled = await fill(open);
    if (!filled.ok) return filled;
    const { form, facts, day } = filled.value;
    const { body, attachments, contact } = fillLetter(form, facts);
    const model = {
      look: 'form',
      issuer: open.agency.name,
      number: null,
      title: `${open.agency.name}\n${form.title}`,
      addressee: '',
      body,
      attachments,
      signature: open.agency.name,
      date: day,
      contact,
      mark: '',
    } as const;
    const { documents } = deps;
    const { format } = order;
    const bytes = format === 'pdf' ? await documents.letterPdf(model) : await documents.letterDocx(model);
    const fileName = `${form.title}-${state.number}.${format}`;
    return done({
      value: { fileName, type: receiptTypes[format], bytes },
      detail: { format, form: form.id },
    });
  });
}
