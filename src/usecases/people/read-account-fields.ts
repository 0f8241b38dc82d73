/** The fields of the form of an account, read and checked. */
import { contactFields, contactProblem } from '../../domain/people/contacts.ts';
import { readPersonName } from '../../domain/people/names.ts';
import { done, type Problem, type Result } from '../../domain/problems/problem.ts';
import type { Stores } from '../ports/stores.ts';
import type { AgencyName } from './directory.ts';

/** As typed; fields that are not named here never get through. */
export interface AccountInput {
  readonly name: string;
  /** '' for a person of no agency. */
  readonly agencyId: string;
  readonly email: string;
  readonly phone: string;
}

export interface AccountFields {
  readonly name: string;
  readonly agencyId: string | null;
  readonly email: string;
  readonly phone: string;
}

/** Every problem of the fields at once. `kept`: the agency that the person belongs to already, even if it ended. */
export function readAccountFields(
  input: AccountInput,
  agencies: readonly AgencyName[],
  kept: string | null = null,
): Result<AccountFields> {
  const name = readPersonName(String(input.name));
  const agencyId = String(input.agencyId).trim();
  const contacts = { email: String(input.email).trim(), phone: String(input.phone).trim() };
  const agency = agencies.find((each) => each.agencyId === agencyId && (each.exists || agencyId === kept));
  const problems: Problem[] = [
    ...(name.ok ? [] : name.problems),
    ...(agencyId === '' || agency !== undefined ? [] : [noAgency]),
    ...contactFields.flatMap(({ field }) => contactProblem(field, contacts[field]) ?? []),
  ];
  const [first, ...more] = problems;
  if (first !== undefined) return { ok: false, problems: [first, ...more] };
  return done({
    name: name.ok ? name.value : '',
    agencyId: agencyId === '' ? null : agencyId,
    ...contacts,
  });
}

const noAgency: Problem = {
  code: 'field-invalid',
  field: 'agencyId',
  message: '没有这个机关，或者它已经撤销。请从列表里选择。',
};

/** Puts contacts where personal data are kept, sealed; '' leaves what is there. Returns the fields written. */
export async function putContacts(
  { personal }: Stores,
  owner: { readonly regionId: string; readonly accountId: string },
  contacts: Pick<AccountFields, 'email' | 'phone'>,
  at: string,
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const { field, kind } of contactFields) {
    if (contacts[field] === '') continue;
    const { regionId, accountId } = owner;
    await personal.put(
      { regionId, ownerKind: 'account', ownerId: accountId },
      field,
      kind,
      contacts[field],
      at,
    );
    written.push(field);
  }
  return written;
}
