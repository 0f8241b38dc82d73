/** Where one applies for review through the internet. Source: law book R5 (《行政复议法》第二十二条第二款). */
import { holdsOn } from '../request-rules/dated.ts';
import type { OnlineReview } from '../request-rules/dispute-rules.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/** @param day `YYYY-MM-DD` @returns null where the rules name none for the day */
export const onlineReviewOn = (
  { disputes }: Pick<RequestRules, 'disputes'>,
  day: string,
): OnlineReview | null => disputes.online.find((each) => holdsOn(each, day)) ?? null;
