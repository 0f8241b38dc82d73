/** Beside the doors: other methods, forms of strangers, ids of others in forms that answer everything alike. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../support/databases.ts';
import { otherRegion, testRegion } from '../support/staff.ts';
import { type Door, idOf, page } from './door.ts';
import { doors } from './doors.ts';
import { addressOf, send } from './send.ts';
import { auditWatch, tableDigests } from './traces.ts';
import { titleOf } from './walk.ts';
import { buildWorld, type Walker, type World } from './world.ts';

eachDatabase((_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(await open());
  });
  afterAll(() => world.stop());

  const walkerOf = (name: string): Walker => world.walkers.find((each) => each.name === name)!;
  const guests = ['nobody', 'half-signed-in', 'county-desk'];

  /** Does a row with a word of the address in place of an id answer it? `import/done` is an id to `import/:stagedId`. */
  const isKnown = (method: string, path: string) =>
    doors.some((door) => {
      const pattern = new RegExp(`^${door.path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
      return door.method === method && pattern.test(path);
    });

  /** The first request of a door, as this walker would send it. */
  const firstAim = (door: Door, walker: Walker) => door.aim(walker, door.relations[0]!);

  describe('HEAD', () => {
    const shown = doors.filter(({ method }) => method === 'GET');
    it.each(guests)('gives %s no more than GET does, and no content', async (name) => {
      const walker = walkerOf(name);
      const wrong: string[] = [];
      for (const door of shown) {
        const aim = firstAim(door, walker)!;
        const { outcome } = await send(world, walker, door, aim);
        const head = await send(world, walker, door, aim, 'HEAD');
        if (head.outcome !== outcome || head.text !== '')
          wrong.push(`${titleOf(door)}: ${head.outcome} instead of ${outcome}`);
      }
      expect(wrong).toEqual([]);
    });
  });

  describe('methods that no route answers', () => {
    it.each(guests)('do nothing for %s', async (name) => {
      const walker = walkerOf(name);
      const watch = auditWatch(world.bench.database);
      await watch();
      const before = await tableDigests(world.bench.database);
      const wrong: string[] = [];
      for (const path of new Set(doors.map((door) => door.path))) {
        const door = doors.find((each) => each.path === path)!;
        for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
          if (isKnown(method, path)) continue;
          const aim = firstAim(door, walker) ?? door.aim(walker, door.relations[1]!)!;
          const { outcome } = await send(world, walker, door, aim, method);
          if (outcome !== 'hidden') wrong.push(`${method} ${path}: ${outcome}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(await tableDigests(world.bench.database)).toEqual(before);
      expect(await watch()).toEqual([]);
    });
  });

  describe('a form that comes from elsewhere', () => {
    const forms = doors.filter(({ method, path }) => method === 'POST' && path.startsWith('/workbench'));
    it.each([
      ['without an origin', {}],
      ['from another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
      ['from another site that says nothing of itself', { Origin: 'https://evil.example' }],
      ['from a page without an origin', { Origin: 'null' }],
    ])('is refused %s, whoever sends it, and does nothing', async (_how, headers) => {
      const { bench } = world;
      const before = await tableDigests(bench.database);
      const let_in: string[] = [];
      for (const name of ['nobody', 'county-desk', 'system-administrator', 'security-administrator']) {
        const walker = walkerOf(name);
        for (const door of forms) {
          const aim = firstAim(door, walker) ?? door.aim(walker, door.relations[1]!)!;
          const answer = await fetch(bench.url + addressOf(door, aim), {
            method: 'POST',
            redirect: 'manual',
            headers: { Cookie: walker.cookie, ...headers },
            body: new URLSearchParams(aim.form ?? {}),
          });
          if (answer.status !== 403) let_in.push(`${titleOf(door)}: ${answer.status}`);
        }
      }
      expect(let_in).toEqual([]);
      expect(await tableDigests(bench.database)).toEqual(before);
    });
  });

  describe('notices of others', () => {
    it('stay unread, whatever id is sent', async () => {
      const form = page('/workbench/notices', 'own.change', { method: 'POST' });
      const { notifications } = world.bench.staff.storage;
      const others = [
        [testRegion, 'colleague-1001'],
        [testRegion, 'reviewer'],
        [otherRegion, 'colleague-7001'],
      ] as const;
      const clerk = walkerOf('clerk');
      for (const [, whose] of others) {
        await send(world, clerk, form, { form: { notice: `notice-${whose}` } });
      }
      await send(world, clerk, form, { form: { notice: 'all' } });
      for (const [regionId, whose] of others) expect(await notifications.unread(regionId, whose)).toBe(1);
      expect(await notifications.unread(testRegion, idOf(clerk))).toBe(0);
    });
  });

  describe('a session of one county with the code of the other', () => {
    it('is nobody’s', async () => {
      const desk = walkerOf('county-desk');
      const stolen = { ...desk, cookie: desk.cookie.replace(testRegion, otherRegion) };
      const answer = await send(world, stolen, page('/workbench', 'workbench.today'), {});
      expect(answer.outcome).toBe('sign-in');
    });
  });
});
