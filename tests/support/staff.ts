/** What use cases of the workbench need, real, on a database of the test. */

import type { Origin, Staff } from '../../src/domain/people/caller.ts';
import type { RoleId } from '../../src/domain/people/role.ts';
import { createSecrets } from '../../src/secrets/create-secrets.ts';
import type { KeyRing } from '../../src/secrets/key-ring.ts';
import { createStorage } from '../../src/storage/create-storage.ts';
import type { Database } from '../../src/storage/open-database.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';

export const testRing: KeyRing = {
  current: 'k1',
  keys: [{ id: 'k1', method: 'aes-256-gcm', secret: 'A'.repeat(43) }],
  digestKey: 'B'.repeat(43),
};

export const testSecrets = () => createSecrets(testRing);

export const testRegion = '990121';
export const otherRegion = '990122';
export const testOrigin: Origin = { door: 'web', address: '192.0.2.7', agent: 'test' };

/** A clock that stands still until it is moved. */
export interface TestClock {
  (): Date;
  set(instant: string): void;
  forward(minutes: number): void;
}

export function testClock(start = '2026-11-21T01:00:00Z'): TestClock {
  let now = new Date(start);
  return Object.assign(() => now, {
    set: (instant: string) => {
      now = new Date(instant);
    },
    forward: (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  });
}

export function testStaffDeps(database: Database, clock: () => Date = testClock()): StaffDeps {
  const secrets = testSecrets();
  return { storage: createStorage(database, secrets), secrets, clock };
}

/** A county in the store: what most tests begin with. */
export async function addRegion(
  deps: StaffDeps,
  regionId = testRegion,
  name = '青禾县（演示）',
): Promise<void> {
  await deps.storage.regions.add({ regionId, name, level: 'county', province: null, prefecture: null });
}

/** A signed-in person with these roles; `agencyId` null for a role of the whole county. */
export function aStaff(
  roles: readonly { readonly role: RoleId; readonly agencyId: string | null }[],
  more: Partial<Staff> = {},
): Staff {
  return {
    kind: 'staff',
    regionId: testRegion,
    accountId: 'tester',
    name: '测试员',
    sessionId: 'session',
    standing: 'full',
    grants: roles.map((each) => ({ ...each, onBehalfOf: null })),
    from: testOrigin,
    ...more,
  };
}
