/** The timed jobs in words, and what failed. */
import type { JobList, JobRow } from '../../../usecases/jobs/list-jobs.ts';
import { Notice } from '../../components/notice/notice.tsx';
import { RecordTable } from '../../components/record-table/record-table.tsx';
import { localTime } from '../../local-time.ts';

const doneWords: Readonly<Record<string, string>> = {
  retry: '已重新排队，马上会再做一次',
  discard: '已放弃这次失败的任务',
};

export function JobsView({ list, done }: { list: JobList; done: string }) {
  return (
    <div class="wrap page">
      <h1 class="title">后台任务</h1>
      {doneWords[done] === undefined ? null : <Notice tone="ok" title={doneWords[done]} />}
      {list.running ? null : (
        <Notice tone="warn" title="后台任务没有运行">
          <p>邮件、汇总和到期提醒都会延误：请运维人员查看程序日志后重启。</p>
        </Notice>
      )}
      <DeadLetters dead={list.dead} />
      <h2>全部任务</h2>
      <RecordTable
        label="定时任务：做什么、何时做、上次和下次的时间"
        heads={['任务', '何时做', '上次', '下次', '失败']}
        rows={list.jobs.map((job) => [
          <>
            {job.title}
            <small>{job.name}</small>
          </>,
          job.when,
          <LastRun job={job} />,
          job.nextRunAt === null ? '不再做' : localTime(job.nextRunAt),
          job.dead === 0 ? '无' : <span class="tag off">{job.dead} 次</span>,
        ])}
      />
    </div>
  );
}

function LastRun({ job }: { job: JobRow }) {
  if (job.lastRunAt === null) return <>还没有做过</>;
  const [tone, words] =
    job.lastOutcome === 'done'
      ? ['ok', '完成']
      : job.lastOutcome === 'running'
        ? ['info', '正在做']
        : ['off', '失败'];
  return (
    <>
      {localTime(job.lastRunAt)} <span class={`tag ${tone}`}>{words}</span>
    </>
  );
}

function DeadLetters({ dead }: Pick<JobList, 'dead'>) {
  if (dead.length === 0) return <p>没有失败的任务。</p>;
  return (
    <>
      <h2>失败的任务</h2>
      <p>下面的任务多次重试仍未完成。请先看原因，处理后选“再做一次”；确认不需要的，选“放弃”。</p>
      <ul class="dead-letters">
        {dead.map((letter) => (
          <li>
            <h3>{letter.title}</h3>
            <p class="dead-error">{letter.error}</p>
            <p>
              <time dateTime={letter.diedAt}>{localTime(letter.diedAt)}</time> 停止重试
            </p>
            <div class="buttons">
              {(['retry', 'discard'] as const).map((settling) => (
                <form method="post" action={`/workbench/jobs/${settling}`}>
                  <input type="hidden" name="letter" value={letter.id} />
                  <button
                    type="submit"
                    class={settling === 'retry' ? 'btn' : 'btn second danger'}
                    aria-label={`${settling === 'retry' ? '再做一次' : '放弃'}：${letter.title}`}
                  >
                    {settling === 'retry' ? '再做一次' : '放弃'}
                  </button>
                </form>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
