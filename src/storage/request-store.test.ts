import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { addRegion, otherRegion, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { RequestCase } from '../domain/requests/request-case.ts';
import { newCase } from '../domain/requests/new-case.ts';
import type { ReceivedData } from '../domain/requests/request-event.ts';
import type { RequestColumns, RequestFilter, RequestRow, RequestStore } from '../usecases/ports/requests.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

const received = (more: Partial<ReceivedData>): ReceivedData => ({
  on: '2026-03-02',
  number: '青自然资源申〔2026〕1号',
  agencyId: 'a1',
  channel: 'counter',
  arrivedAtAgency: '2026-03-02',
  arrivedAtOffice: '2026-03-02',
  evidence: '当面提交',
  applicantKind: 'natural',
  byAgent: false,
  title: '征地补偿安置方案',
  items: [{ itemId: '1', title: '征地补偿安置方案' }],
  form: 'paper',
  delivery: 'post',
  otherFormAccepted: true,
  needsHelp: false,
  agreesToPublish: false,
  oral: false,
  splitFrom: null,
  description: 'f1',
  files: [],
  likeness: 'l1',
  applicantDigest: 'p1',
  ...more,
});

const aCase = (requestId: string, more: Partial<ReceivedData> = {}, regionId = testRegion): RequestCase =>
  newCase(
    {
      regionId,
      eventId: 1,
      kind: 'request-received',
      subject: `request/${requestId}`,
      at: '2026-03-02T01:00:00.000Z',
      actor: 'tester',
      data: {},
    },
    received({ number: `申〔2026〕${requestId}号`, ...more }),
  );

const open: RequestColumns = {
  state: 'registered',
  open: true,
  awaits: 'agency',
  due: '2026-03-30',
  provisional: false,
  actBy: '2026-03-30',
  endedOn: null,
  onTime: null,
  answer: null,
  ground: null,
  cells: {},
};
const ended = (endedOn: string, cells: Record<string, string> = { G3: 'row-a' }): RequestColumns => ({
  ...open,
  state: 'over',
  open: false,
  awaits: 'nobody',
  due: null,
  actBy: null,
  endedOn,
  onTime: true,
  answer: 'kind-a',
  cells,
});

eachDatabase((_name, openNew) => {
  let deps: StaffDeps;
  let requests: RequestStore;
  const put = (state: RequestCase, columns: RequestColumns) =>
    deps.storage.transaction((stores) => stores.requests.put(state, columns));

  beforeAll(async () => {
    deps = testStaffDeps(await openNew());
    requests = deps.storage.requests;
    await addRegion(deps);
    await addRegion(deps, otherRegion, '另一县');
  });

  describe('a case', () => {
    it('comes back as it was put, and only in its own county', async () => {
      const state = aCase('one', { title: '含\0空字符与半个字\ud800' });
      await put(state, open);
      const found = await requests.get(testRegion, 'one');
      expect(found).toEqual({ ...state, title: '含�空字符与半个字�', received: { ...state.received, title: '含�空字符与半个字�' } });
      expect(await requests.get(otherRegion, 'one')).toBeNull();
      expect(await requests.byNumber(testRegion, state.number)).toEqual(found);
      expect(await requests.byNumber(otherRegion, state.number)).toBeNull();
      expect(await requests.row(testRegion, 'one')).toEqual({
        ...open,
        regionId: testRegion,
        requestId: 'one',
        number: state.number,
        agencyId: 'a1',
        accountId: null,
        title: '含�空字符与半个字�',
        channel: 'counter',
        applicantKind: 'natural',
        receivedOn: '2026-03-02',
        disputes: 0,
      } satisfies RequestRow);
    });

    it('is found by its code, which writing the state anew does not forget', async () => {
      await requests.setCode(testRegion, 'one', 'digest');
      await put(aCase('one', { title: '改后' }), open);
      expect((await requests.byCode(testRegion, 'digest'))?.title).toBe('改后');
      expect(await requests.byCode(otherRegion, 'digest')).toBeNull();
      expect(await requests.byCode(testRegion, 'other')).toBeNull();
    });

    it('takes numbers without repeats and gives back those of a failed transaction', async () => {
      const next = () =>
        deps.storage.transaction((stores) => stores.requests.nextNumber(testRegion, 'a1/request', 2026));
      const numbers = await Promise.all(Array.from({ length: 8 }, next));
      expect([...numbers].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      await expect(
        deps.storage.transaction(async (stores) => {
          expect(await stores.requests.nextNumber(testRegion, 'a1/request', 2026)).toBe(9);
          throw new Error('undone');
        }),
      ).rejects.toThrow('undone');
      expect(await next()).toBe(9);
      expect(await requests.nextNumber(testRegion, 'a1/request', 2027)).toBe(1);
      expect(await requests.nextNumber(otherRegion, 'a1/request', 2026)).toBe(1);
    });
  });
});
