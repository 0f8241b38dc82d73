/** Which notice of remedies an answer carries. Source: law book R1 to R4, M-12. */
import { answerKind } from '../answers/answer-kinds-on.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { ReliefVariant } from '../request-rules/dispute-rules.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';

/**
 * The variant by kind and day of the decision.
 * @returns null for kinds that print none
 * @throws RangeError on a day for which the kind has no entry
 */
export function reliefVariantOf(
  rules: Pick<RequestRules, 'answers' | 'disputes'>,
  kindId: string,
  decidedOn: string,
): ReliefVariant | null {
  const kind = answerKind(rules, kindId);
  const entry = kind.relief.find((each) => holdsOn(each, decidedOn));
  if (entry === undefined) throw new RangeError(`${kindId} has no relief on ${decidedOn}`);
  return entry.variant === null ? null : variantNamed(rules, entry.variant);
}

/** @throws RangeError when there is no such variant */
export function variantNamed({ disputes }: Pick<RequestRules, 'disputes'>, id: string): ReliefVariant {
  const variant = disputes.variants.find((each) => each.id === id);
  if (variant === undefined) throw new RangeError(`rules/relief has no ${id}`);
  return variant;
}

/**
 * The variant of a decision that is no answer (a third party is told of a disclosure, D-07): review and court as one
 * chooses, on that day.
 * @throws RangeError when none is in force
 */
export function freeChoiceVariantOn(
  { disputes }: Pick<RequestRules, 'disputes'>,
  day: string,
): ReliefVariant {
  const variant = disputes.variants.find((each) => !each.reviewFirst && holdsOn(each, day));
  if (variant === undefined) throw new RangeError(`no relief with a free choice on ${day}`);
  return variant;
}
