/** Reviews and suits from their first day to the new answer, on real databases. */
import { beforeAll, describe, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { kindInRow, live } from '../../../tests/support/lived-requests.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { aStaff, type TestClock, testRegion } from '../../../tests/support/staff.ts';
import type { Dispute } from '../../domain/disputes/dispute.ts';
import { foldDispute } from '../../domain/disputes/dispute-after.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { enterDisputeStep } from './enter-dispute-step.ts';
import { listDisputes } from './list-disputes.ts';
import { lossPatterns } from './loss-patterns.ts';
import { openDispute } from './open-dispute.ts';
import { showDispute } from './show-dispute.ts';

const regionId = testRegion;
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });
const chen = aStaff([{ role: 'clerk', agencyId: '1002' }], { accountId: 'chen' });
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });

eachDatabase((_name, open) => {
  let deps: StaffDeps;
  let clock: TestClock;
  let refusal: string;

  beforeAll(async () => {
    ({ deps, clock } = await peopleCounty(open));
    clock.set('2026-06-30T04:00:00Z');
    refusal = deps.requestRules.answers.find(
      (each) =>
        each.law === 'REG2019' && each.traits.needsGround && !each.traits.combines && each.cells === null,
    )!.id;
    const ground = deps.requestRules.grounds.find(({ law }) => law === 'REG2019')!.id;
    for (const [requestId, on] of [
      ['r1', '2026-03-10'],
      ['r2', '2026-03-11'],
    ] as const)
      await live(deps, {
        requestId,
        agencyId: '1001',
        receivedOn: '2026-03-02',
        answer: { kind: refusal, grounds: [ground], on },
        reliefVariant: 'R1',
      });
    await live(deps, {
      requestId: 'r3',
      agencyId: '1001',
      receivedOn: '2026-03-02',
      answer: { kind: kindInRow(deps, 'G3', 'granted', '2026-03-12'), on: '2026-03-12' },
    });
    await live(deps, { requestId: 'r4', agencyId: '1001', receivedOn: '2026-03-02' });
  });

  const procedure = (wanted: { procedure: string; afterReview: boolean; simple?: boolean }) =>
    deps.requestRules.disputes.procedures.filter(
      (each) => each.procedure === wanted.procedure && each.afterReview === wanted.afterReview,
    )[wanted.simple === true ? 1 : 0]!.id;
  const outcome = (wanted: { procedure: string; result: string; reanswer?: boolean }) =>
    deps.requestRules.disputes.outcomes.find(
      (each) =>
        each.procedure === wanted.procedure &&
        each.result === wanted.result &&
        (wanted.reanswer === undefined || each.reanswer === wanted.reanswer),
    )!.id;
  const form = (procedureKind: string, appeal: boolean) =>
    deps.requestRules.sides.dispute.decisions.find(
      (each) => each.procedure === procedureKind && (each.appeal !== null) === appeal,
    )!.id;
  const opened = (input: Record<string, string>) =>
    openDispute(deps, lin, { regionId, input: { role: 'respondent', act: 'answer', ...input } });
  const enter = (disputeId: string, step: string, input: Record<string, string>) =>
    enterDisputeStep(deps, lin, { regionId, disputeId, step, input });
  const shown = async (disputeId: string) => must(await showDispute(deps, lin, { regionId, disputeId }));
  const numberOf = async (requestId: string) =>
    (await deps.storage.requests.get(regionId, requestId))!.number;

  describe('a review that is lost', () => {
    let dispute: Dispute;

    it('is entered with organ, periods and the link to its request', async () => {
      dispute = must(
        await opened({
          requestNumber: await numberOf('r1'),
          procedure: procedure({ procedure: 'review', afterReview: false, simple: true }),
          filedOn: '2026-05-06',
          acceptedOn: '2026-05-11',
          receivedOn: '2026-05-13',
          caseNumber: '青政复〔2026〕7号',
        }),
      );
      expect(dispute.opened).toMatchObject({ agencyId: '1001', organ: '青禾县人民政府', requestId: 'r1' });
      const { deadlines, warnings, state, filing } = await shown(dispute.disputeId);
      expect(state.awaits).toBe('agency');
      // Five working days after 13 May 2026: 14, 15, 18, 19, 20.
      expect(deadlines.find(({ use }) => use === 'answer')).toMatchObject({
        lastDay: '2026-05-20',
        doneOn: null,
      });
      // Sixty days after 10 March end on 9 May, a working Saturday (made up for Labour Day).
      expect(filing?.lastDay).toBe('2026-05-09');
      expect(warnings).toEqual([]);
      const request = (await deps.storage.requests.get(regionId, 'r1'))!;
      expect(request.disputes).toEqual([{ disputeId: dispute.disputeId, procedure: 'review' }]);
      expect(request.clockEvents.at(-1)).toMatchObject({ event: 'REVIEW_OPENED', on: '2026-05-11' });
    });

    it('waits for the agency until its answer is filed', async () => {
      const waiting = async () => {
        const filter = { open: true, actUntil: '2026-05-20' };
        return (await deps.storage.disputes.list(regionId, filter, null, 10)).map(
          ({ disputeId }) => disputeId,
        );
      };
      expect(await waiting()).toContain(dispute.disputeId);
      must(await enter(dispute.disputeId, 'answer', { on: '2026-05-19', proof: '签收回执3号' }));
      expect(await waiting()).toEqual([]);
      expect((await shown(dispute.disputeId)).state.awaits).toBe('organ');
    });

    it('takes effect with the decision, and a new answer is owed within the term set', async () => {
      must(
        await enter(dispute.disputeId, 'decide', {
          form: form('review', false),
          outcome: outcome({ procedure: 'review', result: 'corrected', reanswer: true }),
          document: '青政复决〔2026〕7号',
          on: '2026-06-05',
          receivedOn: '2026-06-08',
          reanswerBy: '2026-06-22',
        }),
      );
      const { deadlines, state } = await shown(dispute.disputeId);
      expect(state).toMatchObject({ awaits: 'agency', open: true });
      expect(deadlines.find(({ use }) => use === 'reanswer')?.lastDay).toBe('2026-06-22');
      const request = (await deps.storage.requests.get(regionId, 'r1'))!;
      expect(request.reanswer).toMatchObject({ disputeId: dispute.disputeId, dueOn: '2026-06-22' });
      expect(request.clockEvents.map(({ event }) => event)).toContain('REVIEW_DECIDED');
      const notices = await deps.storage.notifications.notices(regionId, 'lin', 50);
      expect(notices.map(({ kind }) => kind)).toContain('dispute-lost');
    });

    it('is not closed before the new answer was served', async () => {
      const input = { on: '2026-06-20', what: '重新作出答复' };
      expect(field(await enter(dispute.disputeId, 'close', input))).toBe('on');
      must(await enter(dispute.disputeId, 'close', { ...input, noAnswer: 'yes' }));
      expect((await shown(dispute.disputeId)).state.open).toBe(false);
    });

    it('is the fold of its events', async () => {
      const events = await deps.storage.ledger.ofSubject(regionId, `dispute/${dispute.disputeId}`);
      const kept = await deps.storage.disputes.get(regionId, dispute.disputeId);
      expect(foldDispute(events)).toEqual(kept);
    });
  });

  describe('a second loss about the same ground', () => {
    it('is a pattern that the desk is told of', async () => {
      expect(must(await lossPatterns(deps, desk, { regionId }))).toEqual([]);
      const second = must(
        await opened({
          requestNumber: await numberOf('r2'),
          procedure: procedure({ procedure: 'review', afterReview: false }),
          filedOn: '2026-05-07',
          acceptedOn: '2026-05-12',
          receivedOn: '2026-05-14',
        }),
      );
      must(
        await enter(second.disputeId, 'decide', {
          form: form('review', false),
          outcome: outcome({ procedure: 'review', result: 'corrected', reanswer: true }),
          document: '青政复决〔2026〕8号',
          on: '2026-06-09',
          receivedOn: '2026-06-10',
        }),
      );
      const [pattern] = must(await lossPatterns(deps, desk, { regionId }));
      expect(pattern).toMatchObject({ agencyId: '1001' });
      expect(pattern!.disputes).toHaveLength(2);
      // Twenty working days after 10 June (Dragon Boat 19 June is off).
      const { deadlines, patterns } = await shown(second.disputeId);
      expect(deadlines.find(({ use }) => use === 'reanswer')?.lastDay).toBe('2026-07-09');
      expect(patterns).toHaveLength(1);
      const notices = await deps.storage.notifications.notices(regionId, 'desk', 50);
      expect(notices.map(({ kind }) => kind)).toContain('loss-pattern');
    });
  });

  describe('a suit', () => {
    let suit: Dispute;

    it('directly against what has to go to review first is entered and marked', async () => {
      suit = must(
        await opened({
          requestNumber: await numberOf('r2'),
          procedure: procedure({ procedure: 'litigation', afterReview: false }),
          filedOn: '2026-06-01',
          acceptedOn: '2026-06-03',
          receivedOn: '2026-06-05',
        }),
      );
      const { warnings, deadlines } = await shown(suit.disputeId);
      expect(warnings.map((each) => each.code)).toContain('review-first');
      expect(deadlines.find(({ use }) => use === 'answer')?.lastDay).toBe('2026-06-22');
    });

    it('about inaction may take either way, with a word on what is not settled', async () => {
      const direct = must(
        await opened({
          requestNumber: await numberOf('r4'),
          act: 'inaction',
          procedure: procedure({ procedure: 'litigation', afterReview: false }),
          filedOn: '2026-06-01',
        }),
      );
      const { warnings, filing, state } = await shown(direct.disputeId);
      expect(warnings.map((each) => each.code)).toEqual(['review-first-unsettled']);
      // Six months after the answer was due.
      const { due } = (await deps.storage.requests.row(regionId, 'r4'))!;
      expect(filing?.lastDay.slice(0, 7)).toBe('2026-09');
      expect(due!.slice(0, 7)).toBe('2026-03');
      expect(state.awaits).toBe('organ');
      must(await enter(direct.disputeId, 'not-accepted', { on: '2026-06-08' }));
      const row = (await deps.storage.disputes.ofRequest(regionId, 'r4'))[0]!;
      expect(row).toMatchObject({ open: false, counted: false });
    });

    it('is pending until no appeal is possible, and the second instance decides', async () => {
      const decided = {
        form: form('litigation', true),
        outcome: outcome({ procedure: 'litigation', result: 'upheld' }),
        document: '（2026）行初1号',
        on: '2026-06-15',
        receivedOn: '2026-06-16',
      };
      must(await enter(suit.disputeId, 'decide', decided));
      expect(await deps.storage.disputes.countYear(regionId, '1001', 2026)).toContainEqual({
        group: 'litigation_direct',
        result: null,
        disputes: 1,
      });
      expect(field(await enter(suit.disputeId, 'effective', { on: '2026-06-29' }))).toBe('on');
      must(
        await enter(suit.disputeId, 'appeal', { on: '2026-06-26', by: 'applicant', court: '市中级人民法院' }),
      );
      expect(field(await enter(suit.disputeId, 'decide', decided))).toBe('form');
      must(
        await enter(suit.disputeId, 'decide', {
          ...decided,
          form: deps.requestRules.sides.dispute.decisions.findLast(({ appeal }) => appeal === null)!.id,
          on: '2026-06-29',
          receivedOn: '2026-06-30',
        }),
      );
      expect((await shown(suit.disputeId)).state.open).toBe(false);
      expect(await deps.storage.disputes.countYear(regionId, '1001', 2026)).toContainEqual({
        group: 'litigation_direct',
        result: 'upheld',
        disputes: 1,
      });
    });

    it('with the county as organ of review is kept and counted nowhere (IL-6)', async () => {
      const before = await deps.storage.disputes.countYear(regionId, null, 2026);
      must(
        await opened({
          requestNumber: await numberOf('r3'),
          role: 'review-organ',
          procedure: procedure({ procedure: 'litigation', afterReview: true }),
          afterHow: 'decided',
          afterOn: '2026-05-20',
          filedOn: '2026-06-01',
          acceptedOn: '2026-06-03',
          receivedOn: '2026-06-05',
        }),
      );
      expect(await deps.storage.disputes.countYear(regionId, null, 2026)).toEqual(before);
    });

    it('while a review is open is entered with a warning (V-2.7)', async () => {
      const review = must(
        await opened({
          requestNumber: await numberOf('r3'),
          procedure: procedure({ procedure: 'review', afterReview: false }),
          filedOn: '2026-06-01',
          acceptedOn: '2026-06-03',
          receivedOn: '2026-06-05',
        }),
      );
      // A court has taken the matter on: no review.
      expect((await shown(review.disputeId)).warnings.map((each) => each.code)).toContain('same-act');
    });
  });

  describe('the organ of review', () => {
    const review = async (requestId: string, organ: string) =>
      shown(
        must(
          await opened({
            requestNumber: await numberOf(requestId),
            procedure: procedure({ procedure: 'review', afterReview: false }),
            organ,
            filedOn: '2024-01-15',
            acceptedOn: '2024-01-18',
            receivedOn: '2024-01-19',
          }),
        ).disputeId,
      );

    beforeAll(async () => {
      for (const [requestId, on] of [
        ['r2023', '2023-12-29'],
        ['r2024', '2024-01-02'],
      ] as const)
        await live(deps, {
          requestId,
          agencyId: '1001',
          receivedOn: '2023-12-11',
          answer: { kind: kindInRow(deps, 'G3', 'granted', on), on },
        });
    });

    it('goes by the day of the decision: until 2023 the department above could be chosen (V-1.2, M-12)', async () => {
      const above = '澄江市自然资源局';
      const codes = async (requestId: string, organ: string) =>
        (await review(requestId, organ)).warnings.map(({ code }) => code);
      expect(await codes('r2023', above)).not.toContain('other-organ');
      expect(await codes('r2023', '')).not.toContain('other-organ');
      expect(await codes('r2024', above)).toContain('other-organ');
    });
  });

  describe('what is wrong is said at its field', () => {
    it.each([
      [{ requestNumber: '没有这号' }, 'requestNumber'],
      [{ acceptedOn: '2026-06-01' }, 'receivedOn'],
      [{ acceptedOn: '2026-06-03', receivedOn: '2026-06-01' }, 'receivedOn'],
      [{ filedOn: '2026-12-01' }, 'filedOn'],
      [{ afterHow: 'decided', afterOn: '2026-05-01' }, 'afterHow'],
      [{ procedure: 'nonsense' }, 'procedure'],
      [{ caseNumber: '身份证号110101199003074477' }, 'caseNumber'],
    ])('%o', async (input, where) => {
      const good = {
        requestNumber: await numberOf('r3'),
        procedure: procedure({ procedure: 'review', afterReview: false }),
      };
      expect(field(await opened({ ...good, ...input }))).toBe(where);
    });

    it('about an answer that was not given', async () => {
      const input = {
        requestNumber: await numberOf('r4'),
        procedure: procedure({ procedure: 'review', afterReview: false }),
      };
      expect(field(await opened(input))).toBe('act');
    });

    it('a step out of its turn, an old form', async () => {
      const dispute = must(
        await opened({
          requestNumber: await numberOf('r3'),
          procedure: procedure({ procedure: 'review', afterReview: false }),
        }),
      );
      const { disputeId } = dispute;
      expect(code(await enter(disputeId, 'close', { on: '2026-06-01', what: 'x' }))).toBe('not-now');
      const input = { on: '2026-06-02', receivedOn: '2026-06-03', caseNumber: '1号' };
      const order = { regionId, disputeId, step: 'accept', version: '1', input };
      expect(code(await enterDisputeStep(deps, lin, order))).toBe('stale');
    });
  });

  it("another agency's people see and do nothing", async () => {
    const [row] = must(await listDisputes(deps, desk, { regionId, filter: {}, after: null })).rows;
    const { disputeId } = row!.row;
    expect(code(await showDispute(deps, chen, { regionId, disputeId }))).toBe('forbidden');
    const order = { regionId, disputeId, step: 'accept', input: {} };
    expect(code(await enterDisputeStep(deps, chen, order))).toBe('forbidden');
    expect(must(await listDisputes(deps, chen, { regionId, filter: {}, after: null })).rows).toEqual([]);
  });
});
