/** Entries of the rules on disputes by id. */
import type { DisputeOutcome, DisputeProcedure } from '../request-rules/dispute-rules.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import type { DecisionForm } from '../request-rules/side-lifecycle.ts';

/** @throws RangeError when the rules have none: what the ledger names is never taken out of them */
function named<T extends { readonly id: string }>(those: readonly T[], id: string, what: string): T {
  const found = those.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`no ${what} ${id}`);
  return found;
}

/** Ordinary or simplified review, suit before or after a review. */
export const procedureOf = ({ disputes }: Pick<RequestRules, 'disputes'>, id: string): DisputeProcedure =>
  named(disputes.procedures, id, 'procedure');

export const outcomeOf = ({ disputes }: Pick<RequestRules, 'disputes'>, id: string): DisputeOutcome =>
  named(disputes.outcomes, id, 'outcome');

export const decisionFormOf = ({ sides }: Pick<RequestRules, 'sides'>, id: string): DecisionForm =>
  named(sides.dispute.decisions, id, 'decision form');
