/** `gongkai rules check`: every problem in rules/, all at once. */
import { checkRules } from '../usecases/rules/check.ts';
import type { Command } from './command.ts';

export const rulesCheck: Command = {
  words: 'rules check',
  takes: '',
  summary: {
    en: 'Check the whole rulebook (rules/) and print every problem as file:line.',
    zh: '检查全部规则文件（rules/），逐条列出问题所在的文件和行。',
  },
  async run(_args, program) {
    const result = await checkRules(program.loadRulebook);
    if (!result.ok) {
      for (const problem of result.problems) program.terminal.print(`${problem}\n`);
      program.terminal.complain(
        `规则有 ${result.problems.length} 处问题。${result.problems.length} problems in rules/.`,
      );
      return 1;
    }
    const { formats, cells, identities, divisions } = result;
    const { answers, grounds, proofs, letters, deadlines } = result;
    program.terminal.print(
      `rules/ 无误：${formats} 种年报格式，${cells} 个数据格，${identities} 条勾稽关系，${divisions} 个行政区划；` +
        `${answers} 种答复，${grounds} 种不公开的理由，${proofs} 项办理依据，${letters} 种文书，${deadlines} 种期限\n`,
    );
    return 0;
  },
};
