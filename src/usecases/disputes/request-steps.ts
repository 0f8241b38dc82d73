/** What a review or suit does to the request that it is about: E-19 and E-20 of its own lifecycle. */
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { lastDecision } from '../../domain/disputes/dispute.ts';
import { disputeDeadlines } from '../../domain/disputes/dispute-deadlines.ts';
import { outcomeOf, procedureOf } from '../../domain/disputes/dispute-rule.ts';
import { ledgerKindOf } from '../../domain/request-rules/lifecycle.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import type { RequestEvent } from '../../domain/requests/request-event.ts';
import type { Stores } from '../ports/stores.ts';
import { countyCalendar } from '../requests/county-calendar.ts';
import { type RequestAct, writeRequest } from '../requests/write-request.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** The link, and that it was taken on where it was. */
export async function tellRequestOfOpening(
  stores: Stores,
  deps: StaffDeps,
  act: RequestAct,
  request: RequestCase,
  { disputeId, procedure, accepted }: Dispute,
): Promise<void> {
  const place = { regionId: request.regionId, requestId: request.requestId };
  const kind = procedureOf(deps.requestRules, procedure).procedure;
  const linked = { kind: 'request-dispute-linked', data: { disputeId, procedure: kind } } as const;
  const taken = accepted === null ? [] : [stepOf(deps, procedure, 'opened', { on: accepted.on, disputeId })];
  await writeRequest(stores, deps, act, place, request, linked, ...taken);
}

/** It was taken on, after it had been entered. */
export async function tellRequestOfAcceptance(
  stores: Stores,
  deps: StaffDeps,
  act: RequestAct,
  { regionId, disputeId, procedure, accepted, opened }: Dispute,
): Promise<void> {
  const request = await requestOf(stores, regionId, opened.requestId);
  if (request === null || accepted === null) return;
  const event = stepOf(deps, procedure, 'opened', { on: accepted.on, disputeId });
  await writeRequest(stores, deps, act, { regionId, requestId: request.requestId }, request, event);
}

/** It took effect: the request's file says so, and where the outcome demands it a new answer is owed (V-2.9). */
export async function tellRequestOfEnd(
  stores: Stores,
  deps: StaffDeps,
  act: RequestAct,
  dispute: Dispute,
): Promise<void> {
  const { regionId, disputeId, procedure, opened, effectiveOn } = dispute;
  const request = await requestOf(stores, regionId, opened.requestId);
  const decision = lastDecision(dispute);
  if (request === null || decision === null || effectiveOn === null) return;
  const ended = stepOf(deps, procedure, 'ended', { on: effectiveOn, disputeId });
  const due = disputeDeadlines(deps.requestRules, await countyCalendar(stores, deps, regionId), dispute).find(
    ({ use }) => use === 'reanswer',
  );
  const owed =
    due === undefined || !outcomeOf(deps.requestRules, decision.outcome).reanswer
      ? []
      : [
          {
            kind: 'request-reanswer-ordered',
            data: { on: effectiveOn, disputeId, dueOn: due.lastDay },
          } as const,
        ];
  const place = { regionId, requestId: request.requestId };
  await writeRequest(stores, deps, act, place, request, ended, ...owed);
}

const requestOf = ({ requests }: Pick<Stores, 'requests'>, regionId: string, requestId: string | null) =>
  requestId === null ? Promise.resolve(null) : requests.get(regionId, requestId);

/** The event that the lifecycle of disputes names for a procedure. */
function stepOf(
  { requestRules }: Pick<StaffDeps, 'requestRules'>,
  procedure: string,
  which: 'opened' | 'ended',
  data: { readonly on: string; readonly disputeId: string },
): RequestEvent {
  const { requestEvents } = requestRules.sides.dispute;
  const id = requestEvents[procedureOf(requestRules, procedure).procedure][which];
  return { kind: ledgerKindOf(id), data } as RequestEvent;
}
