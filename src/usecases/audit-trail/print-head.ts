/** Where a chain ends, to be printed, signed by two and kept outside the system. */
import { secondWords } from '../../domain/audit-trail/county-time.ts';
import type { ChainHead } from '../../domain/audit-trail/entry.ts';
import { hashLines, headCheck, headText } from '../../domain/audit-trail/head-text.ts';
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look, perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface PrintedHead {
  readonly head: ChainHead;
  /** In the time of the county. */
  readonly time: string;
  readonly place: string;
  /** The hash in groups of four. */
  readonly lines: readonly string[];
  readonly check: string;
  /** All of it as a small text file. */
  readonly text: string;
}

/** The head of a county's chain as it is now. That it was printed becomes the next entry. */
export async function printHead(
  deps: StaffDeps,
  caller: Caller,
  regionId: string,
): Promise<Result<PrintedHead>> {
  return perform(
    deps,
    caller,
    { act: 'audit.head', subject: `audit/${regionId}`, resource: { regionId } },
    async (stores, at) => {
      const head = await stores.audit.head(regionId);
      if (head.entryId === 0) {
        return refused({ code: 'not-found', message: `县区 ${regionId} 还没有审计记录，没有链首可打印。` });
      }
      const time = secondWords(at);
      const value: PrintedHead = {
        head,
        time,
        place: (await stores.regions.get(regionId))?.name ?? '',
        lines: hashLines(head.hash),
        check: headCheck(head, deps.secrets.sm3),
        text: headText(head, `${time} (Asia/Shanghai)`, deps.secrets.sm3),
      };
      return done({ value, detail: { entry: head.entryId, hash: head.hash } });
    },
  );
}

/** The regions whose chains have a head, for an operator who prints all. */
export async function regionsWithTrail(deps: StaffDeps, caller: Caller): Promise<Result<readonly string[]>> {
  const order = { act: 'audit.head', subject: 'audit/all', resource: { regionId: null } } as const;
  return look(deps, caller, order, async ({ audit }) => done(await audit.chains()));
}
