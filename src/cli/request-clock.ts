/** `gongkai request clock`: last days of requests, computed from their events. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dayOf } from '../domain/days/county-day.ts';
import { runClockCases } from '../usecases/requests/clock-cases.ts';
import type { Command, Outcome, Program } from './command.ts';
import { readOptions } from './options.ts';
import { clockJson, clockView } from './request-clock-view.ts';

async function casesIn(file: string, { folder }: Program): Promise<Outcome<unknown>> {
  const text = await readFile(resolve(folder, file), 'utf8').catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== 'string')
    return { ok: false, message: `${file}: 文件无法打开（${text.code ?? text.message}）。Cannot be read.` };
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    return { ok: false, message: `${file}: 不是 JSON（${(error as Error).message}）。Not JSON.` };
  }
}

export const requestClock: Command = {
  words: 'request clock',
  takes: 'CASES.json [--json]',
  summary: {
    en: 'Compute the last day of requests from their events, with every day explained.',
    zh: '根据申请的各项事件推算答复期限，逐日说明。',
  },
  details: `  CASES.json   [{"id", "law"?, "today"?, "events": [{"event": "RECEIVED", "on": "YYYY-MM-DD", …}]}]
               EXTENDED: workdays; SUPPLEMENT_NOTICED: periodWorkdays; DELAY_35: until;
               CONSULT_*_SENT, FEE_NOTICED: receivedOn 对方收到的日期
  --json       the same as one JSON array 输出 JSON
  Without today the present day holds. A case that is not understood gives an error in its place and exit code 2.
  不写 today 即按今天计算。读不懂的案例会单独报错，其余照常输出，最后以退出码 2 结束。`,
  async run(args, program) {
    const { print, complain, paint } = program.terminal;
    const options = readOptions(args, { json: 'boolean' });
    const [file, ...more] = options.ok ? options.words : [];
    if (!options.ok || file === undefined || more.length > 0) {
      complain(options.ok ? '请给出一个案例文件。Name one file of cases.' : options.message);
      return 2;
    }
    const [loaded, cases] = await Promise.all([program.loadClockRules(), casesIn(file, program)]);
    if (!loaded.ok) {
      for (const problem of loaded.problems) complain(problem);
      return 1;
    }
    if (!cases.ok) {
      complain(cases.message);
      return 2;
    }
    const answers = runClockCases(loaded.rules, cases.value, dayOf(program.clock().toISOString()));
    if (answers === null) {
      complain(`${file}: 应是案例的列表。Expected an array of cases.`);
      return 2;
    }
    if (options.values.json)
      print(`[${answers.map((each) => `\n${JSON.stringify(clockJson(each))}`).join(',')}\n]\n`);
    else for (const each of answers) print(clockView(each, loaded.rules.lifecycle, paint));
    return answers.some((each) => 'problem' in each) ? 2 : 0;
  },
};
