/** What would be moved, listed before it is; then to whom. */

import type { Problem } from '../../../domain/problems/problem.ts';
import type { Handover } from '../../../usecases/people/show-handover.ts';
import { Crumbs } from '../../components/crumbs/crumbs.tsx';
import { FormField } from '../../components/form-field/form-field.tsx';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { dayWords } from '../../local-time.ts';

export interface HandoverProps {
  readonly handover: Handover;
  readonly me: string;
  readonly to: string;
  readonly problems: readonly Problem[];
}

export function HandoverView({ handover, me, to, problems }: HandoverProps) {
  const { from, tasks, candidates, others } = handover;
  const own = from.accountId === me;
  return (
    <div class="wrap page">
      <Crumbs above={[['/workbench/delegations', '委托与移交']]} here="移交未办事项" />
      <h1 class="title">移交{own ? '我' : from.name}的未办事项</h1>
      <FormProblems problems={problems} />
      {tasks.length === 0 ? (
        <p>{own ? '您' : from.name}现在没有未办事项，不用移交。</p>
      ) : (
        <>
          <p class="lead">共 {tasks.length} 件，一次移交给一位同事，期限不变。</p>
          <ul class="rows">
            {tasks.map((task) => (
              <li>
                <div>
                  <a href={task.link}>{task.title}</a>
                  <small>{task.due === null ? '没有期限' : `${dayWords(task.due)} 到期`}</small>
                </div>
              </li>
            ))}
          </ul>
          {candidates.length === 0 ? (
            <p>
              现在没有同事能全部接手：接手的人要在这些机关有同样的角色。请安全管理员先授予角色，再来移交。
            </p>
          ) : (
            <form class="panel" method="post" action="/workbench/handover">
              <h2>交给谁</h2>
              <input type="hidden" name="from" value={from.accountId} />
              <FormField
                name="to"
                label="接手的同事"
                hint="只列出有同样角色、账户在用的同事"
                value={to}
                options={[
                  ['', '请选择'],
                  ...candidates.map(({ accountId, name }) => [accountId, name] as const),
                ]}
                required
                problems={problems}
              />
              <button type="submit" class="btn">
                移交全部 {tasks.length} 件
              </button>
            </form>
          )}
        </>
      )}
      {others.length > 0 ? (
        <section>
          <h2>为同事移交</h2>
          <ul class="rows">
            {others.map(({ account, open }) => (
              <li>
                <div>
                  <a href={`/workbench/handover?from=${account.accountId}`}>{account.name}</a>
                  <small>{open} 件未办事项</small>
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
