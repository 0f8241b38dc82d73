/** `gongkai audit verify`: is the audit trail whole, and if not, where is it broken? */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ChainHead } from '../domain/audit-trail/entry.ts';
import type { ChainVerdict } from '../domain/audit-trail/verify.ts';
import { breakWords, breakWordsInEnglish } from '../usecases/audit-trail/break-words.ts';
import { verifyChain } from '../usecases/audit-trail/verify-chain.ts';
import { type ExportVerification, verifyExportFile } from '../usecases/audit-trail/verify-export.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import { headsArgument } from './audit-heads.ts';
import type { Command, Program } from './command.ts';
import { operatorOf } from './operator.ts';
import { readOptions } from './options.ts';
import { complainOf, withOpened } from './with-opened.ts';

const takes = '[--region CODE] [--head FILE|REGION:NUMBER:HASH] [--file EXPORT] [--json]';

export const auditVerify: Command = {
  words: 'audit verify',
  takes,
  summary: {
    en: 'Verify the chain of the audit trail and say where it is broken.',
    zh: '核验审计链：被改动、删除、插入的记录在第几条。',
  },
  details: `  --region CODE   only this county's chain 只核验这个县区；000000 是不属于任何县区的记录
  --head …        compare with a head that was kept elsewhere 与另存的链首比对（文件，或 县区代码:条数:杂凑值）
  --file EXPORT   verify an export (.jsonl) instead of the database 核验导出文件，不看数据库中的记录
  --json          for programs 输出 JSON
  Exit code 1 when a chain is broken. 链有断裂时退出码为 1。`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {
      region: 'string',
      head: 'string',
      file: 'string',
      json: 'boolean',
    });
    if (!options.ok || options.words.length > 0) {
      program.terminal.complain(options.ok ? `用法 Usage: gongkai audit verify ${takes}` : options.message);
      return 2;
    }
    const { region = null, head, file, json = false } = options.values;
    if (region !== null && !/^\d{6}$/.test(region)) {
      program.terminal.complain(`--region ${region}：应为六位行政区划代码。Expected six digits.`);
      return 2;
    }
    return withOpened(program, program.openStaff, async ({ staff }) => {
      const kept = head === undefined ? null : await headsArgument(program, head, staff.secrets.sm3);
      if (kept?.ok === false) {
        program.terminal.complain(kept.message);
        return 2;
      }
      const heads = kept === null ? [] : kept.value;
      return file === undefined
        ? verifyStore(program, staff, region, heads, json)
        : verifyFile(program, staff, file, heads, json);
    });
  },
};

async function verifyStore(
  program: Program,
  staff: StaffDeps,
  regionId: string | null,
  kept: readonly ChainHead[],
  json: boolean,
): Promise<number> {
  const { terminal } = program;
  const verified = await verifyChain(staff, operatorOf(program), {
    regionId,
    kept,
    progress: (entries) => terminal.progress(`已核验 ${entries} 条`),
  });
  terminal.progress('');
  if (!verified.ok) return complainOf(program, verified.problems);
  const { verdicts, broken } = verified.value;
  if (json) terminal.print(`${JSON.stringify(verified.value, null, 2)}\n`);
  else for (const verdict of verdicts) terminal.print(verdictLines(verdict));
  if (verdicts.length === 0 && !json) terminal.print('还没有审计记录。There are no audit entries yet.\n');
  return broken > 0 ? 1 : 0;
}

async function verifyFile(
  program: Program,
  staff: StaffDeps,
  file: string,
  kept: readonly ChainHead[],
  json: boolean,
): Promise<number> {
  const { terminal } = program;
  const stream = createReadStream(resolve(program.folder, file), 'utf8');
  const opened = await new Promise<boolean>((settle) => {
    stream.once('open', () => settle(true));
    stream.once('error', () => settle(false));
  });
  if (!opened) {
    terminal.complain(`${file}：文件打不开，请检查路径和权限。The file cannot be opened.`);
    return 2;
  }
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const verified = await verifyExportFile(staff, operatorOf(program), lines, kept);
  if (!verified.ok) {
    complainOf(program, verified.problems);
    return 2;
  }
  if (json) terminal.print(`${JSON.stringify(verified.value, null, 2)}\n`);
  else terminal.print(fileLines(verified.value));
  return verified.value.verdict.broken > 0 || !verified.value.whole ? 1 : 0;
}

/** What was found in one chain. */
function verdictLines({ regionId, entries, breaks, broken, end, kept }: ChainVerdict): string {
  const compared = kept > 0 ? '，并与另存的链首比对' : '';
  if (broken === 0) {
    return (
      `${regionId}  完整：共 ${entries} 条${compared}。Whole: ${entries} entries.\n` +
      `        末条 Last ${end.entryId}  ${end.hash}\n`
    );
  }
  return [
    `${regionId}  断裂 ${broken} 处：共读到 ${entries} 条${compared}。BROKEN in ${broken} places.`,
    ...breaks.flatMap((each) => [`  ${breakWords(each)}`, `    ${breakWordsInEnglish(each)}`]),
    ...(broken > breaks.length ? [`  …… 其余 ${broken - breaks.length} 处未列出 not listed`] : []),
    '  请立即停止使用，保存数据库和备份原样，报告安全管理员和主管部门。',
    '',
  ].join('\n');
}

function fileLines({ heading, verdict, whole }: ExportVerification): string {
  const scope = heading.selection
    ? '按条件选出的部分记录：核验了每条自身和相邻两条的衔接，不能说明其间没有缺失。\nA selection: gaps mean nothing.\n'
    : '';
  const cut = whole
    ? ''
    : '文件不完整：末行缺失，或条数与末行不符。The file is not whole: its last line is missing or counts otherwise.\n';
  return `${verdictLines(verdict)}${scope}${cut}`;
}
