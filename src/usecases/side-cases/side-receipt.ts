/** What whoever filed a correction or complaint is told: by the case's own id, which cannot be guessed. */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { look } from '../perform.ts';
import type { SideCaseKind } from '../ports/side-cases.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface SideReceipt {
  readonly number: string;
  readonly receivedOn: string;
  readonly agencyName: string;
  /** Of whom one can ask: the agency's office, for a complaint the 主管部门's. */
  readonly phone: string;
  readonly due: string | null;
}

const none: Problem = { code: 'not-found', message: '没有找到这份回执，请核对地址。' };

export function sideReceipt(
  deps: StaffDeps,
  caller: Caller,
  place: { readonly regionId: string; readonly kind: SideCaseKind; readonly caseId: string },
): Promise<Result<SideReceipt>> {
  const { regionId, kind, caseId } = place;
  const act = kind === 'correction' ? 'correction.file' : 'complaint.file';
  return look(deps, caller, { act, subject: kind, resource: { regionId } }, async (storage) => {
    const state = (await storage.sideCases.get(regionId, kind, caseId)) as {
      readonly received: { readonly number: string; readonly on: string; readonly agencyId: string };
    } | null;
    if (state === null) return refused(none);
    const { number, on, agencyId } = state.received;
    const [agencies, rows] = await Promise.all([
      storage.agencies.list(regionId),
      storage.sideCases.list(regionId, kind, { words: number }, null, 5),
    ]);
    const own = agencies.find((each) => each.agencyId === agencyId);
    const lead = agencies.find(({ kind: code }) =>
      deps.agencyRules.kinds.some((each) => each.isLead && each.code === code),
    );
    return done({
      number,
      receivedOn: on,
      agencyName: own?.name ?? '',
      phone: (kind === 'complaint' ? lead : own)?.office.phone ?? '',
      due: rows.find((row) => row.caseId === caseId)?.actBy ?? null,
    });
  });
}
