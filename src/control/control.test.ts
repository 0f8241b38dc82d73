import { statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/support/databases.ts';
import { callRunning } from './call.ts';
import { listenForCommands } from './listen.ts';
import { controlPath } from './place.ts';

const call = { args: ['audit', 'verify'], folder: '/somewhere', user: 'gongkai' };

function ears() {
  const heard: string[] = [];
  return {
    heard,
    print: (text: string) => void heard.push(`print ${text}`),
    complain: (line: string) => void heard.push(`complain ${line}`),
  };
}

it.skipIf(process.platform === 'win32')(
  'carries a command there, its words and its exit code back',
  async () => {
    const path = controlPath(temporaryFolder())!;
    writeFileSync(path, 'left over');
    const calls: unknown[] = [];
    const door = await listenForCommands(path, async (taken, say) => {
      calls.push(taken);
      say({ print: '第一行\n第二行\n' });
      say({ complain: '注意' });
      return 3;
    });
    const own = ears();
    expect(await callRunning(path, call, own)).toBe(3);
    expect(calls).toEqual([call]);
    expect(own.heard).toEqual(['print 第一行\n第二行\n', 'complain 注意']);
    expect(statSync(path).mode & 0o077).toBe(0);
    await door.close();
    expect(await callRunning(path, call, ears())).toBe(null);
  },
);

it.skipIf(process.platform === 'win32')('survives nonsense, faults and callers that hang up', async () => {
  const path = controlPath(temporaryFolder())!;
  const door = await listenForCommands(path, async ({ args }) => {
    if (args[0] === 'fail') throw new Error('broken');
    return 0;
  });
  const raw = (text: string) =>
    new Promise<string>((resolve) => {
      let said = '';
      const socket = createConnection(path, () => socket.write(text));
      socket.on('data', (chunk) => {
        said += String(chunk);
      });
      socket.on('error', () => {});
      socket.on('close', () => resolve(said));
    });
  for (const nonsense of ['{}\n', 'x\n', '{"args":[1],"folder":"","user":""}\n']) {
    expect(await raw(nonsense)).toBe('{"exit":2}\n');
  }
  expect(await raw('x'.repeat(3_000_000))).toBe('');
  const own = ears();
  expect(await callRunning(path, { ...call, args: ['fail'] }, own)).toBe(1);
  expect(own.heard).toEqual(['complain broken']);
  expect(await callRunning(path, call, ears())).toBe(0);
  await door.close();
});

it.skipIf(process.platform === 'win32')('finds a short enough place below a long path', () => {
  const long = join(temporaryFolder(), 'x'.repeat(150));
  expect(Buffer.byteLength(controlPath(long)!)).toBeLessThan(108);
  expect(controlPath(long)).not.toBe(controlPath(`${long}y`));
});
