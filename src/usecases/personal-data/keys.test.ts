import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { eachDatabase, temporaryFolder } from '../../../tests/support/databases.ts';
import { addRegion, aStaff, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { wholeInstallation } from '../../domain/audit-trail/entry.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { createSecrets } from '../../secrets/create-secrets.ts';
import { readKeys } from '../../secrets/key-file.ts';
import { keyRingDoor } from '../../secrets/key-ring-file.ts';
import { createStorage } from '../../storage/create-storage.ts';
import type { Database } from '../../storage/open-database.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { addKey, listKeys, resealAll, resealBatch, restMinutes, retireKey } from './keys.ts';

const operator: Caller = { kind: 'operator', from: { door: 'command-line', address: 'root', agent: '' } };

eachDatabase((_name, open) => {
  let database: Database;
  let deps: StaffDeps;
  let path: string;
  const clock = testClock();

  /** A program of its own on the same database and key file. */
  function started(): StaffDeps {
    const read = readKeys({
      path,
      given: null,
      method: 'aes-256-gcm',
      at: clock().toISOString(),
      keysInDatabase: [],
    });
    if (!read.ok) throw new Error(read.message);
    const secrets = createSecrets(read.source);
    return {
      ...testStaffDeps(database, clock),
      secrets,
      storage: createStorage(database, secrets),
      keys: keyRingDoor(read.source, path, 'aes-256-gcm'),
    };
  }
  const owner = (n: number) => ({ regionId: testRegion, ownerKind: 'account', ownerId: `p${n}` });
  const put = (on: StaffDeps, n: number) =>
    on.storage.personal.put(owner(n), 'phone', 'phone', String(13_800_000_000 + n), clock().toISOString());
  async function settledValue<T>(result: Promise<{ ok: true; value: T } | { ok: false }>): Promise<T> {
    const settled = await result;
    if (!settled.ok) throw new Error(JSON.stringify(settled));
    return settled.value;
  }

  beforeEach(async () => {
    path = join(temporaryFolder(), 'keys.json');
    database = await open();
    deps = started();
    await addRegion(deps);
  });

  it('changes the key while another program runs, seals everything anew, and gives the old key up', async () => {
    const running = started();
    const many = resealBatch + 30;
    await running.storage.transaction(async (stores) => {
      for (let n = 0; n < many; n += 1)
        await stores.personal.put(
          owner(n),
          'phone',
          'phone',
          String(13_800_000_000 + n),
          clock().toISOString(),
        );
    });
    const old = deps.secrets.sealer.currentKey;
    const added = await settledValue(addKey(deps, operator, 'sm4-gcm'));
    await put(running, many);
    expect(await settledValue(listKeys(deps, operator))).toMatchObject([
      { id: old, current: false, texts: many },
      { id: added, current: true, method: 'sm4-gcm', texts: 1 },
    ]);

    clock.forward(restMinutes);
    expect(await retireKey(deps, operator, old)).toMatchObject({
      problems: [{ code: 'key-in-use', message: expect.stringContaining(`${many} 项`) }],
    });
    const steps: number[] = [];
    expect(await settledValue(resealAll(deps, operator, (done) => steps.push(done)))).toEqual({
      resealed: many,
      broken: 0,
    });
    expect(steps).toEqual([resealBatch, many]);
    expect(await settledValue(resealAll(deps, operator))).toEqual({ resealed: 0, broken: 0 });
    expect(await settledValue(retireKey(deps, operator, old))).toBe(old);
    expect((await settledValue(listKeys(deps, operator))).map(({ id }) => id)).toEqual([added]);
    for (const n of [0, many - 1, many]) {
      expect(await running.storage.personal.openField(owner(n), 'phone')).toBe(String(13_800_000_000 + n));
    }
    expect(await running.storage.personal.find(testRegion, 'phone', '13800000007')).toHaveLength(1);

    const entries = await deps.storage.audit.search({ regionId: wholeInstallation, limit: 20 });
    expect(entries.map(({ detail }) => detail.action).reverse()).toEqual([
      'add',
      'reseal',
      'reseal',
      'retire',
    ]);
    expect(entries.every(({ act, actor }) => act === 'personal.rotate-keys' && actor === 'operator')).toBe(
      true,
    );
  });

  it('does the rest when it was stopped half-way', async () => {
    for (let n = 0; n < 3; n += 1) await put(deps, n);
    await settledValue(addKey(deps, operator));
    const column = 'personal_datum.sealed';
    const key = deps.secrets.sealer.currentKey;
    const rows = await deps.storage.sealed.sealedOtherwise(column, key, null, 2);
    await deps.storage.transaction((stores) => stores.sealed.reseal(column, rows));
    expect(await settledValue(resealAll(deps, operator))).toEqual({ resealed: 1, broken: 0 });
  });

  it('lets the old key rest, keeps the current one, and does not know others', async () => {
    const old = deps.secrets.sealer.currentKey;
    expect(await retireKey(deps, operator, old)).toMatchObject({ problems: [{ code: 'key-current' }] });
    await settledValue(addKey(deps, operator));
    expect(await retireKey(deps, operator, old)).toMatchObject({ problems: [{ code: 'key-resting' }] });
    expect(await retireKey(deps, operator, 'k9')).toMatchObject({ problems: [{ code: 'not-found' }] });
    clock.forward(restMinutes);
    expect((await retireKey(deps, operator, old)).ok).toBe(true);
  });

  it('says that keys from the environment are changed elsewhere', async () => {
    expect(await addKey(testStaffDeps(database, clock), operator)).toMatchObject({
      problems: [{ code: 'keys-from-environment' }],
    });
  });

  it('is for the operator only', async () => {
    const security = aStaff([{ role: 'security-administrator', agencyId: null }]);
    for (const result of [
      await addKey(deps, security),
      await listKeys(deps, security),
      await resealAll(deps, security),
      await retireKey(deps, security, 'k1'),
    ]) {
      expect(result.ok).toBe(false);
    }
    expect(deps.keys.list()).toHaveLength(1);
  });
});
