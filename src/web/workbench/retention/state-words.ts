/** What the page calls the states of a datum. */
import type { RetentionState } from '../../../usecases/ports/personal-data.ts';

export const stateWords: Readonly<Record<RetentionState, string>> = {
  'in-use': '在用，未到起算时间',
  scheduled: '期限已定，未到期',
  due: '已到期，等待匿名化',
  anonymised: '已匿名化',
};
