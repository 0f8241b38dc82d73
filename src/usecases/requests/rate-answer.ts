/** The applicant says how satisfied they are, in five steps (portal book §8.5). */
import type { Caller } from '../../domain/people/caller.ts';
import { done, type Result, refused } from '../../domain/problems/problem.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { type ApplicantOrder, actAsApplicant, appliedText, notNow } from './act-as-applicant.ts';
import { applicantActs } from './applicant-acts.ts';
import { keepHandedInText } from './applicant-file.ts';
import { record } from './open-case.ts';

/** From five stars down, as 好差评 calls them. */
export const ratings: readonly (readonly [stars: number, words: string])[] = [
  [5, '非常满意'],
  [4, '满意'],
  [3, '基本满意'],
  [2, '不满意'],
  [1, '非常不满意'],
];

/** Once, after the answer. */
export function rateAnswer(
  deps: StaffDeps,
  caller: Caller,
  order: ApplicantOrder & { readonly stars: string; readonly text: string },
): Promise<Result<null>> {
  return actAsApplicant(deps, caller, order, '', async (open) => {
    if (!applicantActs(open.state, open.clock).includes('rate'))
      return notNow('评价已经收到，或者还没有答复。');
    const stars = ratings.find(([each]) => String(each) === order.stars)?.[0];
    const [first, ...more] = [
      ...(stars === undefined
        ? [{ code: 'field-missing', field: 'stars', message: '请选择满意的程度。' }]
        : []),
      ...appliedText(order.text, 'ratingText', 500, null),
    ];
    if (stars === undefined || first !== undefined) return refused(first!, ...more);
    const text = await keepHandedInText(open, 'rating', '申请人的评价', order.text);
    return done({ value: null, open: await record(open, { kind: 'request-rated', data: { stars, text } }) });
  });
}
