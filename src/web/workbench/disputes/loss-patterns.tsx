/** Agencies that lost for the same reason again: what the desk looks into. */
import type { NamedPattern } from '../../../usecases/disputes/loss-patterns.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { disputeHref } from './section.ts';

export function LossPatterns({ patterns }: { readonly patterns: readonly NamedPattern[] }) {
  if (patterns.length === 0) return null;
  return (
    <Notice tone="warn" title="同样的问题多次被纠正">
      <ul>
        {patterns.map(({ agencyName, about, months, disputes }) => (
          <li>
            {agencyName}：“{about}”近 {months} 个月 {disputes.length} 件（
            {disputes.map(({ disputeId, number }, at) => (
              <>
                {at === 0 ? '' : '、'}
                <a href={disputeHref(disputeId)}>{number}</a>
              </>
            ))}
            ）
          </li>
        ))}
      </ul>
      <p>
        请主管部门查看原因，必要时督促整改。<span class="law">《条例》第四十七条</span>
      </p>
    </Notice>
  );
}
