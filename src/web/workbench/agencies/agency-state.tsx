/** Does an agency exist: a mark with words. */
import { dayWords } from '../../local-time.ts';

export interface AgencyStateProps {
  /** Today. */
  readonly state: 'exists' | 'ended' | 'coming';
  readonly from: string | null;
  readonly until: string | null;
}

export function AgencyState({ state, from, until }: AgencyStateProps) {
  if (state === 'ended') return <span class="tag off">已撤销</span>;
  if (state === 'coming') return <span class="tag soon">{dayWords(from ?? '')}起设立</span>;
  if (until !== null) return <span class="tag soon">{dayWords(until)}起撤销</span>;
  return <span class="tag ok">存续</span>;
}

/** What a day says about an agency that exists or not. */
export function stateOn(exists: boolean, from: string | null, today: string): AgencyStateProps['state'] {
  if (exists) return 'exists';
  return from !== null && from > today ? 'coming' : 'ended';
}
