/** T-25: what a court or an organ of review must have is in one bundle, and whoever must file it is reminded in time. */
import { expect, it } from 'vitest';
import { byHand, caseCounty, placeOf, signedNotHeld, successOf } from '../../../tests/support/case-county.ts';
import { eachDatabase } from '../../../tests/support/databases.ts';
import { testOrigin, testRegion } from '../../../tests/support/staff.ts';
import { unzip } from '../../../tests/support/unzip.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { addFile } from '../requests/case-file-doors.ts';
import { remindRequests } from '../requests/remind-requests.ts';
import { serveAnswer } from '../requests/serve-answer.ts';
import { exportEvidence } from './export-evidence.ts';
import { openDispute } from './open-dispute.ts';

const program = { kind: 'program', from: { ...testOrigin, door: 'job' } } as const;

eachDatabase((_name, open) => {
  const county = caseCounty(open);

  /** Answered with "not held", served by hand with its signed record, all through the use cases. */
  async function answered(): Promise<RequestCase> {
    const { deps, as } = county;
    const state = await county.received('2026-03-02');
    await signedNotHeld(county, state);
    successOf(await serveAnswer(deps, as.clerk, { ...placeOf(state), sending: byHand() }));
    const bytes = new TextEncoder().encode('送达回证：谷雨生签收');
    const file = { fileName: '回证.txt', bytes };
    const order = { ...placeOf(state), kind: 'service-proof', title: '送达回证', file };
    successOf(await addFile(deps, as.clerk, order));
    return county.now(state.requestId);
  }

  async function disputed(procedure: string, receivedOn: string) {
    const state = await answered();
    county.today(receivedOn);
    const input = {
      requestNumber: state.number,
      procedure,
      act: 'answer',
      role: 'respondent',
      filedOn: receivedOn,
      acceptedOn: receivedOn,
      receivedOn,
    };
    const order = { regionId: testRegion, input };
    const { disputeId } = successOf(await openDispute(county.deps, county.as.clerk, order));
    return { state, disputeId };
  }

  it('the bundle holds answer, letters, search, proofs, service and an index of it all', async () => {
    const { deps, as } = county;
    const { state, disputeId } = await disputed('review', '2026-04-01');
    const order = { regionId: testRegion, disputeId, format: 'zip' } as const;
    const zip = successOf(await exportEvidence(deps, as.clerk, order));
    const files = unzip(zip.bytes);
    const names = [...files.keys()];
    const { number } = state.letters.find(({ letterId }) => letterId === state.decision?.letterId)!.issued!;
    const named = (words: string) => names.filter((name) => name.includes(words));
    expect(named('所需信息的描述')).toHaveLength(1);
    expect(
      named(number!)
        .map((name) => name.slice(-4))
        .sort(),
    ).toEqual(['.pdf', 'docx']);
    expect(named('送达回证')).toHaveLength(1);
    expect(named('理由')).toHaveLength(1);
    // Every file is listed by its number, with nothing between.
    expect(names.map((name) => name.slice(0, 2))).toEqual(names.map((_, at) => String(at).padStart(2, '0')));
    const index = successOf(await deps.documents.redactionPages(files.get(names[0]!)!, '目录.pdf'));
    const text = index.pages
      .flatMap(({ lines }) => lines.map((line) => line.text))
      .join('')
      .replace(/\s/g, '');
    for (const words of [
      '证据目录',
      state.number,
      number!,
      '证明目的',
      '检索记录',
      '公文系统、业务系统',
      '征地科科员',
      '直接送达',
      '送达记录',
      '回证1',
      '办理经过',
    ])
      expect(text, words).toContain(words);
  });

  it.each([
    ['review', '2026-05-13', '2026-05-27', ['2026-05-22', '2026-05-26', '2026-05-27']],
    ['review-simplified', '2026-05-13', '2026-05-20', ['2026-05-15', '2026-05-19', '2026-05-20']],
    ['suit', '2026-06-03', '2026-06-18', ['2026-06-15', '2026-06-17', '2026-06-18']],
  ])('%s: received %s, to be filed by %s; reminded 3 days, 1 day before and on the day', async (...each) => {
    const [procedure, receivedOn, lastDay, days] = each;
    const { deps } = county;
    const { disputeId } = await disputed(procedure, receivedOn);
    const mine = async (kind: string) =>
      (await deps.storage.notifications.notices(testRegion, 'clerk', 500)).filter(
        (notice) => notice.kind === kind && notice.link.includes(disputeId),
      );
    for (const [at, day] of days.entries()) {
      county.today(day);
      successOf(await remindRequests(deps, program, testRegion));
      successOf(await remindRequests(deps, program, testRegion));
      expect(await mine('dispute-due'), day).toHaveLength(at + 1);
    }
    expect(await mine('dispute-overdue')).toEqual([]);
    const dispute = await deps.storage.disputes.get(testRegion, disputeId);
    expect(dispute).not.toBeNull();
    county.today(days.at(-1)!.replace(/\d\d$/, (day) => String(Number(day) + 4)));
    successOf(await remindRequests(deps, program, testRegion));
    expect((await mine('dispute-overdue')).length, `after ${lastDay}`).toBe(1);
  });
});
