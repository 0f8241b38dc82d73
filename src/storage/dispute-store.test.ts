import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { aRequest, openColumns } from '../../tests/support/request-cases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { Dispute } from '../domain/disputes/dispute.ts';
import type { DisputeColumns, DisputeFilter, DisputeStore } from '../usecases/ports/disputes.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

const aDispute = (disputeId: string, regionId = testRegion): Dispute => ({
  regionId,
  disputeId,
  opened: {
    number: `复〔2026〕${disputeId}号`,
    requestId: null,
    agencyId: 'a1',
    procedure: 'review-ordinary',
    organ: '青禾县人民政府',
    organExpected: '青禾县人民政府',
    act: 'answer',
    role: 'respondent',
    filedOn: '2025-02-01',
    noticeFaulty: false,
    after: null,
    answer: null,
    ground: null,
  },
  openedOn: '2025-02-03',
  procedure: 'review-ordinary',
  accepted: null,
  notAccepted: null,
  answer: null,
  prolonged: null,
  decisions: [],
  appeal: null,
  effectiveOn: null,
  closed: null,
  files: [],
  steps: [],
  version: 7,
});

const columns = (more: Partial<DisputeColumns> = {}): DisputeColumns => ({
  state: 'accepted',
  open: true,
  number: '1',
  requestId: null,
  agencyId: 'a1',
  procedure: 'review-ordinary',
  organ: '青禾县人民政府',
  group: 'review',
  counted: true,
  acceptedOn: '2025-02-03',
  result: null,
  effectiveOn: null,
  lost: false,
  actBy: null,
  answer: 'answer-1',
  ground: null,
  ...more,
});

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let disputes: DisputeStore;
  beforeAll(async () => {
    deps = testStaffDeps(await open());
    disputes = deps.storage.disputes;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
    await deps.storage.requests.put(aRequest('r1'), openColumns(null));
    const put = (id: string, more: Partial<DisputeColumns>, regionId = testRegion) =>
      disputes.put(aDispute(id, regionId), columns({ number: `复〔2026〕${id}号`, ...more }));
    await put('d1', { actBy: '2025-02-17', requestId: 'r1', answer: 'kind-1', ground: 'ground-1' });
    await put('d2', { acceptedOn: '2024-12-30', result: 'upheld', effectiveOn: '2025-01-05', open: false });
    await put('d3', {
      agencyId: 'a2',
      group: 'litigation_direct',
      acceptedOn: '2024-05-01',
      result: 'corrected',
      effectiveOn: '2024-12-31',
      lost: true,
      actBy: '2025-01-20',
    });
    await put('d4', { counted: false, acceptedOn: null, state: 'noted', open: false });
    await put('d5', { actBy: '2025-02-17', agencyId: 'a2', state: 'opened' });
    await put('d1', { group: 'there' }, otherRegion);
  });

  it('gives back the dispute as it was put, to its county only', async () => {
    expect(await disputes.get(testRegion, 'd1')).toEqual(aDispute('d1'));
    expect(await disputes.get(otherRegion, 'd2')).toBeNull();
    expect(await disputes.ofRequest(testRegion, 'r1')).toEqual([
      {
        ...columns({ actBy: '2025-02-17', requestId: 'r1', answer: 'kind-1', ground: 'ground-1' }),
        number: '复〔2026〕d1号',
        regionId: testRegion,
        disputeId: 'd1',
      },
    ]);
  });

  it('lists by the day of the next thing, those without one last, page by page, as filtered', async () => {
    const ids = async (
      filter: DisputeFilter,
      after: Parameters<DisputeStore['list']>[2] = null,
      limit = 10,
    ) => (await disputes.list(testRegion, filter, after, limit)).map(({ disputeId }) => disputeId);
    expect(await ids({})).toEqual(['d3', 'd1', 'd5', 'd2', 'd4']);
    expect(await ids({}, null, 2)).toEqual(['d3', 'd1']);
    expect(await ids({}, { key: '2025-02-17', disputeId: 'd1' }, 2)).toEqual(['d5', 'd2']);
    expect(await ids({}, { key: '9999-12-31', disputeId: 'd2' })).toEqual(['d4']);
    expect(await ids({ agencyIds: ['a2'] })).toEqual(['d3', 'd5']);
    expect(await ids({ agencyIds: [] })).toEqual([]);
    expect(await ids({ open: false })).toEqual(['d2', 'd4']);
    expect(await ids({ group: 'litigation_direct' })).toEqual(['d3']);
    expect(await ids({ state: 'opened' })).toEqual(['d5']);
    expect(await ids({ requestId: 'r1' })).toEqual(['d1']);
    expect(await ids({ lost: true, effectiveFrom: '2024-12-31' })).toEqual(['d3']);
    expect(await ids({ lost: true, effectiveFrom: '2025-01-01' })).toEqual([]);
    expect(await ids({ actUntil: '2025-02-16' })).toEqual(['d3']);
    expect(await ids({ words: '〕d4' })).toEqual(['d4']);
    expect(await ids({ words: '%' })).toEqual([]);
  });

  it('counts a year, and every figure opens as its list', async () => {
    const year = async (agencyId: string | null, of: number) =>
      (await disputes.countYear(testRegion, agencyId, of)).map((each) => [
        each.group,
        each.result,
        each.disputes,
      ]);
    expect(await year(null, 2024)).toEqual([
      ['litigation_direct', 'corrected', 1],
      ['review', null, 1],
    ]);
    expect(await year(null, 2025)).toEqual([
      ['review', 'upheld', 1],
      ['review', null, 2],
    ]);
    expect(await year('a2', 2025)).toEqual([['review', null, 1]]);
    for (const of of [2024, 2025, 2026]) {
      for (const { group, result, disputes: figure } of await disputes.countYear(testRegion, null, of)) {
        const listed = await disputes.list(testRegion, { group, counted: { year: of, result } }, null, 10);
        expect(listed).toHaveLength(figure);
      }
    }
    expect(await disputes.list(testRegion, { counted: { year: 2025 } }, null, 10)).toHaveLength(3);
  });
});
