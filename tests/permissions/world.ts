/**
 * Two counties of the same shape for the walk through all doors: in each an agency of the walker's own, another one,
 * and something of every kind that an address or form can name. Texts of the other county, of tasks and of notices
 * carry marks, so that they are recognised wherever they turn up.
 */
import type { Staff } from '../../src/domain/people/caller.ts';
import { type RoleId, roleIds } from '../../src/domain/people/role.ts';
import { roleOf } from '../../src/policies/roles.ts';
import type { Database } from '../../src/storage/open-database.ts';
import { stagedKind } from '../../src/usecases/agencies/import-preview.ts';
import { registerAgency } from '../../src/usecases/agencies/register-agency.ts';
import { placeOf } from '../../src/usecases/notifications/new-delivery.ts';
import { openSession } from '../../src/usecases/sign-in/open-session.ts';
import { agencyForm } from '../support/agencies.ts';
import { addPerson, signedInAs } from '../support/people.ts';
import { aCell, anEvent, aRecord, aReport } from '../support/report-records.ts';
import { addRegion, otherRegion, testOrigin, testRegion } from '../support/staff.ts';
import { startWorkbench, type Workbench } from '../support/workbench.ts';
import { addSideCases } from './side-things.ts';
import { addDatum, addDelegation, addMail, addNotice, addRequest, addTask } from './things.ts';

/** Stands in every text of the other county. */
export const foreignMark = 'FOREIGN';
/** Stands in every task: the content of cases, which administrators never see. */
export const taskMark = 'CASEWORK';
/** Stands in a notice, before the id of the only person who may read it. */
export const noticeMark = (accountId: string) => `NOTICE<${accountId}>`.replace(/[<>]/g, '.');

/** Agencies of both counties: the walker's own, another of the county, one of the other county, none. */
export const places = { own: '1001', other: '1002', region: '7001', missing: '9998' } as const;

/** Who knocks: nobody, a person without a role, one with each role, one whose second factor is still due. */
export interface Walker {
  readonly name: string;
  /** null: nobody. */
  readonly staff: Staff | null;
  /** '' for nobody. */
  readonly cookie: string;
}

export interface World {
  readonly bench: Workbench;
  readonly walkers: readonly Walker[];
  /** A number that was not used before, for names of new things. */
  fresh(): number;
  stop(): Promise<void>;
}

export async function buildWorld(database: Database): Promise<World> {
  const bench = await startWorkbench({ trustProxy: true }, database);
  await addRegion(bench.staff);
  await addRegion(bench.staff, otherRegion, '邻县（演示）');
  await furnish(bench, testRegion, '', [places.own, places.other]);
  await furnish(bench, otherRegion, foreignMark, [places.region]);
  const record = aRecord({ report: aReport([aCell('requests.new_received.total', 221)]) });
  await bench.web.store.record(record, anEvent(record));

  const walkers: Walker[] = [{ name: 'nobody', staff: null, cookie: '' }];
  const admit = async (name: string, standing: Staff['standing'], roles: readonly RoleId[]) => {
    await addWalker(bench, testRegion, name, roles);
    const cookie = await sessionCookie(bench, name, standing);
    walkers.push({ name, staff: { ...(await signedInAs(bench.staff, name)), standing }, cookie });
  };
  await admit('no-role', 'full', []);
  for (const role of roleIds) await admit(role, 'full', [role]);
  await admit('half-signed-in', 'partial', ['county-desk']);

  let last = 0;
  return { bench, walkers, fresh: () => ++last, stop: bench.stop };
}

/** A new session of a person of the first county. */
export async function sessionCookie(
  { staff }: Workbench,
  accountId: string,
  standing: Staff['standing'] = 'full',
): Promise<string> {
  const { token } = await staff.storage.transaction(async (stores) => {
    const account = await stores.accounts.get(testRegion, accountId);
    const facts = { method: 'password', standing, from: testOrigin } as const;
    return openSession(stores, staff, account!, facts, staff.clock().toISOString());
  });
  return `session=${testRegion}.${token}`;
}

/** Somebody with these roles, held for the own agency where they are of one; with a notice. */
async function addWalker(
  { staff }: Workbench,
  regionId: string,
  accountId: string,
  roles: readonly RoleId[],
) {
  const agencyId = regionId === testRegion ? places.own : places.region;
  const mark = regionId === testRegion ? '' : foreignMark;
  const held = roles.map((role) => ({ role, agencyId: roleOf(role).scope === 'agency' ? agencyId : null }));
  await addPerson(staff, { regionId, accountId, name: `${mark}某${accountId}`, agencyId, roles: held });
  await addNotice(staff, regionId, accountId, `${mark}${noticeMark(accountId)}`);
}

/** Agencies, colleagues, personal data, delegations, tasks, a preview, a delivery, a gateway, an audit entry. */
async function furnish(bench: Workbench, regionId: string, mark: string, agencyIds: readonly string[]) {
  const { staff } = bench;
  const operator = { kind: 'operator', from: testOrigin } as const;
  const at = staff.clock().toISOString();
  for (const agencyId of agencyIds) {
    const input = agencyForm(agencyId, { name: `${mark}青禾县${agencyId}局`, head: `${mark}禾立春` });
    const made = await registerAgency(staff, operator, { regionId, input });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    for (const who of ['colleague', 'deputy', 'busy']) {
      const accountId = `${who}-${agencyId}`;
      const roles = who === 'deputy' ? [] : [{ role: 'clerk', agencyId } as const];
      await addPerson(staff, { regionId, accountId, name: `${mark}甲${accountId}`, agencyId, roles });
      await addDatum(staff, regionId, accountId, '13800138000');
      await addNotice(staff, regionId, accountId, `${mark}${noticeMark(accountId)}`);
    }
    const whose = { regionId, agencyId, accountId: `busy-${agencyId}` };
    await addTask(staff, { ...whose, taskId: `task-${agencyId}`, title: `${mark}${taskMark}` });
    const lent = { grantId: `colleague-${agencyId}-1`, toAccountId: `deputy-${agencyId}` };
    const from = { regionId, accountId: `colleague-${agencyId}`, reason: `${mark}出差` };
    await addDelegation(staff, { ...from, ...lent, delegationId: `delegation-${agencyId}` });
    const document = { preview: { fileName: `${mark}.csv`, added: [], changed: [], problems: [] } };
    const expiresAt = '2027-01-01T00:00:00.000Z';
    const preview = { regionId, stagedId: `staged-${agencyId}`, accountId: `colleague-${agencyId}` };
    await staff.storage.staged.put({ ...preview, kind: stagedKind, document, createdAt: at, expiresAt });
    await addDelivery(bench, regionId, mark, `colleague-${agencyId}`);
    await addRequest(staff, regionId, agencyId, `${mark}${taskMark}`);
    await addSideCases(staff, regionId, agencyId, `${mark}${taskMark}`);
    await sessionOf(bench, regionId, `colleague-${agencyId}`);
  }
  const [own] = agencyIds;
  await addMail(staff, regionId, own!, `mail-${own}`, `${mark}${taskMark}`);
  if (mark === '') {
    await addPerson(staff, { accountId: 'demo-person', demo: true });
    return;
  }
  const address = `https://${mark.toLowerCase()}.example/`;
  await staff.storage.notifications.putGateway({ regionId, address, sealedKey: '', enabled: false });
  for (const role of roleIds) await addWalker(bench, regionId, `${mark}-${role}`, [role]);
}

async function addDelivery({ staff }: Workbench, regionId: string, mark: string, accountId: string) {
  const at = staff.clock().toISOString();
  const where = { regionId, deliveryId: `delivery-${accountId}` };
  await staff.storage.notifications.putDelivery({
    ...where,
    accountId,
    channel: 'mail',
    noticeIds: [],
    kind: 'sign-in-link',
    title: `${mark}${noticeMark(accountId)}`,
    sealedText: staff.secrets.sealer.seal('text', placeOf(where)),
    status: 'given-up',
    attempts: 1,
    nextAt: at,
    trouble: `${mark}550`,
    createdAt: at,
    sentAt: null,
  });
}

/** Opens a session of a colleague; nobody uses it. */
async function sessionOf({ staff }: Workbench, regionId: string, accountId: string) {
  await staff.storage.transaction(async (stores) => {
    const account = await stores.accounts.get(regionId, accountId);
    const facts = { method: 'password', standing: 'full', from: testOrigin } as const;
    await openSession(stores, staff, account!, facts, staff.clock().toISOString());
  });
}
