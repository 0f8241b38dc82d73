/** Above a form that was not accepted: what is wrong, each with a jump to its field. */
import type { Problem } from '../../../domain/problems/problem.ts';

/** Nothing when there are no problems. */
export function FormProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="notice error" role="alert">
      <p class="notice-title">
        <span class="notice-sign">未能完成</span>
        请改正后再提交，已填的内容都还在
      </p>
      <ul>
        {problems.map(({ message, field, article }) => (
          <li>
            {field === undefined ? message : <a href={`#${field}`}>{message}</a>}
            {article === undefined ? null : <span class="law">　{article}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
