/** One agency for staff: as it is, who answers for it, and what happened to it. */
import type { Agency, Succession } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { namesOffice } from '../../domain/agencies/agency-problems.ts';
import { type AgencyKind, kindOf } from '../../domain/agencies/agency-rules.ts';
import { type AgencyTexts, textsOf } from '../../domain/agencies/agency-texts.ts';
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { type Responsibility, responsibleAgency } from '../../domain/agencies/responsible-agency.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { decide } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type AgencyHistoryEntry, actorNames, agencyHistory } from './agency-history.ts';
import { noAgency } from './agency-problem.ts';

export interface AgencyName {
  readonly agencyId: string;
  readonly name: string;
}

/** A succession with the name of the other side. */
export interface NamedSuccession extends Succession {
  readonly other: AgencyName;
}

export interface AgencyDetail {
  readonly agency: Agency;
  readonly kind: AgencyKind;
  /** To be sent along with a change. */
  readonly version: number;
  /** For forms: one text per field. */
  readonly texts: AgencyTexts;
  readonly parent: AgencyName | null;
  readonly children: readonly AgencyName[];
  /** Who took functions over from it, and from whom it took some. */
  readonly given: readonly NamedSuccession[];
  readonly taken: readonly NamedSuccession[];
  /** Who answers today when nothing more is known about the function. */
  readonly responsibility: Responsibility;
  readonly namesOffice: boolean;
  /** Today. */
  readonly exists: boolean;
  /** Newest first. */
  readonly history: readonly AgencyHistoryEntry[];
  readonly may: { readonly change: boolean; readonly office: boolean; readonly succeed: boolean };
}

export function showAgency(
  deps: StaffDeps,
  caller: Caller,
  { regionId, agencyId }: { readonly regionId: string; readonly agencyId: string },
): Promise<Result<AgencyDetail>> {
  const order = { act: 'agency.read', subject: agencySubject(agencyId), resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const [agencies, events] = await Promise.all([
      storage.agencies.list(regionId),
      storage.ledger.ofSubject(regionId, agencySubject(agencyId)),
    ]);
    const agency = agencies.find((each) => each.agencyId === agencyId);
    if (agency === undefined) return refused(noAgency);
    const rules = deps.agencyRules;
    const kind = kindOf(rules, agency.kind);
    const day = dayOf(deps.clock().toISOString());
    const actors = await actorNames(storage, regionId, events);
    const may = (act: Act) => decide(caller, act, { regionId, agencyId }) === 'granted';
    return done({
      agency,
      kind,
      version: events.at(-1)?.eventId ?? 0,
      texts: textsOf(agency),
      ...relationsOf(agencies, agency),
      responsibility: responsibleAgency({ agencies, rules }, agencyId, '', day),
      namesOffice: namesOffice(kind, agency),
      exists: existsOn(agency, day),
      history: agencyHistory(rules, events, actors, (id) => nameIn(agencies, id).name),
      may: {
        change: may('agency.change'),
        office: may('agency.change-office'),
        succeed: may('agency.succeed'),
      },
    });
  });
}

/** Parent, children and successions of an agency, with names. */
export function relationsOf(
  agencies: readonly Agency[],
  { agencyId, parentId, successors }: Agency,
): Pick<AgencyDetail, 'parent' | 'children' | 'given' | 'taken'> {
  return {
    parent: parentId === null ? null : nameIn(agencies, parentId),
    children: agencies
      .filter((each) => each.parentId === agencyId)
      .map((each) => ({ agencyId: each.agencyId, name: each.name })),
    given: successors.map((each) => ({ ...each, other: nameIn(agencies, each.successorId) })),
    taken: agencies.flatMap((each) =>
      each.successors
        .filter(({ successorId }) => successorId === agencyId)
        .map((succession) => ({ ...succession, other: { agencyId: each.agencyId, name: each.name } })),
    ),
  };
}

/** Name of an agency of the list; its code where the list lacks it. */
export function nameIn(agencies: readonly Agency[], agencyId: string): AgencyName {
  return { agencyId, name: agencies.find((each) => each.agencyId === agencyId)?.name ?? agencyId };
}
