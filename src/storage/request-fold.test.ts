/** The cache of requests against the truth: whatever happens to a request, what is stored is the fold of its events. */
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { receivedData } from '../../tests/support/request-cases.ts';
import { addRegion, testClock, testOrigin, testRegion, testStaffDeps } from '../../tests/support/staff.ts';
import type { Caller } from '../domain/people/caller.ts';
import { foldRequest } from '../domain/requests/request-as-of.ts';
import type { RequestCase } from '../domain/requests/request-case.ts';
import { requestColumns } from '../domain/requests/request-columns.ts';
import { type RequestEvent, requestSubject } from '../domain/requests/request-event.ts';
import { countyCalendar } from '../usecases/requests/county-calendar.ts';
import { clockOf, writeRequest } from '../usecases/requests/write-request.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';

const caller: Caller = { kind: 'operator', from: { ...testOrigin, door: 'command-line' } };
const days = fc
  .integer({ min: 0, max: 60 })
  .map((offset) => new Date(Date.UTC(2026, 2, 3) + offset * 86_400_000).toISOString().slice(0, 10));
const words = fc.string({ unit: 'binary', maxLength: 12 });

/** Acts of every part of a case; order and days are left to chance, as the fold must hold whatever is recorded. */
const events: fc.Arbitrary<RequestEvent> = fc.oneof(
  days.map(
    (on): RequestEvent => ({
      kind: 'request-supplement-noticed',
      data: { on, periodWorkdays: 15, points: ['名称'], guidance: '请写明', letterId: 'l1' },
    }),
  ),
  fc.tuple(days, words).map(
    ([on, title]): RequestEvent => ({
      kind: 'request-supplement-received',
      data: { on, description: 'file-2', files: ['f2'], lateReason: '', items: [{ itemId: '1', title }] },
    }),
  ),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-consult-tp-sent',
      data: {
        on,
        consultation: 'c1',
        consultee: 'person',
        agencyId: null,
        question: '是否同意',
        letterId: 'l2',
      },
    }),
  ),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-consultation-delivered',
      data: { consultation: 'c1', on, evidence: '签收' },
    }),
  ),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-assigned',
      data: { agencyId: 'a1', accountId: `p${on.slice(-1)}`, unit: '', dueOn: on },
    }),
  ),
  words.map((text): RequestEvent => ({ kind: 'request-noted', data: { text } })),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-extended',
      data: { on, workdays: 20, reason: '量大', approvedBy: 'p1', letterId: 'l3' },
    }),
  ),
  fc.tuple(days, fc.boolean()).map(
    ([on, principal]): RequestEvent => ({
      kind: 'request-item-answered',
      data: {
        itemId: '1',
        answer: 'answer-1',
        grounds: ['ground-1'],
        groundKinds: {},
        proofs: { search: { on, found: false } },
        text: null,
        files: [],
        principal,
      },
    }),
  ),
  fc.constant<RequestEvent>({ kind: 'request-publication-set', data: { agrees: true } }),
  fc.constant<RequestEvent>({
    kind: 'request-dispute-linked',
    data: { disputeId: 'd1', procedure: 'review-ordinary' },
  }),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-closed',
      data: { on, answer: 'answer-1', grounds: [], reason: '撤回' },
    }),
  ),
  days.map(
    (on): RequestEvent => ({
      kind: 'request-receipt-corrected',
      data: { on, receivedOn: on, arrivedAtAgency: on, arrivedAtOffice: on, reason: '邮戳不清' },
    }),
  ),
);

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  const clock = testClock('2026-04-20T01:00:00Z');
  beforeAll(async () => {
    deps = testStaffDeps(await open(), clock);
    await addRegion(deps);
  });

  let serial = 0;
  /** Records the acts one by one, each in a transaction that holds the county. */
  async function live(acts: readonly RequestEvent[]): Promise<string> {
    serial += 1;
    const requestId = `r${serial}`;
    const received: RequestEvent = {
      kind: 'request-received',
      data: receivedData({ number: `申〔2026〕${serial}号` }),
    };
    let state: RequestCase | null = null;
    for (const act of [received, ...acts]) {
      state = await deps.storage.transaction(async (stores) => {
        await stores.regions.hold(testRegion);
        const before = await stores.requests.get(testRegion, requestId);
        expect(before).toEqual(state);
        const at = clock().toISOString();
        await stores.ledger.append({
          regionId: testRegion,
          kind: 'agency-noted',
          subject: `agency/${requestId}`,
          at,
          actor: 'operator',
          data: {},
        });
        return writeRequest(stores, deps, { caller, at }, { regionId: testRegion, requestId }, before, act);
      });
      state = await deps.storage.requests.get(testRegion, requestId);
    }
    return requestId;
  }

  it('is the fold of the ledger after every act, and its columns are those of the clock', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 12 }), async (acts) => {
        const requestId = await live(acts);
        const facts = await deps.storage.ledger.ofSubject(testRegion, requestSubject(requestId));
        expect(facts).toHaveLength(acts.length + 1);
        const folded = foldRequest(facts);
        expect(await deps.storage.requests.get(testRegion, requestId)).toEqual(folded);

        const calendar = await countyCalendar(deps.storage, deps, testRegion);
        const asked = clockOf(deps, calendar, folded!, '2026-04-20');
        const columns = requestColumns(deps.requestRules, folded!, asked);
        expect(await deps.storage.requests.row(testRegion, requestId)).toEqual({
          ...columns,
          regionId: testRegion,
          requestId,
          number: folded!.number,
          agencyId: folded!.agencyId,
          accountId: folded!.assigned?.accountId ?? null,
          title: folded!.title,
          channel: folded!.received.channel,
          applicantKind: folded!.received.applicantKind,
          receivedOn: folded!.receivedOn,
          disputes: folded!.disputes.length,
        });
      }),
      { numRuns: 15 },
    );
  });
});
