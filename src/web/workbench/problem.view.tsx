/** A page that says what is wrong and what to do. */
import type { Problem } from '../../domain/problems/problem.ts';
import { Notice } from '../components/notice/notice.tsx';

export function ProblemView({ title, problems }: { title: string; problems: readonly Problem[] }) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">{title}</h1>
      {problems.map((problem) => (
        <Notice tone="error" title={problem.message}>
          {problem.article === undefined ? undefined : <p class="law">{problem.article}</p>}
        </Notice>
      ))}
      <p>什么都没有改动。</p>
      <p>
        <a href="/workbench">回工作台</a>
      </p>
    </div>
  );
}
