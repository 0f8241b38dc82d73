import { beforeEach, expect, it } from 'vitest';
import { eachDatabase } from '../../tests/support/databases.ts';
import { peopleCounty } from '../../tests/support/people-county.ts';
import { testRegion } from '../../tests/support/staff.ts';
import type { StaffDeps } from '../usecases/staff-deps.ts';
import type { Program } from './command.ts';
import { runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

eachDatabase((_name, open) => {
  let staff: StaffDeps;
  beforeEach(async () => {
    staff = (await peopleCounty(open)).deps;
  });

  async function run(...args: string[]) {
    const printed = { out: '', err: '' };
    const stream = (key: 'out' | 'err') => ({
      write: (text: string) => {
        printed[key] += text;
      },
      on: () => {},
    });
    const unused = () => Promise.reject(new Error('not used here'));
    const program = {
      version: '0',
      folder: '/',
      user: 'op',
      terminal: createTerminal(stream('out'), stream('err'), {}),
      clock: staff.clock,
      openStaff: async () => ({ ok: true, value: { staff, close: async () => {} } }),
      openStore: unused,
      forward: async () => null,
      serve: unused,
    } as unknown as Program;
    return { code: await runCommand(args, program), ...printed };
  }

  const create = ['account', 'create', '--region', testRegion, '--name', '汪芒种'];

  it('opens an account with a role, and prints the link', async () => {
    const made = await run(...create, '--sign-in-name', 'Wang.M', '--agency', '1001', '--role', 'clerk');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(
      /^wang\.m\nhttps:\/\/gongkai\.example\/workbench\/invitation\/990121\/[\w-]{40,}\n/,
    );
    const account = await staff.storage.accounts.bySignInName(testRegion, 'wang.m');
    const grants = await staff.storage.accounts.grants(testRegion, [account!.accountId]);
    expect(grants).toMatchObject([{ role: 'clerk', agencyId: '1001', grantedBy: 'operator' }]);
  });

  it('gives a role of the county to a person of an agency', async () => {
    await run(...create, '--sign-in-name', 'wang', '--agency', '1001', '--role', 'county-desk');
    const account = await staff.storage.accounts.bySignInName(testRegion, 'wang');
    const grants = await staff.storage.accounts.grants(testRegion, [account!.accountId]);
    expect(grants).toMatchObject([{ role: 'county-desk', agencyId: null }]);
  });

  it('says what is wrong, and that the account is there when only the role is not', async () => {
    expect(await run(...create)).toMatchObject({ code: 2, out: '' });
    const taken = await run(...create, '--sign-in-name', 'lin');
    expect(taken).toMatchObject({ code: 1, out: '' });
    expect(taken.err).toContain('已有人使用');
    const half = await run(...create, '--sign-in-name', 'wang', '--role', 'king');
    expect(half.err).toContain('账户已开设，角色没有授予');
    expect(half.code).toBe(1);
  });

  it('invites and unlocks by sign-in name, in the county that is named', async () => {
    const invited = await run('account', 'invite', 'LIN', '--region', testRegion);
    expect(invited).toMatchObject({ code: 0, err: '' });
    expect(invited.out).toContain('/workbench/invitation/');
    expect(await run('account', 'unlock', 'lin', '--region', testRegion)).toMatchObject({ code: 0 });
    for (const words of ['invite', 'unlock']) {
      const missing = await run('account', words, 'nobody', '--region', testRegion);
      expect(missing.code).toBe(1);
      expect(missing.err).toContain('没有登录名为 nobody 的账户');
      expect((await run('account', words, 'lin', '--region', '990122')).code).toBe(1);
      expect((await run('account', words, 'lin')).code).toBe(2);
    }
  });
});
