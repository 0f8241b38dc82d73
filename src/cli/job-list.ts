/** `gongkai job list`: the timed jobs and how each stands. */
import { type JobList, listJobs } from '../usecases/jobs/list-jobs.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { textTable } from './text-table.ts';

export const jobList: Command = {
  words: 'job list',
  takes: '[--json]',
  summary: {
    en: 'List the timed jobs: when each ran last, when it runs next, and what failed.',
    zh: '列出后台任务：上次和下次运行的时间，以及失败的任务。',
  },
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { json: 'boolean' });
    if (!options.ok || options.words.length > 0) {
      terminal.complain(options.ok ? '用法 Usage: gongkai job list [--json]' : options.message);
      return 2;
    }
    const opened = await program.openJobs();
    if (!opened.ok) {
      terminal.complain(opened.message);
      return 1;
    }
    try {
      const listed = await listJobs(opened.value.staff, operatorOf(program));
      if (!listed.ok) {
        for (const problem of listed.problems) terminal.complain(problem.message);
        return 1;
      }
      terminal.print(
        options.values.json ? `${JSON.stringify(listed.value, null, 2)}\n` : linesOf(listed.value),
      );
      return 0;
    } finally {
      await opened.value.close();
    }
  },
};

const columns = ['名称 Name', '时间 When', '上次 Last', '下次 Next', '失败 Failed', '内容 What'].map(
  (heading) => ({ heading, align: 'left' as const }),
);

function linesOf({ jobs, dead }: JobList): string {
  const table = textTable(
    columns,
    jobs.map((job) => [
      job.name,
      job.when,
      job.lastRunAt ?? '—',
      job.nextRunAt ?? '—',
      String(job.dead),
      job.title,
    ]),
  );
  const failures = dead.map(({ job, diedAt, error }) => `${diedAt}  ${job}  ${error}`);
  return `${[...table, ...(failures.length > 0 ? ['', '失败的任务 Dead letters:', ...failures] : [])].join('\n')}\n`;
}
