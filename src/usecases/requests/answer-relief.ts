/** The notice of remedies that a decision on a request carries: by kind, day and agency, from one function (T-16, T-17). */
import { decidingAgency } from '../../domain/relief/deciding-agency.ts';
import { onlineReviewOn } from '../../domain/relief/online-review.ts';
import { noticeOf, reliefNotice } from '../../domain/relief/relief-notice.ts';
import { freeChoiceVariantOn } from '../../domain/relief/relief-variant.ts';
import type { ReviewOrgan } from '../../domain/relief/review-organ.ts';
import type { AnswerKind } from '../../domain/request-rules/answer-kind.ts';
import { formOf } from './case-letter.ts';
import type { OpenCase } from './open-case.ts';

export interface CaseRelief {
  readonly variant: string | null;
  readonly facts: { readonly relief_text?: string };
  /** What staff must add by hand: the organ whose name the data does not know. */
  readonly warnings: readonly string[];
}

/** @param decidedOn `YYYY-MM-DD` */
export async function answerRelief(open: OpenCase, kind: AnswerKind, decidedOn: string): Promise<CaseRelief> {
  const notice = reliefNotice(open.deps.requestRules, {
    kind: kind.id,
    decidedOn,
    agency: await decides(open),
    document: documentName(formOf(open, kind.letter).title),
    onlineReview: onlineReview(open, decidedOn),
  });
  return notice === null
    ? { variant: null, facts: {}, warnings: [] }
    : { variant: notice.variant, facts: { relief_text: notice.text }, warnings: unnamed(notice.organ) };
}

/** The notice must name the organ (《行政复议法》第二十三条第二款; T-17). */
const unnamed = ({ named, organ }: ReviewOrgan): readonly string[] =>
  named ? [] : [`救济告知里的复议机关只写了“${organ}”。送审以前请在文书中改为它的全称。`];

/** For a third party that is told of a disclosure (D-07): it may choose. */
export async function thirdPartyRelief(open: OpenCase, title: string, decidedOn: string): Promise<string> {
  const rules = open.deps.requestRules;
  return noticeOf(rules, freeChoiceVariantOn(rules, decidedOn), {
    decidedOn,
    agency: await decides(open),
    document: documentName(title),
    onlineReview: null,
  }).text;
}

async function decides({ stores, agency, state: { regionId } }: OpenCase) {
  const [region, agencies] = await Promise.all([
    stores.regions.get(regionId),
    stores.agencies.list(regionId),
  ]);
  if (region === null) throw new Error(`no county ${regionId}`);
  return decidingAgency(region, agencies, agency);
}

/** 本告知书, 本答复书: as the paper's title ends. */
const documentName = (title: string): string => `本${/[\u4e00-\u9fff]{2}书/u.exec(title)?.[0] ?? '决定'}`;

/** Whoever asked through the internet gets the way to seek review there too (复议法 22, R5); null: no such address. */
function onlineReview({ deps, state }: OpenCase, decidedOn: string): string | null {
  const { channels, deliveries } = deps.requestRules.intake;
  const online = channels.find(({ id }) => id === state.received.channel)?.online === true;
  const byMail = deliveries.find(({ id }) => id === state.received.delivery)?.needs === 'email';
  return online || byMail ? (onlineReviewOn(deps.requestRules, decidedOn)?.address ?? null) : null;
}
