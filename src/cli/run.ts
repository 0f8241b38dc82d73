/** The command line: which command the arguments name, its help, and what to say when there is none. */

import { accountCreate } from './account-create.ts';
import { accountInvite } from './account-invite.ts';
import { accountUnlock } from './account-unlock.ts';
import { agencyExport } from './agency-export.ts';
import { agencyImport } from './agency-import.ts';
import { agencyList } from './agency-list.ts';
import { auditExport } from './audit-export.ts';
import { auditHead } from './audit-head.ts';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import type { Command, Program } from './command.ts';
import { dataGrant } from './data-grant.ts';
import { dataMigrate } from './data-migrate.ts';
import { demoDoors } from './demo-doors.ts';
import { demoReplay } from './demo-replay.ts';
import { jobList } from './job-list.ts';
import { jobRun } from './job-run.ts';
import { keyList } from './key-list.ts';
import { keyReseal } from './key-reseal.ts';
import { keyRetire } from './key-retire.ts';
import { keyRotate } from './key-rotate.ts';
import { permissionList } from './permission-list.ts';
import { privacyAnonymise } from './privacy-anonymise.ts';
import { privacyDue } from './privacy-due.ts';
import { privacyExport } from './privacy-export.ts';
import { reportAudit } from './report-audit.ts';
import { reportCount } from './report-count.ts';
import { reportImport } from './report-import.ts';
import { reportRead } from './report-read.ts';
import { requestArchive } from './request-archive.ts';
import { requestClock } from './request-clock.ts';
import { requestVerify } from './request-verify.ts';
import { restore } from './restore.ts';
import { rulesCheck } from './rules-check.ts';
import { serve } from './serve.ts';
import { setUp } from './set-up.ts';
import { version } from './version.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  serve,
  setUp,
  demoDoors,
  demoReplay,
  reportRead,
  reportAudit,
  reportImport,
  requestClock,
  reportCount,
  requestArchive,
  requestVerify,
  rulesCheck,
  permissionList,
  agencyList,
  agencyImport,
  agencyExport,
  accountCreate,
  accountInvite,
  accountUnlock,
  backup,
  restore,
  jobList,
  jobRun,
  auditVerify,
  auditHead,
  auditExport,
  privacyDue,
  privacyAnonymise,
  privacyExport,
  keyList,
  keyRotate,
  keyReseal,
  keyRetire,
  dataMigrate,
  dataGrant,
  version,
];

const asksForHelp = (argument: string | undefined) =>
  argument === '--help' || argument === '-h' || argument === 'help';

function overview(): string {
  const lines = commands.flatMap(({ words, takes, summary }) => [
    `  gongkai ${`${words} ${takes}`.trim()}`,
    `      ${summary.zh}`,
    `      ${summary.en}`,
  ]);
  return `用法 Usage:\n${lines.join('\n')}\n\n  gongkai COMMAND --help\n`;
}

function helpOn({ words, takes, summary, details }: Command): string {
  const usage = `用法 Usage: gongkai ${`${words} ${takes}`.trim()}\n\n${summary.zh}\n${summary.en}\n`;
  return details ? `${usage}\n${details}\n` : usage;
}

/** How many single-letter changes turn one word into the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}

function nearest(text: string): Command | undefined {
  const ranked = commands
    .map((command) => ({ command, far: distance(text, command.words) }))
    .sort((a, b) => a.far - b.far);
  return ranked[0] && ranked[0].far <= 4 ? ranked[0].command : undefined;
}

/**
 * Runs the command that the arguments name.
 * @returns the exit code: 0 done, 1 failed, 2 not understood or a file could not be read
 */
export async function runCommand(args: readonly string[], program: Program): Promise<number> {
  if (args.length === 0 || asksForHelp(args[0])) {
    program.terminal.print(overview());
    return args.length === 0 ? 2 : 0;
  }
  if (args[0] === '--version') return version.run([], program);
  const command = commands.find(({ words }) => words.split(' ').every((word, index) => args[index] === word));
  if (!command) {
    const typed = args
      .filter((argument) => !argument.startsWith('-'))
      .slice(0, 2)
      .join(' ');
    const guess = nearest(typed) ?? nearest(args[0] ?? '');
    if (args.some(asksForHelp)) {
      program.terminal.print(overview());
      return 0;
    }
    program.terminal.complain(
      `没有 “${typed}” 这个命令。Unknown command “${typed}”.` +
        (guess ? ` 是否要用 Did you mean: gongkai ${guess.words}` : ' 见 See: gongkai --help'),
    );
    return 2;
  }
  const rest = args.slice(command.words.split(' ').length);
  if (rest.some((argument) => argument === '--help' || argument === '-h')) {
    program.terminal.print(helpOn(command));
    return 0;
  }
  const forwarded = command.usesData ? await program.forward(args) : null;
  return forwarded ?? command.run(rest, program);
}
