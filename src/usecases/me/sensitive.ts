/** What a person may do about themselves only right after typing the password again. */
import type { Caller, Staff } from '../../domain/people/caller.ts';
import { type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { type Deed, type Order, perform } from '../perform.ts';
import type { Stores } from '../ports/stores.ts';
import { refusalOf } from '../refusal.ts';
import { confirmedRecently } from '../sign-in/confirm-identity.ts';
import type { StaffDeps } from '../staff-deps.ts';

/** Something sensitive was asked for without the password. */
export const confirmFirst: Problem = {
  code: 'confirm-first',
  field: 'password',
  message: '请先输入您现在的口令，确认是您本人。',
};

/** What an act about oneself is done to. */
export const ownOrder = ({ regionId, accountId }: Staff, act: Order['act']): Order => ({
  act,
  subject: `account/${accountId}`,
  resource: { regionId, accountId },
});

/** `perform` for a change to one's own account. Problem `confirm-first` without the password in the last minutes. */
export async function performConfirmed<T>(
  deps: StaffDeps,
  caller: Caller,
  work: (stores: Stores, staff: Staff, at: string) => Promise<Result<Deed<T>>>,
): Promise<Result<T>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.change', 'refused'));
  if (caller.standing !== 'full') return refused(refusalOf(caller, 'own.change', 'second-factor'));
  if (!(await confirmedRecently(deps, caller))) return refused(confirmFirst);
  return perform(deps, caller, ownOrder(caller, 'own.change'), (stores, at) => work(stores, caller, at));
}
