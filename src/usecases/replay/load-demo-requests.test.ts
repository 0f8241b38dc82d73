import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import { testClock, testStaffDeps } from '../../../tests/support/staff.ts';
import { readDemoCounty } from '../../demo-files/read-demo-county.ts';
import { readDemoPeople } from '../../demo-files/read-demo-people.ts';
import { readDemoRequests } from '../../demo-files/read-demo-requests.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { loadDemoCounty } from '../demo/load-demo-county.ts';
import { loadDemoPeople } from '../people/load-demo-people.ts';
import { countRequests } from '../requests/count-requests.ts';
import { loadDemoRequests } from './load-demo-requests.ts';

const folder = join(import.meta.dirname, '../../../data/demo/990121');
const program: Caller = { kind: 'program', from: { door: 'job', address: '', agent: 'test' } };

eachDatabase((name, open) => {
  // The second begins behind the longest holiday, with most of its queue before it.
  it.each(['2026-11-29T03:00:00Z', '2026-03-02T03:00:00Z'])(
    `${name}: the demo begins on %s with a year behind it and every kind of case in its queue`,
    async (now) => {
      const deps = testStaffDeps(await open(), testClock(now));
      const files = await readDemoCounty(folder);
      const { regionId } = files.region;
      const demo = await readDemoRequests(folder);
      await loadDemoCounty(deps, files);
      await loadDemoPeople(deps, program, regionId, await readDemoPeople(folder));
      const loaded = await loadDemoRequests(deps, testRulebook, program, regionId, demo);
      if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join());
      const { agencyId, cells } = demo.year;
      const year = Number(now.slice(0, 4)) - 1;
      const operator: Caller = { kind: 'operator', from: program.from };
      const counted = await countRequests(deps, testRulebook.formats, operator, { regionId, agencyId, year });
      if (!counted.ok) throw new Error(counted.problems[0].message);
      expect(counted.value.cells).toMatchObject(cells);
      const queue = await deps.storage.requests.list(regionId, { open: true }, 'act-by', null, 100);
      expect(queue.length).toBeGreaterThanOrEqual(demo.queues.flatMap(({ requests }) => requests).length);
      expect(new Set(queue.map(({ awaits }) => awaits))).toEqual(
        new Set(['agency', 'applicant', 'consultee']),
      );
      expect(await loadDemoRequests(deps, testRulebook, program, regionId, demo)).toEqual({
        ok: true,
        value: 0,
      });
    },
    240_000,
  );
});
