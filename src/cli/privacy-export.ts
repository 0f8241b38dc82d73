/** `gongkai privacy export`: a person's data, for that person. */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportSubject } from '../usecases/personal-data/subject/export-subject.ts';
import type { SubjectFile } from '../usecases/personal-data/subject/subject-file.ts';
import type { Command, Program } from './command.ts';
import { readOptions } from './options.ts';
import { usage, withStaff } from './with-staff.ts';

const takes = 'NUMBER_FILE OUT --region CODE --kind identity-number|phone --check CODE --reason TEXT';

export const privacyExport: Command = {
  words: 'privacy export',
  takes,
  summary: {
    en: 'Write everything that a county holds about a person into one new file, for that person.',
    zh: '把一个县保存的某人的个人信息写入一个新文件，提供给本人。',
  },
  details: `  NUMBER_FILE  a file with the number: arguments are seen by others on this machine
               写有号码的文件：命令行参数会被本机其他用户看到
  OUT          a new file, .html or .json 新文件，扩展名决定格式
  --check      how identity was checked, see rules/privacy/subject-export.yaml 核实身份的方式`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, {
      region: 'string',
      kind: 'string',
      check: 'string',
      reason: 'string',
    });
    const [numberFile, out, ...more] = options.ok ? options.words : [];
    if (!options.ok || numberFile === undefined || out === undefined || more.length > 0) {
      return usage(program, 'privacy export', takes);
    }
    const { region = '', kind = '', check = '', reason = '' } = options.values;
    const value = await readFile(resolve(program.folder, numberFile), 'utf8').catch(() => null);
    if (value === null) {
      program.terminal.complain(`无法读取 ${numberFile}：请检查文件名和读权限。Cannot read it.`);
      return 2;
    }
    const format = out.endsWith('.json') ? 'json' : 'html';
    const input = { kind, value: value.trim(), check, reason, format };
    const path = resolve(program.folder, out);
    const given: SubjectFile[] = [];
    const code = await withStaff(
      program,
      (staff, caller) => exportSubject(staff, caller, input, region),
      (file) => void given.push(file),
    );
    const [file] = given;
    return file === undefined ? code : write(program, path, file);
  },
};

/** For its owner only; a file that is there is never overwritten. */
async function write({ terminal }: Program, path: string, { content, digest }: SubjectFile): Promise<number> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    terminal.complain(`无法写入 ${path}（${code}）：请换一个不存在的文件名，或检查写权限。Cannot write it.`);
    return 1;
  }
  terminal.print(`已写入 Written: ${path}\n  SM3 ${digest}\n`);
  return 0;
}
