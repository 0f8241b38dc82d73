import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import {
  addRegion,
  aStaff,
  otherRegion,
  testClock,
  testRegion,
  testStaffDeps,
} from '../../../tests/support/staff.ts';
import type { Staff } from '../../domain/people/caller.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { revealDatum, revealsPerHour } from './reveal-datum.ts';

const reason = '电话通知系统升级';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock();
  let administrator: Staff;
  let number = 0;
  const administratorOf = (accountId: string): Staff =>
    aStaff([{ role: 'system-administrator', agencyId: null }], { accountId });

  async function datum(ownerKind = 'account', regionId = testRegion): Promise<string> {
    number += 1;
    const owner = { regionId, ownerKind, ownerId: `p${number}` };
    await deps.storage.personal.put(owner, 'phone', 'phone', '13812345678', clock().toISOString());
    const [found] = await deps.storage.personal.maskedOf(regionId, ownerKind, [owner.ownerId]);
    return found!.datumId;
  }
  const entries = (actor: Staff) =>
    deps.storage.audit.search({ regionId: testRegion, actors: [`account/${actor.accountId}`], limit: 100 });

  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });
  beforeEach(() => {
    number += 1;
    administrator = administratorOf(`admin${number}`);
  });

  it('shows one value, and records who, whose, which field and why, but never the value', async () => {
    const datumId = await datum();
    const revealed = await revealDatum(deps, administrator, { datumId, reason });
    expect(revealed).toMatchObject({
      ok: true,
      value: { value: '13812345678', datum: { masked: '138****5678' } },
    });
    const [entry] = await entries(administrator);
    expect(entry).toMatchObject({
      act: 'account.reveal',
      subject: `account/p${number}`,
      outcome: 'done',
      reason,
      detail: { field: 'phone', kind: 'phone', datum: datumId },
    });
    expect(JSON.stringify(entry)).not.toContain('12345678');
  });

  it.each([
    ['', 'reason-missing'],
    ['  查看  ', 'reason-missing'],
    [undefined, 'reason-missing'],
    [[reason], 'reason-missing'],
    ['长'.repeat(201), 'reason-too-long'],
    ['核对 138 1234 5678 是否本人', 'reason-holds-number'],
  ])('asks for a reason that can be kept: %j', async (given, code) => {
    const result = await revealDatum(deps, administrator, { datumId: await datum(), reason: given });
    expect(result).toMatchObject({ ok: false, problems: [{ code, field: 'reason' }] });
    expect(await entries(administrator)).toEqual([]);
  });

  it('refuses everybody but the system administrator, and records that', async () => {
    const datumId = await datum();
    const clerk = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: `clerk${number}` });
    const result = await revealDatum(deps, clerk, { datumId, reason: '核对 138 1234 5678' });
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'forbidden' }] });
    const [entry] = await entries(clerk);
    expect(entry).toMatchObject({ outcome: 'refused', reason: '' });
  });

  it.each([
    { kind: 'anyone', from: { door: 'web', address: '', agent: '' } },
    { kind: 'operator', from: { door: 'command-line', address: '', agent: '' } },
    { kind: 'program', from: { door: 'job', address: '', agent: '' } },
  ] as const)('is closed to $kind', async (caller) => {
    expect(await revealDatum(deps, caller, { datumId: await datum(), reason })).toMatchObject({ ok: false });
  });

  it('knows nothing of another county, of owners without a rule, and of ids that do not exist', async () => {
    for (const datumId of [
      await datum('account', otherRegion),
      await datum('case'),
      'none',
      '',
      null,
      ['a'],
    ]) {
      expect(await revealDatum(deps, administrator, { datumId, reason })).toMatchObject({
        ok: false,
        problems: [{ code: 'not-found' }],
      });
    }
  });

  it('says when there is nothing left to show', async () => {
    const datumId = await datum();
    await deps.storage.personal.anonymise(testRegion, [datumId], '2026-11-20T00:00:00.000Z');
    expect(await revealDatum(deps, administrator, { datumId, reason })).toMatchObject({
      problems: [{ code: 'anonymised', message: expect.stringContaining('2026-11-20') }],
    });
  });

  describe('more than the hour allows', () => {
    it('is refused and recorded, until the hour has passed; others are not held up', async () => {
      const datumId = await datum();
      const reveal = (who = administrator) => revealDatum(deps, who, { datumId, reason });
      for (let n = 0; n < revealsPerHour; n += 1) expect((await reveal()).ok).toBe(true);
      expect(await reveal()).toMatchObject({ ok: false, problems: [{ code: 'too-often' }] });
      const [entry] = await entries(administrator);
      expect(entry).toMatchObject({ outcome: 'failed', detail: { why: 'too-often' } });
      expect((await reveal(administratorOf('another'))).ok).toBe(true);
      clock.forward(61);
      expect((await reveal()).ok).toBe(true);
    });

    it('is refused to requests that come at once, too', async () => {
      const datumId = await datum();
      const results = await Promise.all(
        Array.from({ length: revealsPerHour + 8 }, () =>
          revealDatum(deps, administrator, { datumId, reason }),
        ),
      );
      expect(results.filter(({ ok }) => ok)).toHaveLength(revealsPerHour);
    });
  });
});
