/** May this caller do this to that? The only place that reads the table. */
import type { Caller, Grant, Staff } from '../domain/people/caller.ts';
import { type Act, type Permission, permissions } from './permissions.ts';

/** What an act is about. */
export interface Resource {
  /** County; null: none in particular (the public portal, the whole installation). */
  readonly regionId: string | null;
  /** Agency that it belongs to; null: none, or all of them. */
  readonly agencyId?: string | null;
  /** Account that it belongs to, for what people do about themselves. */
  readonly accountId?: string;
}

/**
 * `hidden`: it belongs to another county and is answered as if it did not exist.
 * `second-factor`: would be granted once the second factor is given.
 */
export type Decision = 'granted' | 'refused' | 'hidden' | 'second-factor';

/** Decides by the table alone; costs less than a microsecond or two. */
export function decide(caller: Caller, act: Act, resource: Resource): Decision {
  const permission: Permission = permissions[act];
  if (caller.kind === 'operator') return permission.operator === true ? 'granted' : 'refused';
  if (caller.kind === 'program') return permission.program === true ? 'granted' : 'refused';
  if (permission.anyone === true) return 'granted';
  if (caller.kind === 'anyone') return 'refused';
  if (resource.regionId !== caller.regionId) return 'hidden';
  if (!reaches(caller, permission, resource)) return 'refused';
  return caller.standing === 'full' || permission.beforeSecondFactor === true ? 'granted' : 'second-factor';
}

function reaches(caller: Staff, permission: Permission, resource: Resource): boolean {
  if (permission.everyStaff === true) return true;
  if (permission.self === true && resource.accountId === caller.accountId) return true;
  return caller.grants.some((grant) => grantReaches(grant, permission, resource));
}

function grantReaches({ role, agencyId }: Grant, { roles }: Permission, resource: Resource): boolean {
  const reach = roles?.[role];
  if (reach === undefined) return false;
  return reach === 'region' || (agencyId !== null && agencyId === (resource.agencyId ?? null));
}

/** The account by whose delegation a granted act is done; null when the caller's own standing is enough. */
export function behalfOf(caller: Caller, act: Act, resource: Resource): string | null {
  if (caller.kind !== 'staff') return null;
  const permission: Permission = permissions[act];
  const own = caller.grants.filter(({ onBehalfOf }) => onBehalfOf === null);
  if (reaches({ ...caller, grants: own }, permission, resource)) return null;
  return caller.grants.find((grant) => grantReaches(grant, permission, resource))?.onBehalfOf ?? null;
}
