/** What a person has to do, the most urgent first: the own work, that of the agencies, that of absent colleagues. */
import type { DueTask, Today } from '../../../usecases/workbench/today.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { dayWords } from '../../local-time.ts';
import { TodayRequests } from './today-requests.tsx';

export interface TodayProps {
  readonly name: string;
  readonly hasRoles: boolean;
  readonly today: Today;
  /** What was done before this page; '' for nothing. */
  readonly finished: string;
}

export function TodayView({ name, hasRoles, today, finished }: TodayProps) {
  const { own, ofAgencies, forOthers, concerns, doors } = today;
  const { requests } = today;
  const all = [...own, ...ofAgencies, ...forOthers];
  const cases = [...requests.own, ...requests.unassigned, ...requests.pressing];
  const count = (task: string, tone: string) =>
    all.filter(({ urgency }) => urgency === task).length +
    cases.filter(({ urgency }) => urgency.tone === tone).length;
  const overdue = count('overdue', 'over');
  const soon = count('soon', 'soon');
  return (
    <div class="wrap page">
      <h1 class="title">今日</h1>
      <p class="lead quiet">
        {dayWords(today.day)}
        {all.length + cases.length === 0 ? '' : `　待办 ${all.length + cases.length} 件`}
        {overdue > 0 ? `，已逾期 ${overdue} 件` : ''}
        {soon > 0 ? `，三个工作日内到期 ${soon} 件` : ''}
      </p>
      {finished === 'office-confirmed' ? (
        <Notice tone="ok" title="已记下：公开工作机构的联系方式核对无误" />
      ) : null}
      {concerns.length === 0 ? null : (
        <section aria-labelledby="concerns">
          <h2 id="concerns">需要您看一看</h2>
          <ul class="rows">
            {concerns.map(({ text, link, urgent }) => (
              <li>
                <div>
                  {urgent ? <span class="tag soon">尽快</span> : null}
                  <a href={link}>{text}</a>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      <TodayRequests requests={requests} />
      <Tasks id="own" title="我的" tasks={own} />
      <Tasks id="of-agencies" title="没有指定谁办的，您也可以办" tasks={ofAgencies} />
      <Tasks id="for-others" title="代同事办的" tasks={forOthers} />
      {all.length + cases.length === 0 && concerns.length === 0 ? (
        <Nothing name={name} hasRoles={hasRoles} />
      ) : null}
      {hasRoles ? (
        <section aria-labelledby="doors">
          <h2 id="doors">常办的事</h2>
          <ul class="doors">
            {doors.map(({ href, text }) => (
              <li>
                <a href={href}>{text}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Nothing({ name, hasRoles }: { name: string; hasRoles: boolean }) {
  if (!hasRoles) {
    return (
      <p>
        {name}，您还没有角色，所以没有可办的事。请联系本县的安全管理员授予角色；在这以前可以先
        <a href="/workbench/me">设置自己的账户</a>。
      </p>
    );
  }
  return (
    <p>
      {name}，您现在没有要办的事。有新事项时，这里和<a href="/workbench/notices">通知</a>都会显示。
    </p>
  );
}

const marks = { overdue: ['off', '逾期'], soon: ['soon', '将到期'], later: null } as const;

/** So many of a long list are seen at once; the most urgent come first. */
const shownAtOnce = 8;

function Tasks({ id, title, tasks }: { id: string; title: string; tasks: readonly DueTask[] }) {
  if (tasks.length === 0) return null;
  // Two more are not worth a click.
  const cut = tasks.length > shownAtOnce + 2 ? shownAtOnce : tasks.length;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <small class="quiet">{tasks.length} 件</small>
      </h2>
      <Rows tasks={tasks.slice(0, cut)} />
      {cut === tasks.length ? null : (
        <details class="more">
          <summary>还有 {tasks.length - cut} 件，点开看</summary>
          <Rows tasks={tasks.slice(cut)} />
        </details>
      )}
    </section>
  );
}

function Rows({ tasks }: { tasks: readonly DueTask[] }) {
  return (
    <ul class="rows tasks">
      {tasks.map(({ task, urgency, words, forName }) => {
        const mark = marks[urgency];
        return (
          <li class={urgency}>
            <div>
              {mark === null ? null : <span class={`tag ${mark[0]}`}>{mark[1]}</span>}
              <a href={task.link}>{task.title}</a>
              <small>
                {forName === '' ? '' : `代${forName}　`}
                <span class="law">{task.article}</span>
              </small>
            </div>
            {task.due === null ? null : (
              <p class="due">
                <strong>{words}</strong>
                <time dateTime={task.due}>{dayWords(task.due)}</time>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
