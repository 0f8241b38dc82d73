/** Requests with a past: received, decided and served on given days, written as the use cases write them. */
import type { Caller } from '../../src/domain/people/caller.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import type { RequestEvent } from '../../src/domain/requests/request-event.ts';
import { writeRequest } from '../../src/usecases/requests/write-request.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { receivedData } from './request-cases.ts';
import { testOrigin, testRegion } from './staff.ts';

const program: Caller = { kind: 'program', from: { ...testOrigin, door: 'job' } };

export interface Lived {
  readonly requestId: string;
  readonly agencyId: string;
  readonly number?: string;
  readonly receivedOn: string;
  /** Of rules/requests. */
  readonly applicantKind?: string;
  /** Answer kind and day; left out: still open. */
  readonly answer?: { readonly kind: string; readonly grounds?: readonly string[]; readonly on: string };
  readonly reliefVariant?: string;
}

/** Writes it at noon of the last of its days. */
export async function live(deps: StaffDeps, lived: Lived): Promise<RequestCase> {
  const { requestId, agencyId, receivedOn, answer } = lived;
  const { intake, answers } = deps.requestRules;
  const place = { regionId: testRegion, requestId };
  const applicantKind = lived.applicantKind ?? intake.applicants[0]!.id;
  const at = `${answer?.on ?? receivedOn}T04:00:00.000Z`;
  const rules = deps.requestRules.fingerprint;
  const kind = answers.find(({ id }) => id === answer?.kind);
  const events: RequestEvent[] = [
    {
      kind: 'request-received',
      data: receivedData({
        on: receivedOn,
        arrivedAtAgency: receivedOn,
        arrivedAtOffice: receivedOn,
        number: lived.number ?? `青申〔${receivedOn.slice(0, 4)}〕${requestId}号`,
        agencyId,
        applicantKind,
        channel: intake.channels[0]!.id,
      }),
    },
  ];
  if (answer !== undefined && kind !== undefined) {
    const { on, grounds = [] } = answer;
    const variant =
      lived.reliefVariant ??
      kind.relief.find(({ from, until }) => from <= on && (until === null || on < until))?.variant ??
      null;
    events.push({
      kind: 'request-decided',
      data: {
        on,
        answer: kind.id,
        grounds,
        reliefVariant: variant,
        letterId: 'letter',
        approvedBy: 'account/head',
        secrecyReviewBy: 'account/secret',
        rules,
      },
    });
    events.push({
      kind: 'request-served',
      data: { on, letterId: 'letter', way: intake.services[0]!.id, proof: '回执', files: [], knownOn: null },
    });
  }
  return deps.storage.transaction(async (stores) => {
    await stores.regions.hold(testRegion);
    const [first, ...more] = events;
    return writeRequest(stores, deps, { caller: program, at }, place, null, first!, ...more);
  });
}

/** Id of the answer kind that falls in a row of a form, in force on a day. */
export function kindInRow(deps: StaffDeps, format: string, row: string, on: string): string {
  const found = deps.requestRules.answers.find(
    ({ cells, from, until, procedure }) =>
      procedure === 'request' && cells?.[format] === row && from <= on && (until === null || on < until),
  );
  if (found === undefined) throw new Error(`no answer kind for ${row}`);
  return found.id;
}
