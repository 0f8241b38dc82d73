/** `gongkai account create`: opens an account, gives it a role if asked, and prints the link of the first sign-in. */
import { done } from '../domain/problems/problem.ts';
import { createAccount } from '../usecases/people/create-account.ts';
import { grantRole } from '../usecases/people/grant-role.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';
import { addressLine } from './set-up.ts';
import { withStaff } from './with-staff.ts';

const takes = '--region CODE --sign-in-name NAME --name NAME [--agency ID] [--role ROLE] [--mail ADDRESS]';

export const accountCreate: Command = {
  words: 'account create',
  takes,
  summary: {
    en: 'Open an account, grant it a role, and print the one-time link of the first sign-in.',
    zh: '开设账户，可同时授予一个角色，并印出首次登录链接。',
  },
  details: `  --region CODE         administrative division code of the county 县的行政区划代码
  --sign-in-name NAME   2 to 32 of a–z, 0–9, . - _ 登录名
  --name NAME           the person's name 姓名
  --agency ID           agency of the person, and of an agency's role 所在机关的代码，也是机关角色的机关
  --role ROLE           clerk, reviewer, secrecy-reviewer, leader, office-head, county-desk, inspector,
                        system-administrator, security-administrator, audit-administrator
  --mail ADDRESS        where the link and notices go 电子邮箱`,
  usesData: true,
  async run(args, program) {
    const { terminal } = program;
    const options = readOptions(args, {
      region: 'string',
      'sign-in-name': 'string',
      name: 'string',
      agency: 'string',
      role: 'string',
      mail: 'string',
    });
    const values = options.ok ? options.values : {};
    const { region, name, agency = '', role, mail = '' } = values;
    const signInName = values['sign-in-name'];
    if (!options.ok || options.words.length > 0 || !region || !name || !signInName) {
      terminal.complain(options.ok ? `用法 Usage: gongkai account create ${takes}` : options.message);
      return 2;
    }
    let unfinished = false;
    const exit = await withStaff(
      program,
      async (staff, caller) => {
        const input = { signInName, name, agencyId: agency, email: mail, phone: '' };
        const made = await createAccount(staff, caller, region, input);
        if (!made.ok) return made;
        const { account, invitation } = made.value;
        const line = addressLine(staff.publicUrl, invitation.path);
        const facts = { line, until: invitation.expiresAt, signInName: account.signInName };
        if (role === undefined) return done({ ...facts, problems: [] });
        const agencyId = regionRoles.has(role) ? '' : agency;
        const given = await grantRole(staff, caller, region, account.accountId, { role, agencyId });
        return done({ ...facts, problems: given.ok ? [] : given.problems });
      },
      ({ line, until, signInName: made, problems }) => {
        terminal.print(`${made}\n${line}\n有效期至 Good until ${until}, once.\n`);
        unfinished = problems.length > 0;
        for (const { message } of problems) terminal.complain(`账户已开设，角色没有授予：${message}`);
      },
    );
    return unfinished ? 1 : exit;
  },
};

/** Roles of the whole county: the agency of the person is not theirs. */
const regionRoles: ReadonlySet<string> = new Set([
  'county-desk',
  'inspector',
  'system-administrator',
  'security-administrator',
  'audit-administrator',
]);
