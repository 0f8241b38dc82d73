/** What lists keep of a dispute, and what the report counts of it. */
import type { RequestRules } from '../request-rules/request-rules.ts';
import { sideState } from '../request-rules/side-lifecycle.ts';
import { type Dispute, lastDecision } from './dispute.ts';
import { actByOf, type DisputeDeadline } from './dispute-deadlines.ts';
import { outcomeOf, procedureOf } from './dispute-rule.ts';

/**
 * V-3.1, V-3.2 and IL-6: counted once it was taken on, in its group of the form, by the last result that took effect; where
 * the county was only sued along as the organ of review, not at all.
 */
export function disputeColumns(
  rules: Pick<RequestRules, 'disputes' | 'sides'>,
  dispute: Dispute,
  deadlines: readonly DisputeDeadline[],
) {
  const { opened, accepted, effectiveOn } = dispute;
  const state = sideState(rules.sides.dispute, dispute.steps);
  const last = lastDecision(dispute);
  const outcome = last === null || effectiveOn === null ? null : outcomeOf(rules, last.outcome);
  return {
    state: state.id,
    open: state.open,
    number: opened.number,
    requestId: opened.requestId,
    agencyId: opened.agencyId,
    procedure: dispute.procedure,
    organ: opened.organ,
    group: procedureOf(rules, dispute.procedure).group,
    counted: state.counted && opened.role === 'respondent',
    acceptedOn: accepted?.on ?? null,
    result: outcome?.result ?? null,
    effectiveOn,
    lost: outcome?.lost ?? false,
    actBy: state.open ? actByOf(deadlines) : null,
    answer: opened.answer,
    ground: opened.ground,
  } as const;
}
