/** `gongkai key rotate`: a new key, and everything sealed anew with it. */
import { done } from '../domain/problems/problem.ts';
import { addKey, type Resealed, resealAll } from '../usecases/personal-data/keys.ts';
import type { Command, Program } from './command.ts';
import { readOptions } from './options.ts';
import { usage, withStaff } from './with-staff.ts';

const takes = '[--cipher aes-256-gcm|sm4-gcm]';

export const keyRotate: Command = {
  words: 'key rotate',
  takes,
  summary: {
    en: 'Add a new sealing key and seal everything anew with it, while the program runs.',
    zh: '换上新的加密密钥，并用它重新加密全部数据；网站可以照常运行。',
  },
  details: `  --cipher   default: GONGKAI_CIPHER 默认按设置
  When it is interrupted: gongkai key reseal. The old key stays until: gongkai key retire ID.
  中途停下时，运行 gongkai key reseal 接着做。旧密钥保留，确认无用后用 gongkai key retire 停用。
  Back up the key file afterwards. 完成后请备份密钥文件。`,
  usesData: true,
  async run(args, program) {
    const options = readOptions(args, { cipher: 'string' });
    if (!options.ok || options.words.length > 0) return usage(program, 'key rotate', takes);
    const { cipher } = options.values;
    return withStaff(
      program,
      async (staff, caller) => {
        const added = await addKey(staff, caller, cipher);
        if (!added.ok) return added;
        program.terminal.print(`新密钥 New key: ${added.value}\n`);
        const resealed = await resealAll(staff, caller, progressOf(program));
        return resealed.ok ? done(resealed.value) : resealed;
      },
      (resealed) => printResealed(program, resealed),
    );
  },
};

/** Shows how far it is. */
export const progressOf =
  ({ terminal }: Program) =>
  (texts: number): void =>
    terminal.progress(`已重新加密 Resealed: ${texts}`);

/** What was sealed anew, and what would not open. */
export function printResealed({ terminal }: Program, { resealed, broken }: Resealed): void {
  terminal.print(`已重新加密 Resealed: ${resealed}\n`);
  if (broken === 0) return;
  terminal.complain(
    `有 ${broken} 项无法解密，保持原样：数据可能被改动过，或来自另一份备份。${broken} texts do not open and were left as they are.`,
  );
}
