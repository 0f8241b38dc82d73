/** `gongkai account unlock`: lets a person who was locked out try again. */
import { findAccount } from '../usecases/people/find-account.ts';
import { unlockAccount } from '../usecases/sign-in/unlock-account.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { withStaff } from './with-staff.ts';

const takes = 'SIGN-IN-NAME --region CODE';

export const accountUnlock: Command = {
  words: 'account unlock',
  takes,
  summary: {
    en: 'Let a person who typed too many wrong passwords try again.',
    zh: '解锁因多次输错而不能登录的账户。',
  },
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, { region: 'string' });
    const [name, ...more] = options.ok ? options.words : [];
    const region = options.ok ? options.values.region : undefined;
    if (!options.ok || name === undefined || more.length > 0 || !region) {
      terminal.complain(options.ok ? `用法 Usage: gongkai account unlock ${takes}` : options.message);
      return 2;
    }
    return withStaff(
      program,
      async (staff, caller) => {
        const found = await findAccount(staff, caller, 'account.unlock', region, name);
        if (!found.ok) return found;
        return unlockAccount(staff, caller, { regionId: region, accountId: found.value });
      },
      () => terminal.print('已解锁，本人可以再试。Unlocked.\n'),
    );
  },
};
