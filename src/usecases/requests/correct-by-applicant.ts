/** The applicant hands in what the 补正告知书 asked for (条例 30). */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import { longest, type NewFile } from '../../domain/requests/new-request.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedIn, keepHandedInText } from './applicant-file.ts';
import { arrivalUnknown, notArrived } from './notice-arrival.ts';
import { type OpenCase, record } from './open-case.ts';

const article = '《条例》第三十条';

/** Its last day is over, or the case has gone on without it. */
export function isLate(about: Pick<OpenCase, 'clock' | 'state' | 'today'>): boolean {
  if (arrivalUnknown(about, about.today)) return false;
  const { supplementLastDay, allowed } = about.clock;
  const may = allowed.some((event) => ledgerKindOf(event) === 'request-supplement-received');
  return !may || (supplementLastDay !== null && about.today > supplementLastDay);
}

export interface Correction extends ApplicantOrder {
  /** The description anew, or what is added to it. */
  readonly text: string;
  /** Asked for after the last day only. */
  readonly lateReason: string;
  readonly files: readonly NewFile[];
}

/**
 * In time the answer period begins anew. After the last day it is kept with its reason and judged by staff: whoever had
 * 正当理由 has not given up (T-06).
 */
export function correctByApplicant(
  deps: StaffDeps,
  caller: Caller,
  order: Correction,
): Promise<Result<{ readonly late: boolean }>> {
  return actAsApplicant(deps, caller, order, '申请人提交了补正', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('correct'))
      return notNow('现在不需要补正：补正已经收到，或者申请已经有了新的进展。', article);
    const { text, lateReason, files } = order;
    const late = isLate(open);
    const [first, ...more] = [
      ...appliedText(text, 'text', longest.description, '请写明补正的内容。'),
      ...(late
        ? appliedText(lateReason, 'lateReason', 1000, '补正期限已过，请说明没能按时补正的理由。')
        : []),
    ];
    if (first !== undefined) return refused(first, ...more);
    const ids = await keepHandedIn(open, files);
    const words = late ? `${text}\n\n没能按时补正的理由：${lateReason}` : text;
    const description = await keepHandedInText(open, 'supplement', '补正的内容', words);
    const handedIn = [description ?? '', ...ids];
    const [one, ...others] = handedIn.map(
      (fileId) => ({ kind: 'request-file-added', data: { fileId, kind: 'supplement' } }) as const,
    );
    const after = late
      ? await record(open, one!, ...others)
      : await record(open, {
          kind: 'request-supplement-received',
          data: {
            on: open.today,
            description,
            files: ids,
            ...(arrivalUnknown(open, open.today)
              ? { accepted: true, lateReason: notArrived }
              : { lateReason: '' }),
            items: null,
          },
        });
    return done({ value: { late }, open: after, detail: { late, files: ids.length } });
  });
}
