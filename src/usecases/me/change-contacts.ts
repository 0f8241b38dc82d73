/** A person's own contact data: shown in clear, changed. */
import type { Caller } from '../../domain/people/caller.ts';
import { contactFields, contactProblem } from '../../domain/people/contacts.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { putContacts } from '../people/read-account-fields.ts';
import { tellOfContacts } from '../people/tell-people.ts';
import { perform } from '../perform.ts';
import { refusalOf } from '../refusal.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { ownOrder, performConfirmed } from './sensitive.ts';

export interface ContactsInput {
  /** '' leaves what is there: the form never shows what is kept, so it cannot be sent back. */
  readonly email: string;
  readonly phone: string;
}

/** Needs the password within the last minutes. Problems: `confirm-first`, `field-invalid`, `field-missing`. */
export async function changeOwnContacts(
  deps: StaffDeps,
  caller: Caller,
  input: ContactsInput,
): Promise<Result<null>> {
  const contacts = { email: input.email.trim(), phone: input.phone.trim() };
  return performConfirmed(deps, caller, async (stores, staff, at) => {
    const [wrong, ...more] = contactFields.flatMap(
      ({ field }) => contactProblem(field, contacts[field]) ?? [],
    );
    if (wrong !== undefined) return refused(wrong, ...more);
    const written = await putContacts(stores, staff, contacts, at);
    if (written.length === 0)
      return refused({
        code: 'field-missing',
        field: 'email',
        message: '两项都没有填，什么也没有改。请填写要换成的邮箱或电话。',
      });
    await tellOfContacts(stores, deps, staff, at);
    return done({ value: null, detail: { what: 'contacts', fields: written.join(',') } });
  });
}

export interface OwnContact {
  readonly label: string;
  readonly value: string;
}

/** One's own contact data in clear; the audit trail notes that they were shown, not what they are. */
export async function revealOwnContacts(
  deps: StaffDeps,
  caller: Caller,
): Promise<Result<readonly OwnContact[]>> {
  if (caller.kind !== 'staff') return refused(refusalOf(caller, 'own.read', 'refused'));
  const { regionId, accountId } = caller;
  return perform(deps, caller, ownOrder(caller, 'own.read'), async (stores) => {
    const owner = { regionId, ownerKind: 'account', ownerId: accountId };
    const shown: OwnContact[] = [];
    for (const { field, label } of contactFields) {
      const value = await stores.personal.openField(owner, field);
      if (value !== null) shown.push({ label, value });
    }
    return done({ value: shown, detail: { what: 'contacts', shown: shown.length } });
  });
}
