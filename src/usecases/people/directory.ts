/** Names of people and agencies of a county, for pages that list what refers to them. */
import { existsOn } from '../../domain/agencies/exists-on.ts';
import type { Account } from '../../domain/people/account.ts';
import type { RoleId } from '../../domain/people/role.ts';
import { roleOf } from '../../policies/roles.ts';
import type { Stores } from '../ports/stores.ts';

export interface AgencyName {
  readonly agencyId: string;
  readonly name: string;
  /** Exists today; others stay in old records. */
  readonly exists: boolean;
}

/** A role in words: 信息员（县财政局）, 政务公开股. */
export interface RoleWords {
  readonly role: RoleId;
  readonly name: string;
  readonly agencyId: string | null;
  /** '' for a role of the whole county. */
  readonly agencyName: string;
}

export interface Directory {
  readonly agencies: readonly AgencyName[];
  agencyName(agencyId: string | null): string;
  words(role: RoleId, agencyId: string | null): RoleWords;
}

/** The agencies of a county by name, and roles in words. `day` is today, `YYYY-MM-DD`. */
export async function directoryOf(
  { agencies }: Pick<Stores, 'agencies'>,
  regionId: string,
  day: string,
): Promise<Directory> {
  const all = (await agencies.list(regionId)).map(({ agencyId, shortName, name, from, until }) => ({
    agencyId,
    name: shortName === '' ? name : shortName,
    exists: existsOn({ from, until }, day),
  }));
  const names = new Map(all.map(({ agencyId, name }) => [agencyId, name]));
  const agencyName = (agencyId: string | null) =>
    agencyId === null ? '' : (names.get(agencyId) ?? agencyId);
  return {
    agencies: all,
    agencyName,
    words: (role, agencyId) => ({
      role,
      name: roleOf(role).name,
      agencyId,
      agencyName: agencyName(agencyId),
    }),
  };
}

/** Names of accounts by id. */
export async function namesOf(
  { accounts }: Pick<Stores, 'accounts'>,
  regionId: string,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, Account>> {
  const found = await accounts.some(regionId, [...new Set(ids)]);
  return new Map(found.map((account) => [account.accountId, account]));
}

/** `信息员（财政局）` or `政务公开股`. */
export function roleText({ name, agencyName }: RoleWords): string {
  return agencyName === '' ? name : `${name}（${agencyName}）`;
}
