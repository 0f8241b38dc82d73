/** The doors in front of the workbench: signing in, links that are keys, the first start, the demo. */
import { codeSecretPlace } from '../../src/domain/personal-data/sealed-place.ts';
import { demoDoor } from '../../src/usecases/sign-in/demo-door.ts';
import { newLink } from '../../src/usecases/sign-in/one-time-link.ts';
import { prepareSetUp } from '../../src/usecases/sign-in/prepare-set-up.ts';
import { addPerson } from '../support/people.ts';
import { otherRegion, testOrigin, testRegion } from '../support/staff.ts';
import { type Aim, type Door, form, idOf, own, ownForm, page, type Relation, self } from './door.ts';
import { sessionCookie, type Walker, type World } from './world.ts';

const noToken = 'A'.repeat(43);
const goodPassword = '清晨 walks 到河边 7';
const keyed: readonly Relation[] = ['own', 'region', 'missing'];

/** Whoever comes in by such a door leaves the session that they had. */
async function spare({ bench }: World, walker: Walker): Promise<Aim> {
  if (walker.staff === null) return {};
  return { cookie: await sessionCookie(bench, idOf(walker), walker.staff.standing) };
}

/** An authenticator app, confirmed. */
async function addSecondFactor({ bench }: World, accountId: string): Promise<void> {
  const { storage, secrets, clock } = bench.staff;
  const place = codeSecretPlace(testRegion, accountId);
  const sealed = secrets.sealer.seal(secrets.codes.newSecret(), place);
  await storage.signIn.putCodeSecret(testRegion, accountId, sealed);
  await storage.signIn.confirmCode(testRegion, accountId, 0, clock().toISOString());
}

/** A one-time link of a new person: its county and token in the address. */
function linkDoor(method: Door['method'], path: string, purpose: 'sign-in' | 'invitation'): Door {
  return page(path, 'sign-in', {
    method,
    relations: keyed,
    // A mailed link takes the place of the password: the second factor is still due.
    ...(method === 'POST' && purpose === 'sign-in' ? { leads: 'half' } : {}),
    aim: (_walker, relation) => ({
      params: { regionId: relation === 'region' ? otherRegion : testRegion, token: noToken },
      form: { password: goodPassword, again: goodPassword },
      ...(relation === 'own' ? {} : { there: false }),
    }),
    readyAnyway: true,
    ready: async (world, walker, relation) => {
      if (relation === 'missing') return {};
      const { staff } = world.bench;
      const accountId = `guest-${world.fresh()}`;
      await addPerson(staff, { accountId, active: purpose === 'sign-in' });
      if (purpose === 'sign-in') await addSecondFactor(world, accountId);
      const { path: address } = await staff.storage.transaction((stores) =>
        newLink(stores, staff, { regionId: testRegion, accountId }, purpose, staff.clock().toISOString()),
      );
      const regionId = relation === 'region' ? otherRegion : testRegion;
      const params = { regionId, token: address.split('/').at(-1)! };
      return { params, ...(await spare(world, walker)) };
    },
  });
}

async function goodSetUp({ bench }: World): Promise<Aim> {
  const made = await prepareSetUp(bench.staff, { kind: 'operator', from: testOrigin });
  if (!made.ok) throw new Error(made.problems[0].message);
  return { params: { token: made.value.path.split('/').at(-1)! } };
}

const setUpDoor = (method: Door['method']): Door =>
  page('/workbench/set-up/:token', 'region.set-up', {
    method,
    relations: ['own', 'missing'],
    aim: (_walker, relation) => ({
      params: { token: noToken },
      form: { regionId: 'x' },
      does: false,
      ...(relation === 'own' ? {} : { there: false }),
    }),
    ready: goodSetUp,
  });

/** With a good key, but people who belong to no demo. */
const strangers: Partial<Record<Relation, string>> = { crossed: 'colleague-1001', region: 'colleague-7001' };

const demoPage = (method: Door['method'], path: string, relations: readonly Relation[]): Door =>
  page(path, 'sign-in.demo', {
    method,
    relations,
    aim: (_walker, relation) => ({
      params: { key: noToken },
      form: { person: strangers[relation] ?? 'demo-person' },
      ...(relation === 'own' ? {} : { there: false }),
    }),
    readyAnyway: true,
    ready: async (world, walker, relation) => {
      if (relation === 'missing') return {};
      const address = await demoDoor(world.bench.staff);
      return { params: { key: address!.split('/').at(-1)! }, ...(await spare(world, walker)) };
    },
  });

/** Whoever has given the second factor has nothing to enter there: to the first page, or to sign in anew. */
const onlyHalf: Door['instead'] = (walker, outcome) =>
  walker.staff?.standing === 'full' ? 'sign-in' : outcome;

export const signInDoors: readonly Door[] = [
  page('/workbench/sign-in', 'sign-in'),
  form('/workbench/sign-in', 'sign-in', undefined, {
    aim: () => ({ form: { region: testRegion, name: 'nobody-at-all', password: 'x' }, does: false }),
  }),
  page('/workbench/sign-in/identity', 'sign-in'),
  page('/workbench/sign-in/identity/callback', 'sign-in'),
  page('/workbench/sign-in/link', 'sign-in'),
  form('/workbench/sign-in/link', 'sign-in', undefined, {
    aim: () => ({ form: { region: testRegion, name: 'nobody-at-all' }, does: false }),
  }),
  linkDoor('GET', '/workbench/sign-in/link/:regionId/:token', 'sign-in'),
  linkDoor('POST', '/workbench/sign-in/link/:regionId/:token', 'sign-in'),
  linkDoor('GET', '/workbench/invitation/:regionId/:token', 'invitation'),
  linkDoor('POST', '/workbench/invitation/:regionId/:token', 'invitation'),
  own('/workbench/sign-in/code', 'session.second-factor'),
  ownForm('/workbench/sign-in/code', 'session.second-factor', { code: '1' }, false, { instead: onlyHalf }),
  own('/workbench/sign-in/recovery-code', 'session.second-factor'),
  ownForm('/workbench/sign-in/recovery-code', 'session.second-factor', { code: '1' }, false, {
    instead: onlyHalf,
  }),
  // Whose second factor is set up and due is sent to enter it.
  own('/workbench/sign-in/set-up-code', 'session.second-factor', {
    instead: (walker, outcome) => (walker.staff?.standing === 'partial' ? 'half' : outcome),
  }),
  ownForm('/workbench/sign-in/set-up-code', 'session.second-factor', { code: '1' }, false),
  own('/workbench/sign-in/confirm', 'session.confirm'),
  ownForm('/workbench/sign-in/confirm', 'session.confirm', { password: 'x' }, false),
  // Afterwards everybody stands at the door.
  ownForm('/workbench/sign-out', 'session.end', {}, true, {
    leads: 'sign-in',
    ready: async (world, walker) => ({ about: self(walker), ...(await spare(world, walker)) }),
  }),
  setUpDoor('GET'),
  setUpDoor('POST'),
  demoPage('GET', '/workbench/demo/:key', ['own', 'missing']),
  demoPage('POST', '/workbench/demo/:key', ['own', 'region', 'crossed', 'missing']),
  demoPage('GET', '/workbench/demo/:key/outbox', ['own', 'missing']),
];
