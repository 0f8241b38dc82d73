/** A year counted back from the ledger, on real databases, and each figure against the list behind it. */
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { must } from '../../../tests/support/directory.ts';
import { kindInRow, live } from '../../../tests/support/lived-requests.ts';
import { code, field, peopleCounty } from '../../../tests/support/people-county.ts';
import { testRulebook } from '../../../tests/support/rulebook.ts';
import { aStaff, testRegion } from '../../../tests/support/staff.ts';
import { enterDisputeStep } from '../disputes/enter-dispute-step.ts';
import { openDispute } from '../disputes/open-dispute.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { cellAddress, cellList, countRequests } from './count-requests.ts';

const { formats } = testRulebook;
const regionId = testRegion;
const desk = aStaff([{ role: 'county-desk', agencyId: null }], { accountId: 'desk' });
const head = aStaff([{ role: 'office-head', agencyId: '1001' }], { accountId: 'head' });
const lin = aStaff([{ role: 'clerk', agencyId: '1001' }], { accountId: 'lin' });

eachDatabase((_name, open) => {
  let deps: StaffDeps;

  beforeAll(async () => {
    const county = await peopleCounty(open);
    deps = county.deps;
    county.clock.set('2022-02-01T04:00:00Z');
    const { applicants } = deps.requestRules.intake;
    const company = applicants.find(({ columns }) => columns.G3 === 'commercial')!.id;
    const granted = (on: string) => ({ kind: kindInRow(deps, 'G3', 'granted', on), on });
    const lives = [
      // Carried in from 2020, answered in 2021.
      { requestId: 'c1', receivedOn: '2020-12-20', answer: granted('2021-01-15') },
      { requestId: 'n1', receivedOn: '2021-03-01', answer: granted('2021-03-20') },
      { requestId: 'n2', receivedOn: '2021-03-02', applicantKind: company, answer: granted('2021-03-21') },
      { requestId: 'n3', receivedOn: '2021-12-20', applicantKind: company, answer: granted('2022-01-10') },
      { requestId: 'n4', receivedOn: '2021-12-27' },
      { requestId: 'n5', receivedOn: '2021-05-06', agencyId: '1002', answer: granted('2021-05-20') },
    ];
    for (const each of lives) await live(deps, { agencyId: '1001', ...each });
    const { number } = (await deps.storage.requests.get(regionId, 'n1'))!;
    const procedure = deps.requestRules.disputes.procedures.find((each) => each.procedure === 'review')!.id;
    const entered = must(
      await openDispute(deps, lin, {
        regionId,
        input: {
          requestNumber: number,
          procedure,
          act: 'answer',
          role: 'respondent',
          filedOn: '2021-05-06',
          acceptedOn: '2021-11-08',
          receivedOn: '2021-11-10',
        },
      }),
    );
    const form = deps.requestRules.sides.dispute.decisions.find((each) => each.procedure === 'review')!.id;
    const outcome = deps.requestRules.disputes.outcomes.find(({ result }) => result === 'upheld')!.id;
    const input = { form, outcome, document: '1号', on: '2022-01-05', receivedOn: '2022-01-06' };
    const order = { regionId, disputeId: entered.disputeId, step: 'decide', input };
    must(await enterDisputeStep(deps, lin, order));
  });

  const counted = async (year: number, agencyId: string | null = '1001') =>
    must(await countRequests(deps, formats, desk, { regionId, agencyId, year }));

  it('counts an agency: received, carried in and out, results by applicant, disputes pending', async () => {
    const { cells, format, unplaced } = await counted(2021);
    expect(format.id).toBe('G3');
    expect(unplaced.total).toBe(0);
    expect(cells).toMatchObject({
      'requests.new_received.natural_person': 2,
      'requests.new_received.commercial': 2,
      'requests.new_received.total': 4,
      'requests.carried_in.natural_person': 1,
      'requests.carried_in.total': 1,
      'requests.granted.natural_person': 2,
      'requests.granted.commercial': 1,
      'requests.handled_total.total': 3,
      'requests.carried_out.total': 2,
      'review_litigation.review.pending': 1,
      'review_litigation.review.upheld': 0,
      'review_litigation.review.total': 1,
    });
  });

  it('carries over into the next year and the other form, and counts the county', async () => {
    const next = await counted(2022);
    expect(next.cells).toMatchObject({
      'requests.carried_in.total': 2,
      'review_litigation.review.upheld': 1,
      'review_litigation.review.pending': 0,
    });
    const before = await counted(2020);
    expect(before.format.id).toBe('G2');
    expect(before.cells).toMatchObject({ 'requests.carried_out.total': 1, 'requests.new_received.total': 1 });
    expect((await counted(2021, null)).cells['requests.new_received.total']).toBe(5);
  });

  it('balances in every column', async () => {
    for (const year of [2020, 2021, 2022]) {
      const { cells, format } = await counted(year, null);
      const columns = format.tables.find(({ key }) => key === 'requests')!.columns;
      for (const { key } of columns) {
        const at = (row: string) => cells[`requests.${row}.${key}`]!;
        expect(at('new_received') + at('carried_in')).toBe(at('handled_total') + at('carried_out'));
      }
    }
  });

  it('has behind each figure the list that it counts', async () => {
    for (const year of [2020, 2021, 2022]) {
      const { cells } = await counted(year);
      for (const [key, figure] of Object.entries(cells)) {
        const list = cellList(deps.requestRules, formats, key, year, '1001')!;
        const rows =
          list.about === 'requests'
            ? await deps.storage.requests.list(regionId, list.filter, 'newest', null, 100)
            : await deps.storage.disputes.list(regionId, list.filter, null, 100);
        expect([key, year, rows.length]).toEqual([key, year, figure]);
      }
    }
    const list = cellList(deps.requestRules, formats, 'requests.granted.commercial', 2021, '1001')!;
    expect(cellAddress(list)).toContain('ended-from=2021-01-01');
  });

  it('lists what ended in no row instead of dropping it', async () => {
    const kind = deps.requestRules.answers.find((each) => each.cells === null && each.traits.needsGround)!;
    const odd = { requestId: 'odd', agencyId: '1002', receivedOn: '2021-08-02' };
    await live(deps, { ...odd, answer: { kind: kind.id, grounds: [], on: '2021-08-20' } });
    const { cells, unplaced } = await counted(2021, '1002');
    expect(unplaced).toEqual({ numbers: ['青申〔2021〕odd号'], total: 1 });
    expect(cells['requests.handled_total.total']).toBe(1);
  });

  it('refuses strangers, unknown agencies and years without a form', async () => {
    const ask = (caller: typeof head, agencyId: string | null, year: number) =>
      countRequests(deps, formats, caller, { regionId, agencyId, year });
    expect(code(await ask(head, '1001', 2021))).toBe('done');
    expect(code(await ask(head, '1002', 2021))).toBe('forbidden');
    expect(code(await ask(lin, '1001', 2021))).toBe('forbidden');
    expect(code(await ask(desk, 'none', 2021))).toBe('not-found');
    expect(field(await ask(desk, null, 1999))).toBe('year');
  });
});
