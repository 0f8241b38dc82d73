/** A request by its number, for the command line. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { noRequest } from './open-case.ts';

export interface FoundRequest {
  readonly requestId: string;
  readonly archived: boolean;
}

export function findRequest(
  deps: StaffDeps,
  caller: Caller,
  { regionId, number }: { readonly regionId: string; readonly number: string },
): Promise<Result<FoundRequest>> {
  const order = { act: 'request.archive', subject: 'request', resource: { regionId } } as const;
  return look(deps, caller, order, async (storage) => {
    const request = await storage.requests.byNumber(regionId, number.trim());
    return request === null
      ? refused({ ...noRequest, message: `没有找到编号为“${number.trim()}”的申请，请核对编号。` })
      : done({ requestId: request.requestId, archived: request.archived !== null });
  });
}
