/** Accounts and roles. */
import { recordPeople } from '../../src/usecases/people/record-people.ts';
import { addPerson } from '../support/people.ts';
import { testRegion } from '../support/staff.ts';
import { type Aim, accountDoor, type Door, form, page, placeOf, type Relation } from './door.ts';
import { addDatum } from './things.ts';
import type { Walker, World } from './world.ts';

const list = '/workbench/people';
const one = `${list}/:accountId`;
const roles = '/workbench/roles';

/** A colleague of the relation's agency whom nothing has happened to yet; clerk there, with a telephone number. */
async function target({ bench, fresh }: World, relation: Relation) {
  const agencyId = placeOf(relation);
  const accountId = `target-${fresh()}`;
  await addPerson(bench.staff, { accountId, agencyId, roles: [{ role: 'clerk', agencyId }] });
  const datumId = await addDatum(bench.staff, testRegion, accountId, '13900139000');
  return { accountId, datumId };
}

const onTarget = async (world: World, _walker: Walker, relation: Relation): Promise<Aim> => {
  const { accountId } = await target(world, relation);
  return { params: { accountId } };
};

async function disabledTarget(world: World, _walker: Walker, relation: Relation): Promise<Aim> {
  const { accountId } = await target(world, relation);
  const { staff } = world.bench;
  const by = { regionId: testRegion, at: staff.clock().toISOString(), actor: 'operator' };
  await staff.storage.transaction((stores) =>
    recordPeople(stores, { ...by, kind: 'account-disabled', facts: { accountId } }),
  );
  return { params: { accountId } };
}

const reason = '核对值班电话';

/** Of what an account's page and form name, one thing belongs elsewhere. */
const crossedWays: readonly Relation[] = ['own', 'other', 'region', 'crossed', 'missing'];

const revealDoor = accountDoor(`${one}/reveal`, 'account.reveal', {
  method: 'POST',
  relations: crossedWays,
  aim: (_walker, relation) => ({
    params: { accountId: `colleague-${placeOf(relation)}` },
    form: { datumId: 'none', reason },
    ...(relation === 'own' || relation === 'other' ? {} : { there: false }),
  }),
  readyAnyway: true,
  ready: async (world, walker, relation) => {
    const foreign = relation === 'region' || relation === 'crossed';
    const { storage } = world.bench.staff;
    if (foreign) {
      const [datum] = await storage.personal.maskedOf('990122', 'account', ['colleague-7001']);
      return { form: { datumId: datum!.datumId, reason } };
    }
    if (walker.staff === null || relation === 'missing') return {};
    const { accountId, datumId } = await target(world, relation);
    return { params: { accountId }, form: { datumId, reason } };
  },
});

const revokeDoor = accountDoor(`${roles}/:accountId/revoke`, 'role.revoke', {
  method: 'POST',
  relations: crossedWays,
  aim: (_walker, relation) => ({
    params: { accountId: `colleague-${placeOf(relation)}` },
    form: { grantId: relation === 'crossed' ? 'colleague-7001-1' : `colleague-${placeOf(relation)}-1` },
    ...(relation === 'own' || relation === 'other' ? {} : { there: false }),
  }),
  ready: async (world, _walker, relation) => {
    const { accountId } = await target(world, relation);
    return { params: { accountId }, form: { grantId: `${accountId}-1` } };
  },
});

const act = (name: string, permission: 'account.change' | 'account.unlock' | 'account.sign-out', more = {}) =>
  accountDoor(`${one}/${name}`, permission, { method: 'POST', fields: {}, ready: onTarget, ...more });

export const peopleDoors: readonly Door[] = [
  page(list, 'account.list', {
    relations: ['own', 'region'],
    aim: (_walker, relation) => ({
      query: relation === 'own' ? {} : { agency: '7001', after: 'colleague-7000' },
    }),
  }),
  page(`${list}/new`, 'account.create'),
  form(
    `${list}/new`,
    'account.create',
    { signInName: 'new-one', name: '新来' },
    {
      ready: async (world) => ({ form: { signInName: `new-${world.fresh()}`, name: '新来' } }),
    },
  ),
  accountDoor(one, 'account.list'),
  accountDoor(`${one}/edit`, 'account.change'),
  accountDoor(`${one}/edit`, 'account.change', {
    method: 'POST',
    fields: { name: '改名', agencyId: '1001' },
    ready: onTarget,
  }),
  act('disable', 'account.change'),
  act('enable', 'account.change', { ready: disabledTarget }),
  act('unlock', 'account.unlock'),
  act('sign-out', 'account.sign-out'),
  accountDoor(`${one}/reset-factor`, 'account.reset-second-factor', {
    method: 'POST',
    fields: { factorReason: '手机丢失，本人到场' },
    ready: onTarget,
  }),
  accountDoor(`${one}/invite`, 'account.invite', { method: 'POST', fields: {}, ready: onTarget }),
  revealDoor,
  page(roles, 'role.list', {
    relations: ['own', 'region'],
    aim: (_walker, relation) => ({ query: { agency: placeOf(relation) } }),
  }),
  accountDoor(`${roles}/:accountId`, 'role.list'),
  accountDoor(`${roles}/:accountId/grant`, 'role.grant', {
    method: 'POST',
    fields: { role: 'reviewer', agencyId: '1001' },
    ready: onTarget,
  }),
  revokeDoor,
];
