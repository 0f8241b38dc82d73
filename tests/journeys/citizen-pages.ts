/** Requests in every standing that a citizen can meet, and the addresses at which they show. */
import type { RequestEvent } from '../../src/domain/requests/request-event.ts';
import { writeRequest } from '../../src/usecases/requests/write-request.ts';
import { testOrigin, testRegion } from '../support/staff.ts';
import type { Workbench } from '../support/workbench.ts';

const program = { kind: 'program', from: { ...testOrigin, door: 'job' } } as const;

/** Writes events about a request, as the acts of staff write them. */
export async function happened(
  { staff }: Workbench,
  number: string,
  at: string,
  ...events: readonly [RequestEvent, ...RequestEvent[]]
): Promise<void> {
  await staff.storage.transaction(async (stores) => {
    await stores.regions.hold(testRegion);
    const state = await stores.requests.byNumber(testRegion, number);
    if (state === null) throw new Error(`no request ${number}`);
    const place = { regionId: testRegion, requestId: state.requestId };
    await writeRequest(stores, staff, { caller: program, at }, place, state, ...events);
  });
}

/** 补正 was asked for on a day; the notice reached the applicant the day after. */
export const supplementAsked = (on: string, receivedOn: string): RequestEvent => ({
  kind: 'request-supplement-noticed',
  data: {
    on,
    receivedOn,
    periodWorkdays: 15,
    points: ['请写明是哪一个片区、哪一年的补偿标准', '请补充身份证明'],
    guidance: '可以写批复的文号，或者公告的日期。',
    letterId: 'supplement',
  },
});

/** Answered in part: review must come first. */
export const answeredInPart = (on: string): readonly [RequestEvent, RequestEvent] => [
  {
    kind: 'request-decided',
    data: {
      on,
      answer: 'partial',
      grounds: [],
      reliefVariant: 'R1',
      letterId: 'answer',
      approvedBy: 'account/leader',
      secrecyReviewBy: 'account/secret',
      rules: '',
    },
  },
  {
    kind: 'request-served',
    data: { on, letterId: 'answer', way: 'platform', proof: '', files: [], knownOn: null },
  },
];

/** A third party is asked; its link is the token's. */
export async function thirdPartyAsked(
  bench: Workbench,
  number: string,
  on: string,
  token: string,
): Promise<void> {
  await happened(bench, number, `${on}T02:00:00.000Z`, {
    kind: 'request-consult-tp-sent',
    data: {
      on,
      receivedOn: on,
      periodWorkdays: 15,
      consultation: 'c1',
      consultee: 'third-party',
      agencyId: null,
      question: '申请公开的补偿安置协议中有贵公司的报价明细。请说明是否同意公开，不同意的请写明理由。',
      letterId: 'question',
    },
  });
  const { storage, secrets } = bench.staff;
  const state = await storage.requests.byNumber(testRegion, number);
  await storage.consultationLinks.put({
    regionId: testRegion,
    linkId: secrets.sha256(token),
    requestId: state!.requestId,
    consultation: 'c1',
    createdAt: `${on}T02:00:00.000Z`,
    expiresAt: '2027-06-01T00:00:00.000Z',
    usedAt: null,
  });
}
