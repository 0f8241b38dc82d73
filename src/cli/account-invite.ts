/** `gongkai account invite`: a new link with which a person sets a password. */
import { done } from '../domain/problems/problem.ts';
import { findAccount } from '../usecases/people/find-account.ts';
import { sendInvitation } from '../usecases/sign-in/send-invitation.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { addressLine } from './set-up.ts';
import { withStaff } from './with-staff.ts';

const takes = 'SIGN-IN-NAME --region CODE';

export const accountInvite: Command = {
  words: 'account invite',
  takes,
  summary: {
    en: 'Print a one-time link with which a person sets a password; earlier ones become worthless.',
    zh: '印出本人设置口令的一次性链接，以前的链接随即失效。',
  },
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string' });
    const [name, ...more] = options.ok ? options.words : [];
    const region = options.ok ? options.values.region : undefined;
    if (!options.ok || name === undefined || more.length > 0 || !region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai account invite ${takes}` : options.message);
      return 2;
    }
    return withStaff(
      program,
      async (staff, caller) => {
        const found = await findAccount(staff, caller, 'account.invite', region, name);
        if (!found.ok) return found;
        const made = await sendInvitation(staff, caller, { regionId: region, accountId: found.value });
        if (!made.ok) return made;
        return done({ line: addressLine(staff.publicUrl, made.value.path), until: made.value.expiresAt });
      },
      ({ line, until }) => terminal.print(`${line}\n有效期至 Good until ${until}, once.\n`),
    );
  },
};
