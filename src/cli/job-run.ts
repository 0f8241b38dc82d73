/** `gongkai job run`: does one of the timed jobs now. */
import { jobTable } from '../usecases/jobs/job-table.ts';
import type { Command } from './command.ts';
import { operatorOf } from './operator.ts';

export const jobRun: Command = {
  words: 'job run',
  takes: 'NAME',
  summary: {
    en: 'Do one of the timed jobs now, besides its times.',
    zh: '立即执行一项后台任务，不影响它的定时。',
  },
  details: jobTable.map(({ name, title }) => `  ${name.padEnd(20)} ${title}`).join('\n'),
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const [name] = args;
    if (args.length !== 1 || !jobTable.some((job) => job.name === name)) {
      const names = jobTable.map((job) => job.name).join('、');
      terminal.complain(`用法 Usage: gongkai job run NAME　名称 Names: ${names}`);
      return 2;
    }
    const opened = await program.openJobs();
    if (!opened.ok) {
      terminal.complain(opened.message);
      return 1;
    }
    const { staff, allJobs, close } = opened.value;
    try {
      const work = allJobs(staff, operatorOf(program)).find((each) => each.name === name);
      await work?.run();
      terminal.print(`已完成 Done: ${name}\n`);
      return 0;
    } catch (error) {
      terminal.complain(
        `未能完成 Failed: ${name}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return 1;
    } finally {
      await close();
    }
  },
};
