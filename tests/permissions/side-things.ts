/** A dispute, a correction and a complaint of an agency, for the walk: with marks where texts may show. */
import type { Caller } from '../../src/domain/people/caller.ts';
import { writeComplaint } from '../../src/usecases/complaints/write-complaint.ts';
import { writeCorrection } from '../../src/usecases/corrections/write-correction.ts';
import { writeDispute } from '../../src/usecases/disputes/write-dispute.ts';
import { keepText } from '../../src/usecases/requests/keep-file.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { testOrigin } from '../support/staff.ts';

const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };
const on = '2026-11-20';

/** `dispute-<agency>`, `correction-<agency>`, `complaint-<agency>`. @param text stands in what may be shown of them */
export async function addSideCases(deps: StaffDeps, regionId: string, agencyId: string, text: string) {
  const at = deps.clock().toISOString();
  const act = { caller: program, at };
  const { disputes, sides } = deps.requestRules;
  await deps.storage.transaction(async (stores) => {
    await stores.regions.hold(regionId);
    const disputeId = `dispute-${agencyId}`;
    await writeDispute(
      stores,
      deps,
      act,
      { regionId, disputeId },
      null,
      {
        kind: 'dispute-opened',
        data: {
          number: `诉复${agencyId}${text}`,
          requestId: `request-${agencyId}`,
          agencyId,
          procedure: disputes.procedures[0]!.id,
          organ: text,
          organExpected: text,
          act: 'inaction',
          role: 'respondent',
          filedOn: on,
          noticeFaulty: false,
          after: null,
          answer: null,
          ground: null,
        },
      },
      { kind: 'dispute-accepted', data: { on, caseNumber: text, receivedOn: on } },
    );
    const kept = {
      regionId,
      kind: 'description',
      title: text,
      text,
      audience: 'staff',
      by: 'program',
      at,
    } as const;
    const correction = `correction-${agencyId}`;
    const wrong = await keepText(stores, deps, { ...kept, owner: `correction/${correction}` });
    await writeCorrection(stores, deps, act, { regionId, caseId: correction }, null, {
      kind: 'correction-received',
      data: {
        number: `更正${agencyId}${text}`,
        agencyId,
        on,
        channel: 'desk',
        title: text,
        text: wrong,
        files: [],
      },
    });
    const complaint = `complaint-${agencyId}`;
    const said = await keepText(stores, deps, { ...kept, owner: `complaint/${complaint}` });
    await writeComplaint(
      stores,
      deps,
      act,
      { regionId, caseId: complaint },
      null,
      {
        kind: 'complaint-received',
        data: {
          number: `投诉${agencyId}${text}`,
          agencyId,
          requestId: null,
          subject: sides.complaint.subjects[0]!.id,
          on,
          source: 'desk',
          text: said,
          files: [],
        },
      },
      { kind: 'complaint-asked', data: { on, question: said, dueOn: '2026-11-27' } },
    );
  });
}
