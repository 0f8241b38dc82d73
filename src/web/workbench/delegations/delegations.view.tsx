/** Who acts for whom, and until when: the own ones first. */
import { addDays, dayOf } from '../../../domain/days/county-day.ts';
import type { Problem } from '../../../domain/problems/problem.ts';
import type { DelegationList, DelegationRow } from '../../../usecases/people/list-delegations.ts';
import { FormProblems } from '../../components/form-problems/form-problems.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { dayWords } from '../../local-time.ts';

export interface DelegationsProps {
  readonly list: DelegationList;
  readonly problems: readonly Problem[];
  readonly finished: string;
}

const finishedWords: Readonly<Record<string, string>> = {
  made: '委托已登记，到时自动生效、自动结束',
  ended: '委托已结束，代行的同事不能再使用这个角色',
  'handed-over': '未办事项已全部移交',
};

export function DelegationsView({ list, problems, finished }: DelegationsProps) {
  const notice = finishedWords[finished];
  const { given, received, others, delegable } = list;
  return (
    <div class="wrap page">
      <div class="bench-top">
        <h1 class="title">委托与移交</h1>
        <div class="buttons">
          {delegable.length > 0 ? (
            <a class="btn" href="/workbench/delegations/new">
              安排代行
            </a>
          ) : null}
          <a class="btn second" href="/workbench/handover">
            移交未办事项
          </a>
        </div>
      </div>
      <p class="lead quiet">
        短期不在岗用委托：角色仍是本人的，同事在期限内代行，记录写明代谁办理。调离或长期不在岗用移交：未办事项一次交给同事。
      </p>
      {notice === undefined ? null : <Notice tone="ok" title={notice} />}
      <FormProblems problems={problems} />
      <Group title="我委托出去的" rows={given} none="没有。要出差、培训时，提前在这里安排，不误期限。" />
      <Group title="我代行的" rows={received} none="没有。同事委托给您时，这里和“今日”都会显示。" />
      {others.length > 0 ? <Group title="同事之间的" rows={others} none="" /> : null}
    </div>
  );
}

const states = { running: ['ok', '进行中'], ahead: ['info', '未开始'], over: ['plain', '已结束'] } as const;

function Group({ title, rows, none }: { title: string; rows: readonly DelegationRow[]; none: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="quiet">{none}</p>
      ) : (
        <ul class="rows">
          {rows.map(({ delegation, from, to, role, state, mayEnd }) => (
            <li>
              <div>
                <span class={`tag ${states[state][0]}`}>{states[state][1]}</span>
                <strong>
                  {to} 代 {from}：{role}
                </strong>
                <small>
                  {dayWords(dayOf(delegation.from))} 至 {dayWords(lastDay(delegation.until))}　事由：
                  {delegation.reason}
                </small>
              </div>
              {mayEnd ? (
                <form method="post" action={`/workbench/delegations/${delegation.delegationId}/end`}>
                  <button type="submit" class="btn second" aria-label={`提前结束${to}代${from}的${role}`}>
                    提前结束
                  </button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** It ends with the first instant of a day: the day before is the last. */
const lastDay = (until: string): string => addDays(dayOf(until), -1);
