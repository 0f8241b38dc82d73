/** Delegations: a person's own, given and received, and those that this person may arrange. */
import { dayOf } from '../../domain/days/county-day.ts';
import type { Delegation } from '../../domain/people/account.ts';
import type { Staff } from '../../domain/people/caller.ts';
import { isRunning } from '../../domain/people/grants-in-force.ts';
import { isAdministrator } from '../../domain/people/role.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { decide } from '../../policies/decide.ts';
import type { Act } from '../../policies/permissions.ts';
import { look } from '../perform.ts';
import type { Storage } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { directoryOf, namesOf, roleText } from './directory.ts';

export interface DelegationRow {
  readonly delegation: Delegation;
  readonly from: string;
  readonly to: string;
  /** 信息员（财政局） */
  readonly role: string;
  readonly state: 'ahead' | 'running' | 'over';
  /** May this person end it now? */
  readonly mayEnd: boolean;
}

/** A role that can be delegated, by whom it is held. */
export interface Delegable {
  readonly grantId: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
}

export interface DelegationList {
  readonly given: readonly DelegationRow[];
  readonly received: readonly DelegationRow[];
  /** Of colleagues; empty for whoever arranges none. */
  readonly others: readonly DelegationRow[];
  /** Roles that this person may delegate: the own ones, and those of colleagues. */
  readonly delegable: readonly Delegable[];
  /** Who can act for somebody: active, no administrator. */
  readonly colleagues: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly agency: string;
  }[];
}

/** Delegations that are over are shown for so long. */
const keptDays = 92;

/** Running and coming ones, and those that ended in the last three months. */
export async function listDelegations(deps: StaffDeps, caller: Staff): Promise<Result<DelegationList>> {
  const { regionId, accountId } = caller;
  const order = { act: 'own.read', subject: 'delegations', resource: { regionId, accountId } } as const;
  return look(deps, caller, order, async (storage) => {
    const at = deps.clock().toISOString();
    const rows = await rowsOf(storage, caller, at);
    const { delegable, colleagues } = await choicesOf(storage, caller, at);
    const mine = (id: string) => id === accountId;
    return done({
      given: rows.filter(({ delegation }) => mine(delegation.fromAccountId)),
      received: rows.filter(({ delegation }) => mine(delegation.toAccountId)),
      others: rows.filter(({ delegation: d }) => !mine(d.fromAccountId) && !mine(d.toAccountId)),
      delegable,
      colleagues,
    });
  });
}

async function rowsOf(storage: Storage, caller: Staff, at: string): Promise<readonly DelegationRow[]> {
  const { regionId, accountId: me } = caller;
  const since = new Date(Date.parse(at) - keptDays * 86_400_000).toISOString();
  const all = await storage.accounts.delegations(regionId, { endedAfter: since });
  const [directory, names, grants] = await Promise.all([
    directoryOf(storage, regionId, dayOf(at)),
    namesOf(
      storage,
      regionId,
      all.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
    ),
    Promise.all(all.map(({ grantId }) => storage.accounts.grant(regionId, grantId))),
  ]);
  const may = (act: Act, agencyId: string | null, own: boolean) =>
    decide(caller, act, { regionId, agencyId, ...(own ? { accountId: me } : {}) }) === 'granted';
  return all.flatMap((delegation, index) => {
    const grant = grants[index]!;
    const { fromAccountId, toAccountId } = delegation;
    const own = fromAccountId === me || toAccountId === me;
    if (!own && !may('delegation.list', grant.agencyId, false)) return [];
    const state = stateOf(delegation, at);
    return {
      delegation,
      from: names.get(fromAccountId)?.name ?? fromAccountId,
      to: names.get(toAccountId)?.name ?? toAccountId,
      role: roleText(directory.words(grant.role, grant.agencyId)),
      state,
      mayEnd: state !== 'over' && may('delegation.end', grant.agencyId, own),
    };
  });
}

function stateOf(delegation: Delegation, at: string): DelegationRow['state'] {
  if (isRunning(delegation, at)) return 'running';
  return delegation.endedAt === null && at < delegation.from ? 'ahead' : 'over';
}

async function choicesOf(storage: Storage, caller: Staff, at: string) {
  const { regionId, accountId: me } = caller;
  const grants = await storage.accounts.grants(regionId);
  const lendable = grants.filter(
    ({ accountId, role, agencyId }) =>
      !isAdministrator(role) &&
      (accountId === me || decide(caller, 'delegation.make', { regionId, agencyId }) === 'granted'),
  );
  const administrators = new Set(
    grants.filter(({ role }) => isAdministrator(role)).map(({ accountId }) => accountId),
  );
  if (lendable.length === 0) return { delegable: [], colleagues: [] };
  const [directory, people] = await Promise.all([
    directoryOf(storage, regionId, dayOf(at)),
    storage.accounts.list(regionId, { status: 'active', limit: 2_000 }),
  ]);
  const active = new Map(people.map((each) => [each.accountId, each.name]));
  const ownFirst = [...lendable].sort((a, b) => Number(b.accountId === me) - Number(a.accountId === me));
  return {
    delegable: ownFirst
      .filter(({ accountId }) => active.has(accountId))
      .map(({ grantId, accountId, role, agencyId }) => ({
        grantId,
        accountId,
        name: active.get(accountId)!,
        role: roleText(directory.words(role, agencyId)),
      })),
    colleagues: people
      .filter(({ accountId }) => !administrators.has(accountId))
      .map(({ accountId, name, agencyId }) => ({ accountId, name, agency: directory.agencyName(agencyId) })),
  };
}
