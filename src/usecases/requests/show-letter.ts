/** One letter of a case: to look at, to edit, to download. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { RequestRules } from '../../domain/request-rules/request-rules.ts';
import type { CaseLetter, RequestCase } from '../../domain/requests/request-case.ts';
import { decide } from '../../policies/decide.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { formOf, modelOf, noLetter, readDraft } from './case-letter.ts';
import { caseResource } from './case-resource.ts';
import { requestOrder } from './look-at-request.ts';
import { type DraftShown, draftShown } from './open-act-page.ts';
import { type CaseOrder, lookAtCase, noRequest, type OpenCase, withState } from './open-case.ts';
import { freePurposes } from './send-letter.ts';

export interface LetterOrder extends CaseOrder {
  readonly letterId: string;
}

export interface LetterPage {
  readonly state: RequestCase;
  readonly today: string;
  readonly rules: RequestRules;
  readonly draft: DraftShown;
  readonly sent: CaseLetter['sent'];
  readonly may: {
    /** It is a draft that nobody is judging, and this person works on the case. */
    readonly edit: boolean;
    /** It goes out by itself, or once more. */
    readonly send: boolean;
    /** It was sent, and the day on which it arrived is not known. */
    readonly receive: boolean;
  };
}

export function showLetter(deps: StaffDeps, caller: Caller, order: LetterOrder): Promise<Result<LetterPage>> {
  return lookAtCase(deps, caller, 'request.read', order, async (open) => {
    const { state, today } = open;
    const letter = state.letters.find(({ letterId }) => letterId === order.letterId);
    const draft = await draftShown(open, order.letterId);
    if (letter === undefined || draft === null) return refused(noLetter);
    const works =
      decide(caller, 'request.handle', caseResource(caller, 'request.handle', state)) === 'granted';
    const free = freePurposes.has(formOf(open, letter.form).purpose);
    const last = letter.sent.at(-1);
    const arrived = state.served?.letterId === order.letterId ? state.served.knownOn : last?.receivedOn;
    return done({
      state,
      today,
      rules: deps.requestRules,
      draft,
      sent: letter.sent,
      may: {
        edit: works && letter.issued === null && state.submitted?.letterId !== order.letterId,
        send: works && (last === undefined ? free : true) && state.decision?.letterId !== order.letterId,
        receive: works && arrived === null,
      },
    });
  });
}

export interface LetterFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/**
 * As issued, else as the draft reads now; it leaves the house, so who took it is on record. Nothing of the case changes: the
 * county is not held meanwhile, and letters of an archived case can still be taken.
 */
export async function downloadLetter(
  deps: StaffDeps,
  caller: Caller,
  { letterId, format, ...place }: LetterOrder & { readonly format: 'docx' | 'pdf' },
): Promise<Result<LetterFile>> {
  const { order, state } = await requestOrder(deps, caller, 'request.read', place);
  return perform(deps, caller, { ...order, reason: '下载文书' }, async (stores, at) => {
    if (state === null) return refused(noRequest);
    const letter = state.letters.find((each) => each.letterId === letterId);
    const open = await withState({ stores, deps, caller, at }, state);
    const file = letter === undefined ? null : await fileOf(open, letter, format);
    if (file === null) return refused(noLetter);
    return done({ value: file, detail: { letter: letterId, format } });
  });
}

async function fileOf(
  open: OpenCase,
  letter: CaseLetter,
  format: 'docx' | 'pdf',
): Promise<LetterFile | null> {
  const { stores, deps, state } = open;
  if (letter.issued !== null) {
    const facts = await stores.caseFiles.get(state.regionId, letter.issued[format]);
    const bytes = await stores.caseFiles.open(state.regionId, letter.issued[format]);
    return facts === null || bytes === null
      ? null
      : { fileName: facts.fileName, mediaType: facts.mediaType, bytes };
  }
  const draft = await readDraft(open, letter);
  if (draft === null) return null;
  const form = formOf(open, letter.form);
  const model = modelOf(open, form, draft, null);
  const bytes = await (format === 'docx'
    ? deps.documents.letterDocx(model)
    : deps.documents.letterPdf(model));
  return { fileName: `${form.title}（草稿）.${format}`, mediaType: mediaTypes[format], bytes };
}
