/** The notice of remedies: the only source of its text. Source: law book §5.4, V-2.8, T-16, T-17. */
import type { Calendar, RolledDay } from '../calendar/calendar.ts';
import { deadlineAt, lastDayOf, lengthWords } from '../request-rules/deadline.ts';
import type { ReliefVariant } from '../request-rules/dispute-rules.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { reliefVariantOf } from './relief-variant.ts';
import { type Court, courtOf, type DecidingAgency, type ReviewOrgan, reviewOrganOf } from './review-organ.ts';

export interface ReliefNotice {
  readonly variant: string;
  readonly text: string;
  readonly reviewFirst: boolean;
  readonly organ: ReviewOrgan;
  readonly court: Court;
  readonly article: string;
}

export interface NoticeAsked {
  readonly decidedOn: string;
  readonly agency: DecidingAgency;
  /** How the paper calls itself: 本答复书. */
  readonly document: string;
  /** Address for filing a review, where the paper is served through the internet (R5); null: it is not. */
  readonly onlineReview: string | null;
}

/**
 * The notice that an answer of this kind carries; null for kinds that print none.
 * @throws RangeError where the rules say nothing for the kind, agency or day
 */
export function reliefNotice(
  rules: Pick<RequestRules, 'answers' | 'disputes' | 'deadlines'>,
  asked: NoticeAsked & { readonly kind: string },
): ReliefNotice | null {
  const variant = reliefVariantOf(rules, asked.kind, asked.decidedOn);
  return variant === null ? null : noticeOf(rules, variant, asked);
}

/** The notice of a variant, for papers that are no answers. */
export function noticeOf(
  rules: Pick<RequestRules, 'disputes' | 'deadlines'>,
  variant: ReliefVariant,
  { decidedOn, agency, document, onlineReview }: NoticeAsked,
): ReliefNotice {
  const organ = reviewOrganOf(rules, agency, decidedOn);
  const court = courtOf(rules, agency, decidedOn);
  const length = (deadline: string) => lengthWords(deadlineAt(rules.deadlines, deadline, decidedOn));
  const facts: Readonly<Record<string, string>> = {
    document,
    organ: organ.alternative === null ? organ.organ : `${organ.organ}或者${organ.alternative}`,
    court: court.court,
    review_period: length(variant.review),
    suit_period: length(variant.suit),
    after_review_period: length(variant.afterReview),
    link: onlineReview ?? '',
  };
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = facts[name];
      if (value === undefined) throw new RangeError(`${variant.id} asks for ${name}`);
      return value;
    });
  return {
    variant: variant.id,
    text: fill(variant.text) + (onlineReview === null ? '' : fill(variant.online)),
    reviewFirst: variant.reviewFirst,
    organ,
    court,
    article: variant.article,
  };
}

/** Last days on which remedies can still be sought. */
export interface ReliefDays {
  readonly review: RolledDay;
  /** null: only after a review, whose decision sets the day. */
  readonly suit: RolledDay | null;
  /** One year instead of the ordinary periods, because the notice was left out or wrong (R6). */
  readonly omitted: boolean;
}

/**
 * Last days by the deadlines that the variant names.
 * @param knownOn day on which the applicant came to know the decision
 * @param omitted deadline that holds instead when the notice was left out or wrong; null: it was in order
 */
export function reliefDays(
  rules: Pick<RequestRules, 'deadlines'>,
  variant: ReliefVariant,
  calendar: Calendar,
  { decidedOn, knownOn, omitted }: { decidedOn: string; knownOn: string; omitted: string | null },
): ReliefDays {
  const last = (deadline: string) =>
    lastDayOf(calendar, deadlineAt(rules.deadlines, omitted ?? deadline, decidedOn), knownOn);
  return {
    review: last(variant.review),
    suit: variant.reviewFirst ? null : last(variant.suit),
    omitted: omitted !== null,
  };
}
