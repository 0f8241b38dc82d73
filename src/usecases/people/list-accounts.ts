/** The accounts of a county, page by page, for those who keep them. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Account } from '../../domain/people/account.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { isRoleId } from '../../domain/people/role.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { roles } from '../../policies/roles.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type AgencyName, directoryOf, type RoleWords } from './directory.ts';

const pageSize = 50;

/** As typed into the filter; what fits nothing filters nothing. */
export interface AccountQuestion {
  readonly words?: string;
  readonly agencyId?: string;
  readonly status?: string;
  readonly role?: string;
  readonly after?: string;
}

export interface AccountRow {
  readonly account: Account;
  readonly agencyName: string;
  readonly roles: readonly RoleWords[];
  /** Masked; '' when none was given. */
  readonly email: string;
  readonly phone: string;
}

export interface AccountList {
  readonly rows: readonly AccountRow[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  readonly agencies: readonly AgencyName[];
  readonly roles: readonly { readonly id: string; readonly name: string }[];
}

/** Accounts by sign-in name, contact data masked. */
export async function listAccounts(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  question: AccountQuestion,
): Promise<Result<AccountList>> {
  const order = { act: 'account.list', subject: 'accounts', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const { words = '', agencyId = '', status = '', role = '', after = '' } = question;
    const found = await storage.accounts.list(regionId, {
      ...(words === '' ? {} : { words: words.slice(0, 50) }),
      ...(agencyId === '' ? {} : { agencyId }),
      ...(isStatus(status) ? { status } : {}),
      ...(isRoleId(role) || role === 'none' ? { role } : {}),
      ...(after === '' ? {} : { after }),
      limit: pageSize + 1,
    });
    const accounts = found.slice(0, pageSize);
    const ids = accounts.map(({ accountId }) => accountId);
    const [directory, grants, contacts] = await Promise.all([
      directoryOf(storage, regionId, dayOf(deps.clock().toISOString())),
      storage.accounts.grants(regionId, ids),
      storage.personal.maskedOf(regionId, 'account', ids),
    ]);
    const masked = (id: string, field: string) =>
      contacts.find((each) => each.ownerId === id && each.field === field)?.masked ?? '';
    return done({
      rows: accounts.map((account) => ({
        account,
        agencyName: directory.agencyName(account.agencyId),
        roles: grants
          .filter(({ accountId }) => accountId === account.accountId)
          .map((grant) => directory.words(grant.role, grant.agencyId)),
        email: masked(account.accountId, 'email'),
        phone: masked(account.accountId, 'phone'),
      })),
      next: found.length > pageSize ? accounts[pageSize - 1]!.signInName : null,
      agencies: directory.agencies,
      roles: roles.map(({ id, name }) => ({ id, name })),
    });
  });
}

function isStatus(text: string): text is Account['status'] {
  return text === 'invited' || text === 'active' || text === 'disabled';
}
