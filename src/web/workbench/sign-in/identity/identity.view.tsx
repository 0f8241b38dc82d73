/** What is shown when the way to the identity service and back did not lead in. */
import type { Problem } from '../../../../domain/problems/problem.ts';
import { Notice } from '../../../components/notice/notice.tsx';

export interface IdentityProblemFacts {
  readonly problem: Problem;
  /** The person is signed in and wanted to link the service with the account. */
  readonly linking: boolean;
}

export function IdentityProblemView({ problem, linking }: IdentityProblemFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">统一身份认证</h1>
      <Notice tone="error" title={problem.message} />
      <p class="buttons">
        {linking ? (
          <a class="btn" href="/workbench/me">
            回我的账户
          </a>
        ) : (
          <>
            <a class="btn" href="/workbench/sign-in">
              用口令登录
            </a>
            <a href="/workbench/sign-in/identity">重新开始认证</a>
          </>
        )}
      </p>
    </div>
  );
}

export interface ChooseRegionFacts {
  readonly regions: readonly { readonly regionId: string; readonly name: string }[];
  readonly target: string;
}

export function ChooseRegionView({ regions, target }: ChooseRegionFacts) {
  return (
    <div class="wrap page narrow">
      <h1 class="title">您在哪个县工作？</h1>
      <ul class="list">
        {regions.map(({ regionId, name }) => (
          <li>
            <a href={`/workbench/sign-in/identity?region=${regionId}&return=${encodeURIComponent(target)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href="/workbench/sign-in">用口令登录</a>
      </p>
    </div>
  );
}
