/** A site for drills: the demo's county with people of our own in it, who sign in as real ones do. */

import type { Database, OpenOptions } from '../../src/storage/open-database.ts';
import { giveRole } from '../../src/usecases/people/grant-role.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { opened } from '../support/databases.ts';
import { makePerson, type Person } from '../support/sign-in.ts';
import { testRegion, testStaffDeps } from '../support/staff.ts';
import { type Environment, serve, testKeys } from './program.ts';

/** The environment of a program on a database. */
export const environmentOf = ({ databaseUrl, dataFolder }: OpenOptions): Environment => ({
  ...testKeys,
  GONGKAI_DATA: dataFolder,
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
});

/** What use cases need, on the present time. */
export const depsOn = (database: Database): StaffDeps => testStaffDeps(database, () => new Date());

/** Opens a database for a moment. */
export async function within<T>(location: OpenOptions, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await opened(location);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

export interface Crew {
  readonly system: Person;
  readonly security: Person;
  readonly audit: Person;
  readonly desk: Person;
  /** Clerks of 1001. */
  readonly clerks: readonly Person[];
}

/** Opens accounts with password and second factor in the demo's county, which must be there. */
export async function addCrew(deps: StaffDeps, clerks: number): Promise<Crew> {
  const person = (signInName: string, role?: string) =>
    makePerson(deps, {
      signInName,
      name: `演练${signInName}`,
      email: `${signInName}@qinghe.example`,
      ...(role === undefined ? {} : { role }),
    });
  const made: Person[] = [];
  for (let at = 0; at < clerks; at += 1) made.push(await person(`drill-clerk-${at}`));
  await deps.storage.transaction(async (stores) => {
    const by = { regionId: testRegion, at: deps.clock().toISOString(), actor: 'operator' };
    for (const { accountId } of made) {
      const given = await giveRole(stores, deps, by, accountId, { role: 'clerk', agencyId: '1001' });
      if (!given.ok) throw new Error(given.problems[0].message);
    }
  });
  return {
    system: await person('drill-system', 'system-administrator'),
    security: await person('drill-security', 'security-administrator'),
    audit: await person('drill-audit', 'audit-administrator'),
    desk: await person('drill-desk', 'county-desk'),
    clerks: made,
  };
}

/** A site with the demo in it; the server that loaded it was stopped again. */
export async function loadedSite(location: OpenOptions, clerks: number): Promise<Crew> {
  const first = await serve(environmentOf(location));
  await first.stop();
  return within(location, (database) => addCrew(depsOn(database), clerks));
}
