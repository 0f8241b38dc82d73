/**
 * Citizens file at once and the program is killed among them: whatever a citizen was told is in the database once. The
 * bench runs the same with 200 citizens for a minute and three kills.
 */
import { expect, it } from 'vitest';
import { onPostgresql } from '../support/databases.ts';
import { testRegion } from '../support/staff.ts';
import { compareFiled, lastEvent } from './filing/check-filed.ts';
import { runFiling } from './filing/run-filing.ts';
import { statusFault } from './filing/virtual-citizen.ts';
import { serve } from './program.ts';
import { depsOn, environmentOf, loadedSite, within } from './site.ts';
import { expectWhole } from './whole.ts';

const citizens = 40;
const seconds = 12;

onPostgresql((_open, locate) => {
  it('keeps every request that was acknowledged, once', { timeout: 300_000 }, async () => {
    const location = await locate();
    await loadedSite(location, 1);
    const afterEvent = await within(location, (database) => lastEvent(database, testRegion));
    const run = await runFiling({
      regionId: testRegion,
      citizens,
      seconds,
      kills: 1,
      seed: 20_190_515,
      start: (port) => serve({ ...environmentOf(location), GONGKAI_PORT: String(port) }),
    });
    expect(run.faults).toEqual([]);
    expect(run.kills).toHaveLength(1);
    expect(run.filed.length).toBeGreaterThanOrEqual(citizens);
    const asked = run.filed.slice(0, 60);
    const opened = await Promise.all(
      asked.map((each, at) => statusFault(run.place, each, `10.200.0.${at + 1}`)),
    );
    expect(opened.filter((fault) => fault !== null)).toEqual([]);
    await run.program.stop();

    await within(location, async (database) => {
      const found = await compareFiled(
        { database, deps: depsOn(database), regionId: testRegion, afterEvent },
        run.filed,
      );
      expect(found).toMatchObject({ faults: [], lost: 0, duplicates: 0, requests: run.filed.length });
      expect(found.answeredAgain).toBeGreaterThan(0);
      await expectWhole(database);
    });
  });
});
