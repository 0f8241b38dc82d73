/** Requests right after their receipt, and columns of lists, for tests of what keeps them. */
import { newCase } from '../../src/domain/requests/new-case.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import type { ReceivedData } from '../../src/domain/requests/request-event.ts';
import type { RequestColumns } from '../../src/usecases/ports/requests.ts';
import { testRegion } from './staff.ts';

/** What was recorded at the receipt. */
export const receivedData = (more: Partial<ReceivedData> = {}): ReceivedData => ({
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
  description: 'file-1',
  files: [],
  likeness: 'words-1',
  applicantDigest: 'person-1',
  ...more,
});

/** A request of the test county; its number is made of the id. */
export function aRequest(
  requestId: string,
  more: Partial<ReceivedData> & { readonly regionId?: string; readonly accountId?: string } = {},
): RequestCase {
  const { regionId = testRegion, accountId, ...received } = more;
  const state = newCase(
    {
      regionId,
      eventId: 1,
      kind: 'request-received',
      subject: `request/${requestId}`,
      at: '2026-03-02T01:00:00.000Z',
      actor: 'tester',
      data: {},
    },
    receivedData({ number: `青申〔2026〕${requestId}号`, ...received }),
  );
  return accountId === undefined
    ? state
    : {
        ...state,
        assigned: { agencyId: state.agencyId, accountId, unit: '', dueOn: null },
      };
}

/** Columns of a request that is open and due on a day; null: nothing is. */
export const openColumns = (due: string | null, more: Partial<RequestColumns> = {}): RequestColumns => ({
  state: 'handling',
  open: true,
  awaits: 'agency',
  due,
  provisional: false,
  actBy: due,
  endedOn: null,
  onTime: null,
  answer: null,
  ground: null,
  cells: {},
  ...more,
});

/** Columns of a request that ended on a day. */
export const endedColumns = (endedOn: string, more: Partial<RequestColumns> = {}): RequestColumns => ({
  ...openColumns(null),
  state: 'over',
  open: false,
  awaits: 'nobody',
  endedOn,
  onTime: true,
  answer: 'answer-1',
  ...more,
});
