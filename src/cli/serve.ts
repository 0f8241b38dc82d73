/** `gongkai serve`: the web server, until it is asked to stop. */
import type { Command } from './command.ts';

export const serve: Command = {
  words: 'serve',
  takes: '',
  summary: {
    en: 'Start the web server. Settings are environment variables: docs/configuration.md.',
    zh: '启动网站。设置项为环境变量，见 docs/configuration.md。',
  },
  async run(_args, program) {
    const stopped = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    const started = await program.serve();
    if (!started.ok) {
      program.terminal.complain(started.message);
      return 1;
    }
    const { url, doors, stop } = started.value;
    program.terminal.print(`Gongkai 公开 ${url}\n`);
    if (doors.demo !== null)
      program.terminal.print(`  演示：选一个人进入工作台 Demo, enter as each role: ${doors.demo}\n`);
    if (doors.demo !== null && doors.setUp === null)
      program.terminal.print(
        '  正式使用时请设 GONGKAI_DEMO=false，关闭演示入口 A county works here: close the demo with GONGKAI_DEMO=false.\n',
      );
    if (doors.setUp !== null)
      program.terminal.print(`  首次设置本县，一次有效 Set up your county, good once: ${doors.setUp}\n`);
    await stopped;
    await stop();
    return 0;
  },
};
