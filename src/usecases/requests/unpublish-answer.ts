/** Takes a published answer off the portal and out of the search, with a reason. */
import type { Caller } from '../../domain/people/caller.ts';
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import { answerDocument } from '../answers/publication-gate.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { appliedText } from './act-as-applicant.ts';
import { actOnPublic } from './act-on-public.ts';
import { type CaseOrder, record } from './open-case.ts';

/** @param order.reason goes into the ledger: no numbers of persons */
export function unpublishAnswer(
  deps: StaffDeps,
  caller: Caller,
  order: CaseOrder & { readonly reason: string },
): Promise<Result<null>> {
  const reason = order.reason.trim();
  return actOnPublic(
    deps,
    caller,
    order,
    async (open) => {
      const { stores, state, at } = open;
      const { publicationId, regionId } = state;
      if (publicationId === null)
        return refused({ code: 'not-public', message: '这份答复没有公开，不用撤下。' });
      const [first, ...more] = [
        ...appliedText(reason, 'reason', 300, '请写明撤下的理由。'),
        ...(holdsPersonNumber(reason)
          ? [{ code: 'personal-data', field: 'reason', message: '理由里请不要写身份证号、手机号等号码。' }]
          : []),
      ];
      if (first !== undefined) return refused(first, ...more);
      await stores.publications.withdraw(regionId, publicationId, at);
      await stores.search.remove(regionId, [answerDocument(publicationId)]);
      const after = await record(open, { kind: 'request-unpublished', data: { publicationId, reason } });
      return done({ value: null, open: after, detail: { publication: publicationId } });
    },
    reason,
  );
}
