/** Whose requests a person may list: those of the whole county, or of the agencies of their roles. */
import type { Caller } from '../../domain/people/caller.ts';
import { decide, type Resource } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';

export interface Reached {
  /** What the permission table is asked. */
  readonly resource: Resource;
  /** Agencies that the list is kept to; null: the whole county. */
  readonly agencyIds: readonly string[] | null;
}

/** @param wanted one agency only; '' or undefined: as far as the act reaches */
export function reachOf(caller: Caller, act: Act, regionId: string, wanted = ''): Reached {
  if (wanted !== '') return { resource: { regionId, agencyId: wanted }, agencyIds: [wanted] };
  const whole = { regionId, agencyId: null };
  if (caller.kind !== 'staff' || decide(caller, act, whole) !== 'refused')
    return { resource: whole, agencyIds: null };
  const agencyIds = [
    ...new Set(
      caller.grants.flatMap(({ agencyId }) =>
        agencyId !== null && decide(caller, act, { regionId, agencyId }) !== 'refused' ? [agencyId] : [],
      ),
    ),
  ];
  return { resource: { regionId, agencyId: agencyIds[0] ?? null }, agencyIds };
}
