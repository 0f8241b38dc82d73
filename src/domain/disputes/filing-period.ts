/** Until when an applicant may file a review or a suit (V-1.1, V-2.1 to V-2.3, R6). */
import type { Calendar } from '../calendar/calendar.ts';
import { dayWords } from '../days/day-words.ts';
import { holdsOn } from '../request-rules/dated.ts';
import { deadlineIfAny, lastDayOf, lengthWords } from '../request-rules/deadline.ts';
import type { DisputeProcedure, ReliefVariant } from '../request-rules/dispute-rules.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { periodFor } from '../request-rules/side-lifecycle.ts';
import type { DisputedAct, ReviewBefore } from './dispute-event.ts';

export interface FilingFacts {
  readonly procedure: DisputeProcedure;
  readonly act: DisputedAct;
  /** Day on which the applicant got to know of the answer; null: there is none. */
  readonly knownOn: string | null;
  /** Last day of the answer period, for inaction; null: not known. */
  readonly dueOn: string | null;
  /** What the answer said of remedies. */
  readonly variant: ReliefVariant | null;
  /** It said nothing, or something wrong. */
  readonly noticeFaulty: boolean;
  readonly after: ReviewBefore | null;
}

export interface FilingPeriod {
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly article: string;
  readonly words: string;
}

/** null where the facts do not say when it began, or the law of that day knows no such period. */
export function filingPeriod(
  rules: Pick<RequestRules, 'deadlines' | 'disputes' | 'sides'>,
  calendar: Calendar,
  facts: FilingFacts,
): FilingPeriod | null {
  const { procedure, act, after } = facts;
  const suit = procedure.procedure === 'litigation';
  if (suit && procedure.afterReview) {
    if (after === null) return null;
    const deadline = variantOn(rules.disputes.variants, facts.variant, after.on)?.afterReview;
    const words = after.how === 'lapsed' ? '复议期满' : '收到复议决定';
    return count(rules, calendar, deadline, after.on, words);
  }
  if (act === 'inaction') {
    if (facts.dueOn === null) return null;
    const deadline = suit
      ? periodFor(rules.sides.dispute, 'inaction_suit')
      : variantOn(rules.disputes.variants, null, facts.dueOn)?.review;
    return count(rules, calendar, deadline, facts.dueOn, '答复期限届满');
  }
  if (facts.knownOn === null) return null;
  if (facts.noticeFaulty) {
    const deadline = periodFor(rules.sides.dispute, 'faulty_notice');
    return count(rules, calendar, deadline, facts.knownOn, '知道答复内容，未告知或者告知有误');
  }
  const variant = variantOn(rules.disputes.variants, facts.variant, facts.knownOn);
  // A suit against what had to go to review first has no period of its own: it is held to that of other suits.
  const free = rules.disputes.variants.find((each) => !each.reviewFirst && holdsOn(each, facts.knownOn!));
  const deadline = suit ? (variant?.reviewFirst === true ? free?.suit : variant?.suit) : variant?.review;
  return count(rules, calendar, deadline, facts.knownOn, '知道答复内容');
}

/** The variant that was printed; without one the one that lets people choose, of that day. */
function variantOn(
  variants: readonly ReliefVariant[],
  printed: ReliefVariant | null,
  day: string,
): ReliefVariant | undefined {
  return printed ?? variants.find((each) => !each.reviewFirst && holdsOn(each, day));
}

function count(
  { deadlines }: Pick<RequestRules, 'deadlines'>,
  calendar: Calendar,
  deadline: string | undefined,
  anchor: string,
  words: string,
): FilingPeriod | null {
  const value = deadline === undefined ? null : deadlineIfAny(deadlines, deadline, anchor);
  if (value === null) return null;
  const { day: lastDay, provisional } = lastDayOf(calendar, value, anchor);
  return {
    lastDay,
    provisional,
    article: value.article,
    words: `自${dayWords(anchor)}（${words}）的次日起${lengthWords(value)}`,
  };
}
