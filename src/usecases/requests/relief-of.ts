/** Where an applicant may turn to, and until when: from the decision as it was frozen, or because none came in time. */
import type { RolledDay } from '../../domain/calendar/calendar.ts';
import { decidingAgency } from '../../domain/relief/deciding-agency.ts';
import { onlineReviewOn } from '../../domain/relief/online-review.ts';
import { noticeOf, reliefDays } from '../../domain/relief/relief-notice.ts';
import { reliefVariantOf, variantNamed } from '../../domain/relief/relief-variant.ts';
import { courtOf, type DecidingAgency, reviewOrganOf } from '../../domain/relief/review-organ.ts';
import { deadlineAt, lastDayOf, lengthWords } from '../../domain/request-rules/deadline.ts';
import type { OnlineReview, ReliefVariant } from '../../domain/request-rules/dispute-rules.ts';
import type { OpenCase } from './open-case.ts';

/** One way with its last day. */
export interface ReliefWay {
  /** Organ or court, as it is called. */
  readonly where: string;
  /** A second organ that one may choose instead; null: none. */
  readonly or: string | null;
  /** null: it begins with the decision of the review. */
  readonly lastDay: RolledDay | null;
  /** How long, in words: 60日. */
  readonly period: string;
  readonly article: string;
}

export interface ReliefWays {
  /** `decision`: against what was answered; `inaction`: nothing was answered in time. */
  readonly against: 'decision' | 'inaction';
  /** The notice as the answer prints it; '' for inaction. */
  readonly notice: string;
  /** Review must come before a suit. */
  readonly reviewFirst: boolean;
  readonly review: ReliefWay;
  readonly suit: ReliefWay;
  /** Day on which the periods begin: the applicant came to know the decision. */
  readonly knownOn: string;
  /** false: it was posted and its arrival is not on record; reckoned from posting, so that nobody is told a day too late. */
  readonly arrived: boolean;
  /** Where to apply through the internet, if the answer came that way (R5); null: it did not. */
  readonly online: OnlineReview | null;
  readonly article: string;
}

/** null: nothing was decided and nothing is late, the decision has not reached the applicant, or it names no way. */
export async function reliefOf(open: OpenCase): Promise<ReliefWays | null> {
  const { state, clock } = open;
  const found = decided(open);
  if (found !== null) return againstDecision(open, found);
  return state.ended === null && clock.overdue ? againstInaction(open) : null;
}

interface Decided {
  readonly variant: ReliefVariant;
  readonly on: string;
  readonly knownOn: string;
  readonly arrived: boolean;
}

function decided({ state, deps }: OpenCase): Decided | null {
  const { decision, served, ended, reanswer } = state;
  // What a review or a court took away is no longer disputed; the new answer is once it has been served (V-2.9).
  if (reanswer !== null && reanswer.servedOn === null) return null;
  if (decision !== null) {
    if (served === null || decision.reliefVariant === null) return null;
    const variant = variantNamed(deps.requestRules, decision.reliefVariant);
    const arrived = served.knownOn !== null;
    return { variant, on: decision.on, knownOn: served.knownOn ?? served.on, arrived };
  }
  if (ended === null) return null;
  const variant = reliefVariantOf(deps.requestRules, ended.answer, ended.on);
  return variant === null ? null : { variant, on: ended.on, knownOn: ended.on, arrived: true };
}

async function againstDecision(
  open: OpenCase,
  { variant, on, knownOn, arrived }: Decided,
): Promise<ReliefWays> {
  const { deps, calendar, state, today } = open;
  const agency = await agencyOf(open);
  const finishes = deps.requestRules.intake.services.find(({ id }) => id === state.served?.way)?.finishes;
  const notice = noticeOf(deps.requestRules, variant, {
    decidedOn: on,
    agency,
    document: '本答复',
    onlineReview: null,
  });
  const length = (id: string) => lengthWords(deadlineAt(deps.requestRules.deadlines, id, on));
  const days = reliefDays(deps.requestRules, variant, calendar, { decidedOn: on, knownOn, omitted: null });
  return {
    against: 'decision',
    notice: notice.text,
    reviewFirst: notice.reviewFirst,
    review: {
      where: notice.organ.organ,
      or: notice.organ.alternative,
      lastDay: days.review,
      period: length(variant.review),
      article: notice.organ.article,
    },
    suit: {
      where: notice.court.court,
      or: null,
      lastDay: days.suit,
      period: length(days.suit === null ? variant.afterReview : variant.suit),
      article: notice.court.article,
    },
    knownOn,
    arrived,
    online:
      finishes === 'platform' || finishes === 'sending' ? onlineReviewOn(deps.requestRules, today) : null,
    article: notice.article,
  };
}

/** Both ways are open (law book V-1.6, V-2.3); the suit within a period after the answer was due. */
async function againstInaction(open: OpenCase): Promise<ReliefWays> {
  const { deps, calendar, today, clock } = open;
  const agency = await agencyOf(open);
  const { requestRules } = deps;
  const due = clock.due ?? today;
  const organ = reviewOrganOf(requestRules, agency, today);
  const court = courtOf(requestRules, agency, today);
  const value = (id: string) => deadlineAt(requestRules.deadlines, id, today);
  const way = (id: string) => ({
    lastDay: lastDayOf(calendar, value(id), due),
    period: lengthWords(value(id)),
  });
  return {
    against: 'inaction',
    notice: '',
    reviewFirst: false,
    review: {
      where: organ.organ,
      or: organ.alternative,
      ...way('review-application'),
      article: organ.article,
    },
    suit: { where: court.court, or: null, ...way('suit-inaction'), article: court.article },
    knownOn: due,
    arrived: true,
    online: onlineReviewOn(requestRules, today),
    article: deadlineAt(requestRules.deadlines, 'suit-inaction', today).article,
  };
}

async function agencyOf({ stores, state, agency }: OpenCase): Promise<DecidingAgency> {
  const [region, agencies] = await Promise.all([
    stores.regions.get(state.regionId),
    stores.agencies.list(state.regionId),
  ]);
  if (region === null) throw new Error(`request/${state.requestId} has no county`);
  return decidingAgency(region, agencies, agency);
}
