/** What every channel shares: day, number, code, seals, duplicates; on both databases. */
import { beforeAll, expect, it } from 'vitest';
import { anAgency } from '../../../tests/support/agencies.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { aNewRequest, aRegistrar } from '../../../tests/support/desk-requests.ts';
import { addAgencies } from '../../../tests/support/people.ts';
import { addRegion, testClock, testRegion, testStaffDeps } from '../../../tests/support/staff.ts';
import { noApplicant } from '../../domain/requests/new-request.ts';
import { printedCode, readQueryCode } from '../../domain/requests/query-code.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { correctReceipt } from './correct-receipt.ts';
import { codeDigestOf, receiveRequest } from './receive-request.ts';

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  beforeAll(async () => {
    deps = testStaffDeps(await open(), testClock('2026-03-02T02:00:00Z'));
    await addRegion(deps, testRegion, '青禾县');
    await addAgencies(
      deps,
      anAgency('1001', { name: '青禾县林业局', shortName: '县林业局' }),
      anAgency('1002', { name: '青禾县林业镇', shortName: '县林业镇' }),
      anAgency('1003', { name: '青禾县旧局', shortName: '县旧局', until: '2020-01-01' }),
    );
  });

  const receive = (more: Parameters<typeof aNewRequest>[0] = {}) =>
    deps.storage.transaction(async (stores) => {
      await stores.regions.hold(testRegion);
      const at = deps.clock().toISOString();
      return receiveRequest(stores, deps, { caller: aRegistrar, at }, aNewRequest(more));
    });
  const value = async (more: Parameters<typeof aNewRequest>[0] = {}) => {
    const received = await receive(more);
    if (!received.ok) throw new Error(JSON.stringify(received.problems));
    return received.value;
  };

  it('numbers run by agency, and two agencies that come to the same mark are told apart', async () => {
    const numbers = [];
    for (const agencyId of ['1001', '1002', '1001', '1002'])
      numbers.push((await value({ agencyId })).state.number);
    expect(numbers).toEqual([
      '青林业申〔2026〕1号',
      '青林业1002申〔2026〕1号',
      '青林业申〔2026〕2号',
      '青林业1002申〔2026〕2号',
    ]);
  });

  it('keeps with the evidence that it was confirmed later than on the day it arrived', async () => {
    const post = { channel: 'ordinary-post', evidence: '电话记录 3 号', arrivedAtAgency: '2026-02-26' };
    const late = await value({ ...post, arrivedAtOffice: '2026-02-26', confirmedOn: '2026-03-02' });
    expect(late.lateConfirmation).toMatchObject({ code: 'confirmed-late' });
    expect(late.state.receivedOn).toBe('2026-03-02');
    expect(late.state.received.evidence).toMatch(/^电话记录 3 号；申请2026年2月26日已经到达/u);
    const prompt = await value({ ...post, arrivedAtAgency: '2026-03-02', confirmedOn: '2026-03-02' });
    expect(prompt.lateConfirmation).toBeNull();
    expect(prompt.state.received.evidence).toBe('电话记录 3 号');
    const corrected = await correctReceipt(deps, aRegistrar, {
      regionId: testRegion,
      requestId: prompt.state.requestId,
      arrivedAtAgency: '2026-02-26',
      arrivedAtOffice: '2026-02-26',
      confirmedOn: '2026-03-02',
      reason: '信封邮戳是 26 日',
    });
    expect(corrected.ok).toBe(true);
    const events = await deps.storage.ledger.ofSubject(testRegion, `request/${prompt.state.requestId}`);
    expect(JSON.stringify(events.at(-1))).toContain('信封邮戳是 26 日；申请2026年2月26日已经到达');
  });

  it('keeps of the code its digest only, and finds the request by it', async () => {
    const { state, code } = await value();
    const found = await deps.storage.requests.byCode(
      testRegion,
      codeDigestOf(deps, testRegion, readQueryCode(printedCode(code))!),
    );
    expect(found?.requestId).toBe(state.requestId);
    const events = await deps.storage.ledger.ofSubject(testRegion, `request/${state.requestId}`);
    const kept = JSON.stringify(events) + JSON.stringify(state);
    for (const secret of [code, '谷雨生', '990121194912310023', '19900000099', '测算依据'])
      expect(kept).not.toContain(secret);
  });

  it('a letter that lacks what 条例 29 asks for is a request nevertheless', async () => {
    const { missing, clock } = await value({
      applicant: { ...noApplicant, kind: aNewRequest().applicant.kind },
    });
    expect(missing.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'paper', 'identityNumber', 'phone']),
    );
    expect(clock.due).not.toBeNull();
    const whole = await receive({
      applicant: { ...noApplicant, kind: aNewRequest().applicant.kind },
      demands: 'complete',
    });
    expect(whole.ok).toBe(false);
  });

  it('notices the same person asking for the same, and nobody else', async () => {
    const description = '2024 年古树名木名录';
    const first = await value({ description });
    expect(
      (await value({ description: '2024年古树名木，名录！' })).duplicates.map(({ requestId }) => requestId),
    ).toEqual([first.state.requestId]);
    const other = { ...aNewRequest().applicant, identityNumber: '', phone: '13800005678', name: '别人' };
    expect((await value({ description, applicant: other })).duplicates).toEqual([]);
  });

  it('sends whoever asks an agency that has ended to the one that answers', async () => {
    const received = await receive({ agencyId: '1003' });
    expect(received.ok ? [] : received.problems.map(({ field }) => field)).toEqual(['agencyId']);
    expect((await receive({ agencyId: 'none' })).ok).toBe(false);
  });
});
