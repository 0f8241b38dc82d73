/** `gongkai set-up`: a new one-time link with which a county and its three administrators are set up. */
import { done } from '../domain/problems/problem.ts';
import { prepareSetUp } from '../usecases/sign-in/prepare-set-up.ts';
import type { Command } from './command.ts';
import { withStaff } from './with-staff.ts';

export const setUp: Command = {
  words: 'set-up',
  takes: '',
  summary: {
    en: 'Print a one-time link that sets up a county and its three administrators; earlier ones become worthless.',
    zh: '印出首次启动链接：设立县和三名管理员。以前的链接随即失效。',
  },
  usesData: true,
  async run(args, program) {
    if (args.length > 0) {
      program.terminal.complain('用法 Usage: gongkai set-up');
      return 2;
    }
    return withStaff(
      program,
      async (staff, caller) => {
        const prepared = await prepareSetUp(staff, caller);
        const hours = staff.signIn.links.setUpHours;
        return prepared.ok
          ? done({ line: addressLine(staff.publicUrl, prepared.value.path), hours })
          : prepared;
      },
      ({ line, hours }) => {
        program.terminal.print(`${line}\n`);
        program.terminal.print(`${hours} 小时内有效，只能用一次。Good for ${hours} hours, once.\n`);
      },
    );
  },
};

/** The whole address where the site knows its own; otherwise the path, and what belongs before it. */
export function addressLine(publicUrl: string | null, path: string): string {
  return publicUrl === null
    ? `${path}\n（接在网站地址之后，如 http://127.0.0.1:8080${path}）`
    : `${publicUrl}${path}`;
}
