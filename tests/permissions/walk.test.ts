import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/run.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import { decide } from '../../src/policies/decide.ts';
import { acts, permissions } from '../../src/policies/permissions.ts';
import { jobTable } from '../../src/usecases/jobs/job-table.ts';
import { createApp, createSite } from '../../src/web/server.ts';
import { eachDatabase } from '../support/databases.ts';
import { otherRegion, testOrigin, testRegion } from '../support/staff.ts';
import { gaps, routesOf, titles, unusedActs } from './coverage.ts';
import type { Door } from './door.ts';
import { actsWithin, commandActs, doors, jobActs } from './doors.ts';
import { expected } from './expected.ts';
import { tableDigests } from './traces.ts';
import { titleOf, walkThrough } from './walk.ts';
import { buildWorld, type World } from './world.ts';

eachDatabase((_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await buildWorld(await open());
  });
  afterAll(() => world.stop());

  const appOf = () => createApp(createSite(world.bench.web));
  const rows = titles([...doors]);
  const door = (title: string): Door => doors.find((each) => titleOf(each) === title)!;

  describe('the table of doors', () => {
    it('has one row for every route, and no row without one', () => {
      expect(gaps(routesOf(appOf()), rows)).toEqual({ withoutRow: [], withoutDoor: [] });
      // A route that is another act by its last part has a row for each act.
      const acts = doors.map((each) => `${titleOf(each)} ${each.act}`);
      expect(acts.length).toBe(new Set(acts).size);
    });

    it('would notice a new route', () => {
      const app = appOf();
      app.get('/workbench/back-door', (c) => c.text('in'));
      app.post('/workbench/agencies', (c) => c.text('in'));
      const noticed = ['GET /workbench/back-door', 'POST /workbench/agencies'];
      expect(gaps(routesOf(app), rows).withoutRow).toEqual(noticed);
    });

    it('has one row for every command and every timed job', () => {
      const words = commands.map((command) => command.words);
      expect(gaps(words, Object.keys(commandActs))).toEqual({ withoutRow: [], withoutDoor: [] });
      const names = jobTable.map(({ name }) => name);
      expect(gaps(names, Object.keys(jobActs))).toEqual({ withoutRow: [], withoutDoor: [] });
    });

    it('leaves no act of the permission table without a door', () => {
      const used = [
        ...doors.map(({ act }) => act),
        ...Object.values(commandActs).flat(),
        ...Object.values(jobActs).flat(),
        'delegation.make-own' as const,
      ];
      expect(unusedActs(acts, used)).toEqual(Object.keys(actsWithin));
    });

    it('asks for an act below /workbench always', () => {
      const open = doors.filter(({ act, path }) => act === null && path.startsWith('/workbench'));
      expect(titles(open)).toEqual([]);
    });
  });

  describe('commands and jobs', () => {
    const by = (kind: 'operator' | 'program'): Caller => ({ kind, from: testOrigin });
    it.each(Object.entries(commandActs))('%s is granted to the operator', (_words, list) => {
      for (const act of list) {
        expect(decide(by('operator'), act, { regionId: testRegion }), act).toBe('granted');
      }
    });
    it.each(Object.entries(jobActs))('%s is granted to the program', (_name, list) => {
      for (const act of list) expect(decide(by('program'), act, { regionId: null }), act).toBe('granted');
    });
  });

  describe('the walk', () => {
    it.each(doors.map((each) => [titleOf(each), each] as const))('%s', async (_title, each) => {
      expect(await walkThrough(world, each)).toEqual([]);
      expect(world.bench.faults).toEqual([]);
    });

    it('would notice a wrong row, of each kind', async () => {
      const list = door('GET /workbench/agencies');
      const audit = world.walkers.find(({ name }) => name === 'audit-administrator')!;
      const asIfIn = await walkThrough(world, list, (walker, at, aim) =>
        walker === audit ? 'in' : expected(walker, at, aim),
      );
      expect(asIfIn).toEqual(['GET /workbench/agencies · audit-administrator · own: refused instead of in']);
      const other = await walkThrough(world, { ...list, act: 'agency.register' });
      expect(other).toContain('GET /workbench/agencies · clerk · own: in instead of refused');
      expect(other.join('\n')).toContain('in the audit trail instead of “refused agency.register');
    });

    it('would notice what a refused request changes', async () => {
      const before = await tableDigests(world.bench.database);
      await world.bench.staff.storage.regions.hold(testRegion);
      expect(await tableDigests(world.bench.database)).toEqual(before);
      const { storage, clock } = world.bench.staff;
      await storage.notifications.markRead(
        testRegion,
        'colleague-1002',
        'notice-colleague-1002',
        clock().toISOString(),
      );
      const after = await tableDigests(world.bench.database);
      expect(Object.keys(before).filter((name) => before[name] !== after[name])).toEqual(['notice']);
    });
  });

  describe('around the walk', () => {
    it('a county’s table says hidden for everything of another county', () => {
      for (const { staff } of world.walkers) {
        if (staff === null) continue;
        for (const act of acts) {
          const abroad = { regionId: otherRegion, agencyId: '1001', accountId: staff.accountId };
          const decision = decide(staff, act, abroad);
          expect(decision, act).toBe(permissions[act].anyone === true ? 'granted' : 'hidden');
        }
      }
    });
  });
});
