/** The directory of agencies for the public: everything in it is public by law (条例第四条、第十二条). */
import type { Agency, DisclosureOffice } from '../../domain/agencies/agency.ts';
import { agencySubject } from '../../domain/agencies/agency-event.ts';
import { namesOffice } from '../../domain/agencies/agency-problems.ts';
import { type AgencyKind, kindOf } from '../../domain/agencies/agency-rules.ts';
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { type Responsibility, responsibleAgency } from '../../domain/agencies/responsible-agency.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noAgency } from './agency-problem.ts';
import { foundBy } from './found-by.ts';
import { type AgencyName, type NamedSuccession, nameIn, relationsOf } from './show-agency.ts';

export interface DirectoryEntry {
  readonly agencyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: Pick<AgencyKind, 'code' | 'name' | 'isLead' | 'article'>;
  readonly parent: AgencyName | null;
  readonly creditCode: string | null;
  /** Acts in its own name by law, where its kind leaves that open. */
  readonly ownName: boolean;
  /** null: its kind names none, and its parent answers. */
  readonly office: DisclosureOffice | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Today. */
  readonly exists: boolean;
}

export interface DirectoryDetail extends DirectoryEntry {
  readonly children: readonly AgencyName[];
  readonly given: readonly NamedSuccession[];
  readonly taken: readonly NamedSuccession[];
  /** Where to turn to today; hops say why. */
  readonly responsible: {
    readonly agencies: readonly AgencyName[];
    readonly hops: Responsibility['hops'];
    /** What to do, where nobody or several are responsible; '' otherwise. */
    readonly message: string;
  };
}

export interface Directory {
  readonly regionId: string;
  readonly name: string;
  readonly kinds: readonly AgencyKind[];
  /** Agencies that exist today, however many were found. */
  readonly total: number;
  /** In the order of the directory; those that ended are among them. */
  readonly entries: readonly DirectoryEntry[];
}

const act = 'agency.directory';

/** Counties that have a directory. */
export function listDirectories(deps: StaffDeps, caller: Caller) {
  const order = { act, subject: 'agency', resource: { regionId: null } } as const;
  return look(deps, caller, order, async ({ agencies }) =>
    done(await agencies.directories(dayOf(deps.clock().toISOString()))),
  );
}

/** The directory of a county. `words`: parts of a name, function or telephone number. */
export function showDirectory(
  deps: StaffDeps,
  caller: Caller,
  { regionId, words = '' }: { readonly regionId: string; readonly words?: string },
): Promise<Result<Directory>> {
  const order = { act, subject: 'agency', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const [region, all] = await Promise.all([storage.regions.get(regionId), storage.agencies.list(regionId)]);
    if (region === null || all.length === 0)
      return refused({ code: 'not-found', message: '这个县还没有机关名录。请返回机关名录，选择其他县。' });
    const day = dayOf(deps.clock().toISOString());
    return done({
      regionId,
      name: region.name,
      kinds: deps.agencyRules.kinds,
      total: all.filter((agency) => existsOn(agency, day)).length,
      entries: all.filter(foundBy(words)).map((agency) => entryOf(deps, all, agency, day)),
    });
  });
}

/** One agency of a directory. */
export function showDirectoryEntry(
  deps: StaffDeps,
  caller: Caller,
  { regionId, agencyId }: { readonly regionId: string; readonly agencyId: string },
): Promise<
  Result<DirectoryDetail & { readonly region: { readonly regionId: string; readonly name: string } }>
> {
  const order = { act, subject: agencySubject(agencyId), resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const [region, all] = await Promise.all([storage.regions.get(regionId), storage.agencies.list(regionId)]);
    const agency = all.find((each) => each.agencyId === agencyId);
    if (region === null || agency === undefined) return refused(noAgency);
    const day = dayOf(deps.clock().toISOString());
    const { children, given, taken } = relationsOf(all, agency);
    return done({
      ...entryOf(deps, all, agency, day),
      region: { regionId, name: region.name },
      children,
      given,
      taken,
      responsible: responsibleOf(deps, all, agency, day),
    });
  });
}

function responsibleOf(
  deps: StaffDeps,
  agencies: readonly Agency[],
  { agencyId }: Agency,
  day: string,
): DirectoryDetail['responsible'] {
  const found = responsibleAgency({ agencies, rules: deps.agencyRules }, agencyId, '', day);
  const ids = found.ok ? [found.agency.agencyId] : found.choices.map(({ successorId }) => successorId);
  return {
    agencies: [...new Set(ids)].map((id) => nameIn(agencies, id)),
    hops: found.hops,
    message: found.ok ? '' : found.message,
  };
}

function entryOf(deps: StaffDeps, all: readonly Agency[], agency: Agency, day: string): DirectoryEntry {
  const kind = kindOf(deps.agencyRules, agency.kind);
  return {
    agencyId: agency.agencyId,
    name: agency.name,
    shortName: agency.shortName,
    kind: { code: kind.code, name: kind.name, isLead: kind.isLead, article: kind.article },
    parent: agency.parentId === null ? null : nameIn(all, agency.parentId),
    creditCode: agency.creditCode,
    ownName: agency.ownName,
    office: namesOffice(kind, agency) ? agency.office : null,
    from: agency.from,
    until: agency.until,
    exists: existsOn(agency, day),
  };
}
