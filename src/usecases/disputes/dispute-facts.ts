/** A dispute with what surrounds it: its request, periods, warnings. */
import type { Calendar } from '../../domain/calendar/calendar.ts';
import type { OpenedDispute } from '../../domain/disputes/dispute-event.ts';
import { procedureOf } from '../../domain/disputes/dispute-rule.ts';
import { type DisputeWarning, disputeWarnings } from '../../domain/disputes/dispute-warnings.ts';
import { type FilingPeriod, filingPeriod } from '../../domain/disputes/filing-period.ts';
import { decidingAgency } from '../../domain/relief/deciding-agency.ts';
import { courtOf, reviewOrganOf } from '../../domain/relief/review-organ.ts';
import type { ReliefVariant } from '../../domain/request-rules/dispute-rules.ts';
import type { CaseDecision, RequestCase } from '../../domain/requests/request-case.ts';
import type { Stores } from '../ports/stores.ts';
import { clockOf } from '../requests/write-request.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Organ of review or court that the rules name for an agency on a day, and another organ that may be chosen. */
export async function expectedOrgan(
  stores: Pick<Stores, 'regions' | 'agencies'>,
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  at: {
    readonly regionId: string;
    readonly agencyId: string;
    readonly procedure: string;
    readonly day: string;
  },
): Promise<{ readonly organ: string; readonly alternative: string | null }> {
  const [region, agencies] = await Promise.all([
    stores.regions.get(at.regionId),
    stores.agencies.list(at.regionId),
  ]);
  const agency = agencies.find(({ agencyId }) => agencyId === at.agencyId);
  if (region === null || agency === undefined) return { organ: '', alternative: null };
  const deciding = decidingAgency(region, agencies, agency);
  if (procedureOf(requestRules, at.procedure).procedure === 'review')
    return reviewOrganOf(requestRules, deciding, at.day);
  return { organ: courtOf(requestRules, deciding, at.day).court, alternative: null };
}

/** Day on which the applicant got to know the answer: of delivery where it is known, else of sending. */
export const knownOnOf = ({ served }: RequestCase): string | null =>
  served === null ? null : (served.knownOn ?? served.receivedOn ?? served.on);

/** The decision that a dispute is about: the one that it took away, else the newest; null: there is none. */
export function disputedDecision(request: RequestCase | null, disputeId: string | null): CaseDecision | null {
  if (request === null) return null;
  const annulled = request.annulled.find((each) => each.disputeId === disputeId) ?? request.annulled.at(-1);
  const own = annulled?.disputeId === disputeId ? annulled.decision : null;
  return own ?? request.decision ?? annulled?.decision ?? null;
}

/** The notice of remedies that the answer carried; null: none, or no answer. */
export function variantOf(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  request: RequestCase | null,
  disputeId: string | null,
): ReliefVariant | null {
  const id = disputedDecision(request, disputeId)?.reliefVariant ?? null;
  return requestRules.disputes.variants.find((each) => each.id === id) ?? null;
}

/** Until when it could be filed; null where that is not known. */
export function periodOf(
  deps: Pick<StaffDeps, 'requestRules'>,
  calendar: Calendar,
  opened: Pick<OpenedDispute, 'act' | 'noticeFaulty' | 'after'>,
  procedure: string,
  request: RequestCase | null,
  disputeId: string | null,
  today: string,
): FilingPeriod | null {
  return filingPeriod(deps.requestRules, calendar, {
    procedure: procedureOf(deps.requestRules, procedure),
    act: opened.act,
    knownOn: request === null ? null : knownOnOf(request),
    dueOn: request === null ? null : clockOf(deps, calendar, request, today).due,
    variant: variantOf(deps, request, disputeId),
    noticeFaulty: opened.noticeFaulty,
    after: opened.after,
  });
}

/** What the register points out, with other disputes about the same request. */
export async function warningsOf(
  stores: Pick<Stores, 'disputes'>,
  deps: Pick<StaffDeps, 'requestRules'>,
  facts: {
    readonly regionId: string;
    readonly disputeId: string | null;
    readonly opened: OpenedDispute;
    readonly procedure: string;
    readonly request: RequestCase | null;
    readonly period: FilingPeriod | null;
  },
): Promise<readonly DisputeWarning[]> {
  const { regionId, disputeId, opened, procedure, request, period } = facts;
  const rows = opened.requestId === null ? [] : await stores.disputes.ofRequest(regionId, opened.requestId);
  return disputeWarnings({
    procedure: procedureOf(deps.requestRules, procedure),
    act: opened.act,
    filedOn: opened.filedOn,
    variant: variantOf(deps, request, disputeId),
    period,
    organ: opened.organ,
    organExpected: opened.organExpected,
    others: rows
      .filter((row) => row.disputeId !== disputeId)
      .map(({ procedure: id, open, acceptedOn, number }) => ({
        procedure: procedureOf(deps.requestRules, id),
        open,
        taken: acceptedOn !== null,
        number,
      })),
  });
}
