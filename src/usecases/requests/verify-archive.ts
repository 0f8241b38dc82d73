/** Is this bundle the one that was recorded when its case was archived? */
import { createHash } from 'node:crypto';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface VerifiedArchive {
  readonly regionId: string;
  readonly requestId: string;
  readonly number: string;
  readonly archivedOn: string;
  readonly digest: string;
}

const page = 1_000;
const notRecorded: Problem = {
  code: 'not-recorded',
  message: '与归档时的记录不符：没有一件归档的申请有这个校验值。文件可能被改动过，或者不是从本系统归档的。',
};

/** Act `request.archive`; problem `not-recorded` when no archived case of the county has this digest. */
export function verifyArchive(
  deps: StaffDeps,
  caller: Caller,
  { regionId, bytes }: { readonly regionId: string; readonly bytes: Uint8Array },
): Promise<Result<VerifiedArchive>> {
  const order = { act: 'request.archive', subject: 'request', resource: { regionId } } as const;
  return perform(deps, caller, order, async (stores) => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    for (let after = 0; ; ) {
      const events = await stores.ledger.ofKinds(regionId, ['request-archived'], after, page);
      const found = events.find(({ data }) => data.digest === digest);
      if (found !== undefined) {
        const requestId = found.subject.slice('request/'.length);
        const row = await stores.requests.row(regionId, requestId);
        const value = {
          regionId,
          requestId,
          number: row?.number ?? requestId,
          archivedOn: String(found.data.on),
          digest,
        };
        return done({ value, subject: found.subject, detail: { digest } });
      }
      const last = events.at(-1);
      if (last === undefined || events.length < page) return refused(notRecorded);
      after = last.eventId;
    }
  });
}
