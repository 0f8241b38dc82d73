/** The tables of people are caches: whatever happens, they say what the ledger says. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { addAgencies, addPerson, anAgency, signedInAs } from '../../../tests/support/people.ts';
import { addRegion, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { foldPeople } from '../../domain/people/fold-people.ts';
import { type PeopleEvent, peopleKinds } from '../../domain/people/people-event.ts';
import { roleIds } from '../../domain/people/role.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { changeAccount } from './change-account.ts';
import { createAccount } from './create-account.ts';
import { disableAccount } from './disable-account.ts';
import { enableAccount } from './enable-account.ts';
import { endDelegation } from './end-delegation.ts';
import { grantRole } from './grant-role.ts';
import { makeDelegation } from './make-delegation.ts';
import { revokeRole } from './revoke-role.ts';

async function tablesSay({ accounts }: Storage, delegationIds: Iterable<string>, grantIds: Iterable<string>) {
  const list = await accounts.list(testRegion, { limit: 1_000 });
  return {
    accounts: new Map(
      list.map((account) => [
        account.accountId,
        { ...account, lastSignInAt: null, status: stood(account.status) },
      ]),
    ),
    grants: new Map(
      await Promise.all([...grantIds].map(async (id) => [id, await accounts.grant(testRegion, id)] as const)),
    ),
    delegations: new Map(
      await Promise.all(
        [...delegationIds].map(async (id) => [id, await accounts.delegation(testRegion, id)] as const),
      ),
    ),
  };
}

/** A first sign-in is no act of the office: the ledger cannot tell invited from active. */
const stood = (status: string) => (status === 'disabled' ? 'disabled' : 'enabled');

async function ledgerSays({ ledger }: Storage) {
  const events = await ledger.ofKinds(testRegion, peopleKinds, 0, 100_000);
  const people = foldPeople(
    events.map(({ data, ...event }) => ({ ...event, facts: data }) as unknown as PeopleEvent),
  );
  const accounts = [...people.accounts].map(
    ([id, account]) => [id, { ...account, status: stood(account.status) }] as const,
  );
  return { ...people, accounts: new Map(accounts) };
}

type Step = (
  deps: StaffDeps,
  ids: { accounts: string[]; grants: string[]; delegations: string[] },
) => Promise<unknown>;

const index = fc.nat(30);
const pick = (list: readonly string[], at: number) => list[at % list.length] ?? 'none';
const agency = fc.constantFrom('', '1001', '1002', '9999');

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ name: fc.constantFrom('林小满', '', '周谷雨'), agency, at: index }).map(
    ({ name, agency: agencyId, at }): Step =>
      async (deps) =>
        createAccount(deps, await signedInAs(deps, 'system'), testRegion, {
          signInName: `p${at}`,
          name,
          agencyId,
          email: at % 2 === 0 ? 'a@qinghe.example' : '',
          phone: '',
        }),
  ),
  fc.record({ who: index, agency }).map(
    ({ who, agency: agencyId }): Step =>
      async (deps, { accounts }) =>
        changeAccount(deps, await signedInAs(deps, 'system'), testRegion, pick(accounts, who), {
          name: '陈白露',
          agencyId,
          email: '',
          phone: '19900000001',
        }),
  ),
  fc.record({ who: index, role: fc.constantFrom(...roleIds), agency }).map(
    ({ who, role, agency: agencyId }): Step =>
      async (deps, { accounts }) =>
        grantRole(deps, await signedInAs(deps, 'security'), testRegion, pick(accounts, who), {
          role,
          agencyId,
        }),
  ),
  index.map(
    (which): Step =>
      async (deps, { grants }) => {
        const grant = await deps.storage.accounts.grant(testRegion, pick(grants, which));
        return revokeRole(
          deps,
          await signedInAs(deps, 'security'),
          testRegion,
          grant?.accountId ?? 'none',
          pick(grants, which),
        );
      },
  ),
  fc.record({ which: index, to: index, days: fc.integer({ min: -1, max: 95 }) }).map(
    ({ which, to, days }): Step =>
      async (deps, { grants, accounts }) => {
        const until = new Date(deps.clock().getTime() + days * 86_400_000).toISOString().slice(0, 10);
        return makeDelegation(deps, await signedInAs(deps, 'desk'), testRegion, {
          grantId: pick(grants, which),
          toAccountId: pick(accounts, to),
          from: deps.clock().toISOString().slice(0, 10),
          until,
          reason: '出差',
        });
      },
  ),
  index.map(
    (which): Step =>
      async (deps, { delegations }) =>
        endDelegation(deps, await signedInAs(deps, 'desk'), testRegion, pick(delegations, which)),
  ),
  fc.record({ who: index, on: fc.boolean() }).map(
    ({ who, on }): Step =>
      async (deps, { accounts }) =>
        on
          ? enableAccount(deps, await signedInAs(deps, 'system'), testRegion, pick(accounts, who))
          : disableAccount(deps, await signedInAs(deps, 'system'), testRegion, pick(accounts, who), ''),
  ),
);

eachDatabase((_name, open) => {
  it('whatever is tried, in whatever order', async () => {
    const clock = testClock();
    const deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addAgencies(deps, anAgency('1001'), anAgency('1002'));
    const whole = (role: 'system-administrator' | 'security-administrator' | 'county-desk') => [
      { role, agencyId: null },
    ];
    await addPerson(deps, { accountId: 'system', roles: whole('system-administrator') });
    await addPerson(deps, { accountId: 'security', roles: whole('security-administrator') });
    await addPerson(deps, { accountId: 'desk', roles: whole('county-desk') });
    await addPerson(deps, { accountId: 'lin', roles: [{ role: 'clerk', agencyId: '1001' }] });
    await addPerson(deps, { accountId: 'zhou', agencyId: '1001' });
    await addPerson(deps, { accountId: 'chen', agencyId: '1002' });
    const desk = await signedInAs(deps, 'desk');
    const lent = await makeDelegation(deps, desk, testRegion, {
      grantId: 'lin-1',
      toAccountId: 'zhou',
      from: '2026-11-21',
      until: '2026-11-30',
      reason: '出差',
    });
    await endDelegation(deps, desk, testRegion, lent.ok ? lent.value : '');
    const system = await signedInAs(deps, 'system');
    await disableAccount(deps, system, testRegion, 'chen', '');
    await enableAccount(deps, system, testRegion, 'chen');
    const ofKind = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (run) => {
        for (const step of run) {
          const said = await ledgerSays(deps.storage);
          await step(deps, {
            accounts: [...said.accounts.keys()],
            grants: [...said.grants.keys()],
            delegations: [...said.delegations.keys()],
          });
          clock.forward(60 * 7);
        }
        const said = await ledgerSays(deps.storage);
        expect(await tablesSay(deps.storage, said.delegations.keys(), said.grants.keys())).toEqual({
          accounts: said.accounts,
          grants: said.grants,
          delegations: said.delegations,
        });
        for (const { kind } of await deps.storage.ledger.ofKinds(testRegion, peopleKinds, 0, 100_000))
          ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
      }),
      { numRuns: 12 },
    );
    // The runs did reach every kind of act that moves a row.
    expect([...ofKind.keys()].sort()).toEqual(
      peopleKinds.filter((kind) => kind !== 'work-handed-over').sort(),
    );
  });
});
