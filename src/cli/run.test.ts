import { describe, expect, it } from 'vitest';
import type { Program } from './command.ts';
import { commands, runCommand } from './run.ts';
import { createTerminal } from './terminal.ts';

/** A program that reads nothing, and what it printed. */
function program() {
  const printed = { out: '', err: '' };
  const stream = (key: 'out' | 'err') => ({
    write: (text: string) => {
      printed[key] += text;
    },
    on: () => {},
  });
  const wired: Program = {
    version: '1.2.3',
    folder: '/',
    terminal: createTerminal(stream('out'), stream('err'), {}),
    readPages: () => Promise.reject(new Error('not read here')),
    loadRulebook: async () => ({ ok: false, problems: ['rules/a.yaml:3: gap', 'rules/b.yaml:1: overlap'] }),
    loadClockRules: async () => ({ ok: false, problems: ['rules/calendars/a.yaml:1: no such day'] }),
    clock: () => new Date('2026-11-20T00:00:00Z'),
    openStore: async () => ({ ok: false, message: 'no database' }),
    user: 'tester',
    openRoles: async () => ({ ok: false as const, message: 'none' }),
    openData: async () => ({ ok: false as const, message: 'none' }),
    loadDemoPlaces: async () => ({ ok: true as const, value: null }),
    checkBackup: async () => ({
      ok: false as const,
      problem: { code: 'file-unreadable' as const, message: 'none' },
    }),
    restoreBackup: async () => ({
      ok: false as const,
      problem: { code: 'file-unreadable' as const, message: 'none' },
    }),
    forward: async () => null,
    openStaff: async () => ({ ok: false, message: 'no database' }),
    openJobs: async () => ({ ok: false, message: 'no database' }),
    serve: async () => ({ ok: false, message: 'port taken' }),
  };
  return { wired, printed };
}

describe('runCommand', () => {
  it('prints the version and nothing else', async () => {
    const { wired, printed } = program();
    expect(await runCommand(['version'], wired)).toBe(0);
    expect(printed).toEqual({ out: '1.2.3\n', err: '' });
  });

  it.each(commands.map((command) => command.words))(
    'has help in Chinese and English for %s',
    async (words) => {
      const { wired, printed } = program();
      expect(await runCommand([...words.split(' '), '--help'], wired)).toBe(0);
      expect(printed.out).toMatch(/[\u4e00-\u9fff]/);
      expect(printed.out).toContain(`gongkai ${words}`);
      expect(printed.err).toBe('');
    },
  );

  it.each([
    [['report', 'raed', 'x.txt'], 'gongkai report read'],
    [['audit'], 'gongkai --help'],
    [['serv'], 'gongkai serve'],
  ])('answers %j with a suggestion and exit code 2', async (args, suggestion) => {
    const { wired, printed } = program();
    expect(await runCommand(args, wired)).toBe(2);
    expect(printed.out).toBe('');
    expect(printed.err).toContain(suggestion);
  });

  it('takes an unknown option for a mistake, not for a file', async () => {
    const { wired, printed } = program();
    expect(await runCommand(['report', 'read', '--jsn', 'x.txt'], wired)).toBe(2);
    expect(printed.err).toContain('--jsn');
  });

  it('prints every problem of the rules and fails', async () => {
    const { wired, printed } = program();
    expect(await runCommand(['rules', 'check'], wired)).toBe(1);
    expect(printed.out).toBe('rules/a.yaml:3: gap\nrules/b.yaml:1: overlap\n');
  });

  it('says in one line why it cannot serve', async () => {
    const { wired, printed } = program();
    expect(await runCommand(['serve'], wired)).toBe(1);
    expect(printed).toEqual({ out: '', err: 'port taken\n' });
  });
});
