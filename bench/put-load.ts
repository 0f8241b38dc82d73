/** Puts load on one address from core 1: with wrk where it is (installed on Debian as root), else our own client. */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Load } from './load-client.ts';
import { root } from './reports.ts';
import { pinned } from './server.ts';

const connections = 32;
const hasWrk = () => spawnSync('wrk', ['--version'], { stdio: 'ignore' }).error === undefined;

let wrk: boolean | undefined;

/** Whether wrk can be used; installs it once where that needs no question. */
function ensureWrk(): boolean {
  if (hasWrk()) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  spawnSync('apt-get', ['install', '-y', '-q', 'wrk'], { stdio: 'ignore', timeout: 120_000 });
  return hasWrk();
}

function run(command: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data;
    });
    child.once('error', reject);
    child.once('close', () => resolve(output));
  });
}

const factors: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000 };

function percentile(output: string, share: string): number {
  const match = new RegExp(`^\\s+${share}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(output);
  return match === null ? Number.NaN : Number(match[1]) * (factors[match[2]!] as number);
}

/** One run of some seconds; `header` is sent along (`Name: value`). */
export async function putLoad(address: string, seconds: number, header = ''): Promise<Load> {
  wrk ??= ensureWrk();
  if (!wrk) {
    const client = [process.execPath, join(root, 'bench/load-client.ts')];
    const output = await run(pinned(1, [...client, address, String(connections), String(seconds), header]));
    return JSON.parse(output) as Load;
  }
  const head = header === '' ? [] : ['-H', header];
  const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '--timeout', '10s', ...head];
  const output = await run(pinned(1, ['wrk', ...options, address]));
  const failures = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(output);
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1] ?? 0);
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]),
    p50: percentile(output, '50'),
    p99: percentile(output, '99'),
    errors: (failures?.slice(1).reduce((sum, count) => sum + Number(count), 0) ?? 0) + refused,
    client: 'wrk',
  };
}
