/** An applicant follows the own request: the 查询码 opens it, a ticket keeps it open for a while. */
import type { Agency } from '../../domain/agencies/agency.ts';
import { addDays } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { readQueryCode } from '../../domain/requests/query-code.ts';
import type { CaseLetter, RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import { look, perform } from '../perform.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, lookAsApplicant } from './act-as-applicant.ts';
import { type ApplicantAct, applicantActs } from './applicant-acts.ts';
import { newTicket } from './follow-ticket.ts';
import { readText } from './keep-file.ts';
import type { OpenCase } from './open-case.ts';
import { type PublicStep, publicTimeline } from './public-timeline.ts';
import { codeDigestOf } from './receive-request.ts';
import { type ReliefWays, reliefOf } from './relief-of.ts';
import { clockOf } from './write-request.ts';

/** What whoever follows a request may download. */
export interface FollowedLetter {
  readonly title: string;
  readonly number: string | null;
  readonly date: string;
  /** File ids; null where there is no such form. */
  readonly docx: string | null;
  readonly pdf: string | null;
}

export interface FollowedFile {
  readonly fileId: string;
  readonly title: string;
  readonly fileName: string;
  readonly size: number;
}

export interface Followed {
  readonly state: RequestCase;
  readonly agency: Agency;
  readonly county: string;
  readonly today: string;
  /** With each day explained. */
  readonly clock: ClockResult;
  readonly description: string;
  /** One sentence on where it stands. */
  readonly standing: string;
  readonly steps: readonly PublicStep[];
  readonly letters: readonly FollowedLetter[];
  readonly files: readonly FollowedFile[];
  readonly acts: readonly ApplicantAct[];
  /** Where to turn to; null: nothing was decided yet, or the decision names no way. */
  readonly relief: ReliefWays | null;
}

/**
 * Opens a request by its code; the answer to a wrong code, one of another form and one of another county is the same, and
 * costs the same look-up. Returns the ticket for the cookie.
 */
export function openByCode(
  deps: StaffDeps,
  caller: Caller,
  { regionId, code }: { readonly regionId: string; readonly code: string },
): Promise<Result<{ readonly ticket: string }>> {
  const order = { act: 'request.follow', subject: 'request', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const digest = codeDigestOf(deps, regionId, readQueryCode(code) ?? code.slice(0, 60));
    const state = await storage.requests.byCode(regionId, digest);
    if (state === null)
      return refused({
        code: 'wrong-code',
        field: 'code',
        message:
          '没有找到这个查询码。请对照回执逐个核对；查询码有 12 个字母和数字，不分大小写，短横可以不写。',
      });
    return done({ ticket: newTicket(deps, regionId, state.requestId) });
  });
}

/** The whole status page. */
export function followRequest(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder,
): Promise<Result<Followed>> {
  return lookAsApplicant(deps, caller, order, async (open) => {
    const { stores, state, calendar, today } = open;
    const owner = requestSubject(state.requestId);
    const [facts, files, description] = await Promise.all([
      stores.ledger.ofSubject(state.regionId, owner),
      stores.caseFiles.listOf(state.regionId, owner),
      readText(stores, state.regionId, state.description),
    ]);
    const clock = clockOf(deps, calendar, state, today, { explain: true });
    const letters = lettersOf(open);
    const own = new Set(letters.flatMap(({ docx, pdf }) => [docx, pdf]));
    return done({
      state,
      agency: open.agency,
      county: open.county,
      today,
      clock,
      description: description ?? '',
      standing: deps.requestRules.lifecycle.states.find(({ id }) => id === clock.state)?.publicName ?? '',
      steps: publicTimeline(deps.requestRules, facts),
      letters,
      files: files.filter((file) => isForApplicant(file) && !own.has(file.fileId)),
      acts: applicantActs(state, clock),
      relief: await reliefOf(open),
    });
  });
}

/** A file that the applicant may have: a letter that reached them, what was released, what they handed in. It leaves on the record. */
export async function downloadAsApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly fileId: string },
): Promise<Result<{ readonly facts: CaseFileFacts; readonly bytes: Uint8Array }>> {
  const found = await fileForApplicant(deps, caller, order);
  if (!found.ok) return found;
  const { regionId, owner, fileId, kind } = found.value.facts;
  const asked = {
    act: 'request.follow',
    subject: owner,
    resource: { regionId },
    reason: '申请人下载文件',
  } as const;
  return perform(deps, caller, asked, async () =>
    done({ value: found.value, detail: { file: fileId, kind } }),
  );
}

function fileForApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly fileId: string },
): Promise<Result<{ readonly facts: CaseFileFacts; readonly bytes: Uint8Array }>> {
  return lookAsApplicant(deps, caller, order, async (open) => {
    const { stores, state } = open;
    const facts = await stores.caseFiles.get(state.regionId, order.fileId);
    const owned = facts !== null && facts.owner === requestSubject(state.requestId);
    const letters = lettersOf(open).flatMap(({ docx, pdf }) => [docx, pdf]);
    if (!owned || !(letters.includes(facts.fileId) || isForApplicant(facts))) return refused(noFile);
    const bytes = await stores.caseFiles.open(state.regionId, facts.fileId);
    return bytes === null ? refused(noFile) : done({ facts, bytes });
  });
}

const noFile = { code: 'not-found', message: '没有找到这个文件：可能保存期限已过，或者地址有误。' };

const isForApplicant = ({ audience, fileName }: CaseFileFacts): boolean =>
  audience === 'applicant' && fileName !== '';

/** Letters to the applicant that have left the house. */
function lettersOf({ state, deps }: OpenCase): readonly FollowedLetter[] {
  const { letters: forms } = deps.requestRules;
  const left = ({ letterId, sent }: CaseLetter) => sent.length > 0 || state.served?.letterId === letterId;
  return state.letters.flatMap((letter) => {
    const form = forms.find(({ id }) => id === letter.form);
    if (letter.issued === null || form?.to !== 'applicant' || !left(letter)) return [];
    const { number, date, docx, pdf } = letter.issued;
    return [{ title: form.title, number, date, docx: docx || null, pdf: pdf || null }];
  });
}

/** The day after which nobody need wait any longer: the due day, or the last day of what the applicant must do. */
export function waitUntil({
  clock,
  state,
  today,
}: Pick<Followed, 'clock' | 'state' | 'today'>): string | null {
  if (state.ended !== null || clock.finishedOn !== null) return null;
  const day = clock.supplementLastDay ?? clock.payBy ?? clock.due ?? clock.worstCase;
  return day === null ? null : day < today ? addDays(day, 0) : day;
}
