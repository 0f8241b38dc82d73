/** 政府信息公开指南 (条例 12): made of the rules and the directory, so that it never says what the program does not do. */

import type { DisclosureOffice } from '../../domain/agencies/agency.ts';
import { namesOffice } from '../../domain/agencies/agency-problems.ts';
import { kindOf } from '../../domain/agencies/agency-rules.ts';
import { existsOn } from '../../domain/agencies/exists-on.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { type DeadlineInForce, deadlineIfAny } from '../../domain/request-rules/deadline.ts';
import type { FeeMethod } from '../../domain/request-rules/fee-tariff.ts';
import type { ApplicantKind, Channel, Choice } from '../../domain/request-rules/intake-rules.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface GuideAgency {
  readonly agencyId: string;
  readonly name: string;
  readonly kindName: string;
  readonly office: DisclosureOffice;
}

export interface Guide {
  readonly regionId: string;
  readonly region: string;
  readonly today: string;
  /** Takes requests here: the county has staff. */
  readonly open: boolean;
  /** The lead agency first. */
  readonly agencies: readonly GuideAgency[];
  readonly channels: readonly Channel[];
  readonly applicants: readonly ApplicantKind[];
  readonly forms: readonly Choice[];
  readonly deliveries: readonly Choice[];
  /** Periods in force today, in the order in which an applicant meets them. */
  readonly periods: readonly DeadlineInForce[];
  readonly fees: { readonly article: string; readonly methods: readonly FeeMethod[] } | null;
}

/** Deadlines that an applicant meets, in the order in which they come. */
const periodsForApplicants = [
  'answer-request',
  'supplement-notice',
  'supplement-period',
  'third-party-reply',
  'extension',
  'fee-payment',
] as const;

/** The guide of a county on a day; a county without a directory has none. */
export function requestGuide(
  deps: StaffDeps,
  caller: Caller,
  { regionId }: { readonly regionId: string },
): Promise<Result<Guide>> {
  const order = { act: 'request.guide', subject: 'guide', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const [region, all, staffed] = await Promise.all([
      storage.regions.get(regionId),
      storage.agencies.list(regionId),
      storage.regions.withStaff(),
    ]);
    if (region === null || all.length === 0)
      return refused({ code: 'not-found', message: '这个县还没有开通依申请公开。' });
    const today = dayOf(deps.clock().toISOString());
    const { deadlines, intake, tariffs } = deps.requestRules;
    const agencies = all
      .filter(
        (agency) => existsOn(agency, today) && namesOffice(kindOf(deps.agencyRules, agency.kind), agency),
      )
      .map((agency) => ({ agency, kind: kindOf(deps.agencyRules, agency.kind) }))
      .sort((a, b) => Number(b.kind.isLead) - Number(a.kind.isLead) || a.agency.ordinal - b.agency.ordinal);
    const tariff = tariffs.find((each) => holdsOn(each, today));
    return done({
      regionId,
      region: region.name,
      today,
      open: staffed.some((each) => each.regionId === regionId),
      agencies: agencies.map(({ agency, kind }) => ({
        agencyId: agency.agencyId,
        name: agency.name,
        kindName: kind.name,
        office: agency.office,
      })),
      channels: intake.channels.filter((channel) => !channel.within && holdsOn(channel, today)),
      applicants: intake.applicants,
      forms: intake.forms,
      deliveries: intake.deliveries,
      periods: periodsForApplicants.flatMap((id) => deadlineIfAny(deadlines, id, today) ?? []),
      fees: tariff === undefined ? null : { article: tariff.article, methods: tariff.methods },
    });
  });
}

/** Counties that take requests: those with a directory and staff. */
export function requestCounties(
  deps: StaffDeps,
  caller: Caller,
): Promise<Result<readonly { readonly regionId: string; readonly name: string }[]>> {
  const order = { act: 'request.guide', subject: 'guide', resource: { regionId: null } } as const;
  return look(deps, caller, order, async (storage) => {
    const today = dayOf(deps.clock().toISOString());
    const [listed, staffed] = await Promise.all([
      storage.agencies.directories(today),
      storage.regions.withStaff(),
    ]);
    const ids = new Set(listed.map(({ regionId }) => regionId));
    return done(
      staffed.filter(({ regionId }) => ids.has(regionId)).map(({ regionId, name }) => ({ regionId, name })),
    );
  });
}
