/** One review or suit: what is known, its periods, what the register points out, what may be entered now. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import type { DisputeDeadline } from '../../domain/disputes/dispute-deadlines.ts';
import { disputeSubject } from '../../domain/disputes/dispute-event.ts';
import { procedureOf } from '../../domain/disputes/dispute-rule.ts';
import type { DisputeWarning } from '../../domain/disputes/dispute-warnings.ts';
import type { FilingPeriod } from '../../domain/disputes/filing-period.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { type SideState, sideState } from '../../domain/request-rules/side-lifecycle.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { decide } from '../../policies/decide.ts';
import { actorNames } from '../agencies/agency-history.ts';
import { look } from '../perform.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { periodOf, warningsOf } from './dispute-facts.ts';
import { type DisputeEntry, disputeTimeline } from './dispute-timeline.ts';
import { noDispute, openSteps, stepFacts } from './enter-dispute-step.ts';
import { type NamedPattern, patternsIn } from './loss-patterns.ts';

export interface DisputeDetail {
  readonly today: string;
  readonly dispute: Dispute;
  readonly state: SideState;
  readonly agencyName: string;
  readonly procedureName: string;
  readonly procedure: 'review' | 'litigation';
  readonly request: RequestCase | null;
  readonly deadlines: readonly DisputeDeadline[];
  /** Until when the applicant could file it; null: not known. */
  readonly filing: FilingPeriod | null;
  readonly warnings: readonly DisputeWarning[];
  /** Patterns of losses that this one belongs to. */
  readonly patterns: readonly NamedPattern[];
  /** Steps that may be entered now; empty for whoever may only look. */
  readonly steps: readonly { readonly id: string; readonly title: string }[];
  /** Oldest first. */
  readonly timeline: readonly DisputeEntry[];
  readonly files: readonly CaseFileFacts[];
  readonly may: { readonly handle: boolean; readonly export: boolean };
}

/** Act `dispute.list`, for the agency of the dispute. */
export async function showDispute(
  deps: StaffDeps,
  caller: Caller,
  { regionId, disputeId }: { readonly regionId: string; readonly disputeId: string },
): Promise<Result<DisputeDetail>> {
  const known = await deps.storage.disputes.get(regionId, disputeId);
  const resource = { regionId, agencyId: known?.opened.agencyId ?? null };
  const order = { act: 'dispute.list', subject: disputeSubject(disputeId), resource } as const;
  return look(deps, caller, order, async (storage) => {
    const dispute = await storage.disputes.get(regionId, disputeId);
    if (dispute === null) return refused(noDispute);
    const today = dayOf(deps.clock().toISOString());
    const { requestRules } = deps;
    const { opened } = dispute;
    const facts = await stepFacts(storage, deps, dispute, today);
    const calendar = await countyCalendar(storage, deps, regionId);
    const filing = periodOf(deps, calendar, opened, dispute.procedure, facts.request, disputeId, today);
    const [agency, warnings, patterns, events, files] = await Promise.all([
      storage.agencies.get(regionId, opened.agencyId),
      warningsOf(storage, deps, {
        regionId,
        disputeId,
        opened,
        procedure: dispute.procedure,
        request: facts.request,
        period: filing,
      }),
      patternsIn(storage, deps, regionId, [opened.agencyId], today),
      storage.ledger.ofSubject(regionId, disputeSubject(disputeId)),
      storage.caseFiles.listOf(regionId, disputeSubject(disputeId)),
    ]);
    const names = await actorNames(storage, regionId, events);
    const may = (act: 'dispute.handle' | 'dispute.export') => decide(caller, act, resource) === 'granted';
    const procedure = procedureOf(requestRules, dispute.procedure);
    return done({
      today,
      dispute,
      state: sideState(requestRules.sides.dispute, dispute.steps),
      agencyName: agency?.name ?? opened.agencyId,
      procedureName: procedure.name,
      procedure: procedure.procedure,
      request: facts.request,
      deadlines: facts.deadlines,
      filing,
      warnings,
      patterns: patterns.filter(({ disputes }) => disputes.some((each) => each.disputeId === disputeId)),
      steps: may('dispute.handle') ? openSteps(deps, dispute).map(({ id, title }) => ({ id, title })) : [],
      timeline: disputeTimeline(requestRules, events, names),
      files,
      may: { handle: may('dispute.handle'), export: may('dispute.export') },
    });
  });
}
