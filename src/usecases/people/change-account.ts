/** Name, agency and contacts of an account. */
import { dayOf } from '../../domain/days/county-day.ts';
import { actorOf, type Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { directoryOf } from './directory.ts';
import { noAccount } from './problems.ts';
import { type AccountInput, putContacts, readAccountFields } from './read-account-fields.ts';
import { recordPeople } from './record-people.ts';
import { tellOfContacts } from './tell-people.ts';

/** An empty contact stays as it is: the form never shows what is kept, so it cannot be sent back. */
export async function changeAccount(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
  accountId: string,
  input: AccountInput,
): Promise<Result<null>> {
  const order = {
    act: 'account.change',
    subject: `account/${accountId}`,
    resource: { regionId, accountId },
  } as const;
  return perform(deps, caller, order, async (stores, at) => {
    await stores.regions.hold(regionId);
    const before = await stores.accounts.get(regionId, accountId);
    if (before === null) return refused(noAccount);
    const { agencies } = await directoryOf(stores, regionId, dayOf(at));
    const fields = readAccountFields(input, agencies, before.agencyId);
    if (!fields.ok) return fields;
    const { name, agencyId } = fields.value;
    const contacts = await putContacts(stores, before, fields.value, at);
    if (name !== before.name || agencyId !== before.agencyId || contacts.length > 0) {
      const facts = { accountId, name, agencyId, contacts };
      await recordPeople(stores, {
        regionId,
        at,
        actor: actorOf(caller),
        kind: 'account-changed',
        facts,
      });
    }
    // Links for signing in go to these addresses: the person hears of it, whoever did it.
    if (contacts.length > 0) await tellOfContacts(stores, deps, before, at);
    const after = await stores.accounts.get(regionId, accountId);
    return done({ value: null, before, after, detail: { contacts: contacts.join(',') } });
  });
}
