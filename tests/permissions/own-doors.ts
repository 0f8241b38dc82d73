/** What everybody does about themselves: the first page, the own account, notices, delegations, handover. */

import { addPerson } from '../support/people.ts';
import { otherRegion, testRegion } from '../support/staff.ts';
import { type Aim, type Door, idOf, own, ownForm, page, placeOf, type Relation, self } from './door.ts';
import { addDelegation, addTask } from './things.ts';
import { places, taskMark, type Walker, type World } from './world.ts';

const gone = { there: false } as const;
const isHere = (relation: Relation) => relation === 'own' || relation === 'other' || relation === 'mine';

const tokenOf = ({ cookie }: Walker) => cookie.split('.').at(-1)!;
const sessionIdOf = ({ bench }: World, walker: Walker) => bench.staff.secrets.sha256(tokenOf(walker));

/** The password was typed a moment ago. */
async function confirmed(world: World, walker: Walker): Promise<Aim> {
  const { storage, clock } = world.bench.staff;
  await storage.signIn.confirmSession(testRegion, sessionIdOf(world, walker), clock().toISOString());
  return {};
}

/** Linked with an identity service that was there before. */
async function linked(world: World, walker: Walker): Promise<Aim> {
  const { storage, clock } = world.bench.staff;
  const at = clock().toISOString();
  const issuer = 'https://identity.example';
  await storage.signIn.linkIdentity(testRegion, issuer, `digest-${idOf(walker)}`, idOf(walker), at);
  return confirmed(world, walker);
}

/** Somebody without a role who has been in. */
async function someone({ bench, fresh }: World): Promise<string> {
  const accountId = `someone-${fresh()}`;
  await addPerson(bench.staff, { accountId });
  return accountId;
}

/** The id of a session: of the walker, of a colleague, of somebody of the other county. */
async function sessionToEnd(world: World, walker: Walker, relation: Relation): Promise<Aim> {
  const { bench } = world;
  const regionId = relation === 'region' ? otherRegion : testRegion;
  if (relation === 'mine') await bench.again(idOf(walker));
  const whose = relation === 'mine' ? idOf(walker) : `colleague-${placeOf(relation)}`;
  const open = await bench.staff.storage.signIn.sessions(regionId, whose);
  const other = open.find(({ sessionId }) => sessionId !== sessionIdOf(world, walker));
  return { form: { session: relation === 'missing' ? 'f'.repeat(64) : other!.sessionId } };
}

/** Lends a role: one's own, a colleague's. */
const lendingDoor: Door = page('/workbench/delegations/new', 'delegation.make', {
  method: 'POST',
  relations: ['mine', 'own', 'other', 'region', 'missing'],
  aim: (walker, relation) => {
    const place = placeOf(relation);
    const grantId = relation === 'mine' ? `${idOf(walker)}-1` : `colleague-${place}-1`;
    const days = { from: '2026-12-01', until: '2026-12-02', reason: '出差' };
    const order = { form: { grantId, toAccountId: `deputy-${places.own}`, ...days } };
    if (relation === 'mine') {
      const grant = walker.staff?.grants[0];
      if (grant === undefined && walker.staff !== null) return null;
      const administrator = grant?.role.endsWith('-administrator') === true;
      return {
        ...order,
        act: 'delegation.make-own',
        about: self(walker),
        ...(administrator ? { does: false } : {}),
      };
    }
    return { ...order, ...(isHere(relation) ? { about: { agencyId: place } } : gone) };
  },
  ready: async (world, walker, relation) => {
    const grantId = relation === 'mine' ? `${idOf(walker)}-1` : `colleague-${placeOf(relation)}-1`;
    const days = { from: '2026-12-01', until: '2026-12-02', reason: '出差' };
    return { form: { grantId, toAccountId: await someone(world), ...days } };
  },
});

const endingDoor: Door = page('/workbench/delegations/:delegationId/end', 'delegation.end', {
  method: 'POST',
  relations: ['mine', 'own', 'other', 'region', 'missing'],
  aim: (walker, relation) => {
    const place = placeOf(relation);
    const order = { params: { delegationId: `delegation-${place}` } };
    if (!isHere(relation)) return { ...order, ...gone };
    return { ...order, about: { agencyId: place, ...(relation === 'mine' ? self(walker) : {}) } };
  },
  ready: async (world, walker, relation) => {
    const place = placeOf(relation);
    const lender = { accountId: `colleague-${place}`, grantId: `colleague-${place}-1` };
    const toAccountId = relation === 'mine' ? idOf(walker) : await someone(world);
    const delegationId = `lent-${world.fresh()}`;
    const about = { regionId: testRegion, delegationId, toAccountId, reason: '出差' };
    await addDelegation(world.bench.staff, { ...lender, ...about });
    return { params: { delegationId } };
  },
});

const handoverAbout = (walker: Walker, relation: Relation): Aim => {
  if (!isHere(relation)) return gone;
  return { about: { agencyId: placeOf(relation), ...(relation === 'mine' ? self(walker) : {}) } };
};
const whoseWork = (walker: Walker, relation: Relation) =>
  relation === 'mine' ? idOf(walker) : `busy-${placeOf(relation)}`;

const handoverDoor: Door = page('/workbench/handover', 'handover.do', {
  method: 'POST',
  relations: ['mine', 'own', 'other', 'region', 'missing'],
  aim: (walker, relation) => ({
    form: { from: whoseWork(walker, relation), to: `colleague-${placeOf(relation)}` },
    ...handoverAbout(walker, relation),
  }),
  ready: async (world, walker, relation) => {
    const agencyId = placeOf(relation);
    const from = relation === 'mine' ? idOf(walker) : `worker-${world.fresh()}`;
    const clerk = { agencyId, roles: [{ role: 'clerk', agencyId } as const] };
    if (relation !== 'mine') await addPerson(world.bench.staff, { accountId: from, ...clerk });
    const task = { regionId: testRegion, taskId: `work-${world.fresh()}`, agencyId, accountId: from };
    await addTask(world.bench.staff, { ...task, title: taskMark });
    return { form: { from, to: `colleague-${agencyId}` } };
  },
});

const choices = { mail: 'daily', gateway: 'never', quietFrom: '', quietUntil: '', digestAt: '08:30' };
const me = '/workbench/me';

export const ownDoors: readonly Door[] = [
  page('/workbench', 'workbench.today'),
  page('/workbench/permissions', 'permission.list'),
  own('/workbench/notices', 'own.read', {
    relations: ['own', 'other', 'region'],
    aim: (walker, relation) => ({
      about: self(walker),
      query: relation === 'own' ? {} : { before: `notice-colleague-${placeOf(relation)}` },
    }),
  }),
  // Ids of others change nothing and are answered alike: the walk looks whether they are still unread.
  ownForm('/workbench/notices', 'own.change', {}, true, {
    relations: ['mine', 'other', 'region', 'missing'],
    aim: (walker, relation) => {
      const whose = relation === 'mine' ? idOf(walker) : `colleague-${placeOf(relation)}`;
      return { about: self(walker), form: { notice: `notice-${whose}` } };
    },
  }),
  own(me, 'own.read'),
  own(`${me}/contacts`, 'own.read', { ready: confirmed }),
  ownForm(`${me}/contacts`, 'own.change', { email: 'name@example.gov.cn' }, true, { ready: confirmed }),
  ownForm(`${me}/contacts/show`, 'own.read', {}, true),
  own(`${me}/password`, 'own.change'),
  ownForm(`${me}/password`, 'own.change', { present: 'x', password: 'y', again: 'y' }, false),
  own(`${me}/second-factor`, 'own.change', { ready: confirmed }),
  ownForm(`${me}/second-factor`, 'own.change', { setup: '', code: '1' }, false, { ready: confirmed }),
  own(`${me}/recovery-codes`, 'own.read'),
  ownForm(`${me}/recovery-codes`, 'own.change', {}, false, { ready: confirmed }),
  // For whoever has a session of full standing; at the door one signs out.
  ownForm(`${me}/sessions/end`, 'session.end', {}, true, {
    relations: ['mine', 'own', 'region', 'missing'],
    aim: (walker, relation) => ({
      about: self(walker),
      form: { session: 'f'.repeat(64) },
      ...(relation === 'mine' ? {} : gone),
    }),
    ready: (world, walker, relation) =>
      walker.staff === null ? Promise.resolve({}) : sessionToEnd(world, walker, relation),
    readyAnyway: true,
    instead: (walker, outcome) => (walker.staff?.standing === 'partial' ? 'half' : outcome),
  }),
  ownForm(`${me}/sessions/end-others`, 'own.sign-out-everywhere', {}, true),
  own(`${me}/identity`, 'own.read'),
  // No identity service is set up here.
  ownForm(`${me}/identity/link`, 'own.change', {}, false, { ready: confirmed }),
  ownForm(`${me}/identity/unlink`, 'own.change', {}, true, { ready: linked }),
  own(`${me}/notices`, 'own.read'),
  ownForm(`${me}/notices`, 'own.change', choices, true),
  own(`${me}/export`, 'own.export'),
  ownForm(`${me}/export`, 'own.export', { format: 'json' }, true, { ready: confirmed }),
  own('/workbench/delegations', 'own.read'),
  own('/workbench/delegations/new', 'own.read'),
  lendingDoor,
  endingDoor,
  page('/workbench/handover', 'handover.do', {
    relations: ['mine', 'own', 'other', 'region', 'missing'],
    aim: (walker, relation) => ({
      query: { from: whoseWork(walker, relation) },
      ...handoverAbout(walker, relation),
    }),
  }),
  handoverDoor,
];
