import { describe, expect, it } from 'vitest';
import { acts, permissions } from '../policies/permissions.ts';
import type { Program } from './command.ts';
import { permissionList } from './permission-list.ts';
import { createTerminal } from './terminal.ts';

function run(...args: string[]) {
  let out = '';
  const stream = {
    write: (text: string) => {
      out += text;
    },
    on: () => {},
  };
  const terminal = createTerminal(stream, stream, {});
  return permissionList.run(args, { terminal } as Program).then((code) => ({ code, out }));
}

describe('gongkai permission list', () => {
  it('prints every act once, with who may', async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    for (const act of acts) expect(out.split(`  ${act}  `), act).toHaveLength(2);
    expect(out).toContain('  role.grant  授予角色\n      安全管理员（全县）');
  });

  it('says the same as data', async () => {
    const { out } = await run('--json');
    const { acts: rows } = JSON.parse(out) as {
      acts: { act: keyof typeof permissions; roles: object; others: string[] }[];
    };
    expect(rows.map(({ act }) => act).sort()).toEqual([...acts].sort());
    for (const { act, roles, others } of rows) {
      expect(roles, act).toEqual(permissions[act].roles ?? {});
      expect(others.includes('命令行'), act).toBe(permissions[act].operator === true);
    }
  });

  it('complains of arguments that it does not know', async () => {
    expect((await run('--jsn')).code).toBe(2);
    expect((await run('all')).code).toBe(2);
  });
});
