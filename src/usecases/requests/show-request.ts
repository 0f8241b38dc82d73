/** The case page: everything that is known of a request, as of today or of a past day, in few queries. */
import { dayOf, isDay } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { requestAsOf } from '../../domain/requests/request-as-of.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { type RequestFact, requestSubject } from '../../domain/requests/request-event.ts';
import { decide } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';
import { type Directory, directoryOf, namesOf } from '../people/directory.ts';
import type { CaseFileFacts } from '../ports/case-files.ts';
import type { MaskedDatum } from '../ports/personal-data.ts';
import type { RequestRow } from '../ports/requests.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { actionsOf, type CaseAction, type LaterAction, laterOf } from './actions-of.ts';
import { actToOpen } from './case-file-doors.ts';
import { caseResource } from './case-resource.ts';
import { countyCalendar } from './county-calendar.ts';
import { readText } from './keep-file.ts';
import { type CasePlace, lookAtRequestWith } from './look-at-request.ts';
import { type TimelineEntry, timelineOf } from './timeline.ts';
import { clockOf } from './write-request.ts';

export interface RequestDetail {
  readonly state: RequestCase;
  /** Of `today`, or of the past day; explained. */
  readonly clock: ClockResult;
  /** The day that the page speaks of. */
  readonly day: string;
  /** Set when a past day is shown: nothing can be done from it. */
  readonly asOf: string | null;
  readonly actions: readonly CaseAction[];
  readonly later: readonly LaterAction[];
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly files: readonly CaseFileFacts[];
  /** In clear: the applicant's own words; null where they were destroyed. */
  readonly description: string | null;
  /** Masked. */
  readonly applicant: readonly MaskedDatum[];
  /** Masked, of every consultation. */
  readonly parties: readonly MaskedDatum[];
  /** Requests of the same applicant for the same, and of others for the same. */
  readonly alike: readonly RequestRow[];
  readonly names: {
    readonly agency: Directory['agencyName'];
    readonly person: (accountId: string | null) => string;
  };
  readonly may: {
    readonly reveal: boolean;
    readonly assign: boolean;
    readonly correctReceipt: boolean;
    readonly handle: boolean;
    readonly open: (file: Pick<CaseFileFacts, 'kind' | 'fileName'>) => boolean;
  };
}

const mostAlike = 5;
const mostLookedAt = 50;

/** @param place with `on`, a past day, for the file as it was then */
export function showRequest(
  deps: StaffDeps,
  caller: Caller,
  place: CasePlace & { readonly on?: string },
): Promise<Result<RequestDetail>> {
  const { regionId, requestId } = place;
  const today = dayOf(deps.clock().toISOString());
  const asOf = place.on !== undefined && isDay(place.on) && place.on < today ? place.on : null;
  const day = asOf ?? today;
  const subject = requestSubject(requestId);
  const ahead = (storage: Storage) =>
    Promise.all([
      storage.ledger.ofSubject(regionId, subject) as Promise<readonly RequestFact[]>,
      countyCalendar(storage, deps, regionId),
      directoryOf(storage, regionId, day),
      storage.caseFiles.listOf(regionId, subject),
      storage.personal.maskedOf(regionId, 'request', [requestId]),
    ]);
  return lookAtRequestWith(deps, caller, 'request.read', place, ahead, async (storage, now, read) => {
    const [facts, calendar, directory, files, applicant] = read;
    const state = asOf === null ? now : requestAsOf(facts, asOf);
    if (state === null) return refused(notYet(asOf!));
    const seen = asOf === null ? facts : facts.filter(({ at }) => dayOf(at) <= asOf);
    const [accounts, description, parties, alike] = await Promise.all([
      namesOf(storage, regionId, accountsIn(seen, state)),
      readText(storage, regionId, state.description),
      partiesOf(storage, now),
      alikeOf(storage, caller, now),
    ]);
    const person = (accountId: string | null) =>
      accountId === null ? '' : (accounts.get(accountId)?.name ?? '');
    const clock = clockOf(deps, calendar, state, day, { explain: true });
    const may = (act: Act) => decide(caller, act, caseResource(caller, act, state)) === 'granted';
    return done({
      state,
      clock,
      day,
      asOf,
      actions: asOf === null ? actionsOf(deps, caller, state, clock) : [],
      later: asOf === null ? laterOf(deps, state, clock) : [],
      timeline: timelineOf(deps.requestRules, seen, { agency: directory.agencyName, person }),
      files: asOf === null ? files : files.filter(({ createdAt }) => dayOf(createdAt) <= asOf),
      description,
      applicant,
      parties,
      alike,
      names: { agency: directory.agencyName, person },
      may: {
        reveal: asOf === null && may('request.reveal'),
        assign: asOf === null && may('request.assign'),
        correctReceipt: asOf === null && may('request.correct-receipt'),
        handle: asOf === null && may('request.handle'),
        open: (file) => may(actToOpen(file)),
      },
    });
  });
}

const notYet = (day: string) => ({
  code: 'not-found',
  message: `${day} 时还没有收到这件申请，没有当时的案卷。`,
});

/** Data of everybody who was consulted, masked. */
async function partiesOf({ personal }: Storage, { regionId, consultations }: RequestCase) {
  const ids = consultations.map(({ consultation }) => consultation);
  return ids.length === 0 ? [] : personal.maskedOf(regionId, 'consultation', ids);
}

/**
 * The same words or the same applicant, the newest first; without the request itself, and without those of agencies whose cases
 * this person may not read: what somebody asked of them is no business of this one.
 */
async function alikeOf(
  { requests }: Storage,
  caller: Caller,
  { regionId, requestId, received }: RequestCase,
) {
  const { likeness, applicantDigest } = received;
  const by = {
    ...(likeness === '' ? {} : { likeness }),
    ...(applicantDigest === '' ? {} : { applicantDigest }),
  };
  const rows = await requests.alike(regionId, by, mostLookedAt);
  const mayRead = ({ agencyId }: { readonly agencyId: string }) =>
    decide(caller, 'request.read', { regionId, agencyId }) === 'granted';
  return rows.filter((row) => row.requestId !== requestId && mayRead(row)).slice(0, mostAlike);
}

/** Everybody that the page names. */
function accountsIn(facts: readonly RequestFact[], state: RequestCase): readonly string[] {
  const actors = facts.flatMap(({ actor, data }) => [
    actor,
    ...['accountId', 'approvedBy', 'by'].flatMap((field) =>
      typeof data[field] === 'string' ? [data[field]] : [],
    ),
  ]);
  const ids = actors.map((actor) => actor.replace(/^account\//, ''));
  const held = [state.assigned?.accountId, ...state.cohandlers.map(({ accountId }) => accountId)];
  return [...ids, ...held].filter((id): id is string => typeof id === 'string' && id !== '');
}
