/** Starts the programs that the portal is measured with, each on a core of its own where taskset is there. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './reports.ts';

const hasTaskset = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).status === 0;

/** The command with what pins it to a core. */
export function pinned(core: number, command: readonly string[]): readonly string[] {
  return hasTaskset ? ['taskset', '-c', String(core), ...command] : command;
}

export interface Running {
  readonly url: string;
  /** From the start of the process to the line that names its address, in milliseconds. */
  readonly startTime: number;
  stop(): Promise<void>;
  /** No farewell of any kind. */
  kill(): Promise<void>;
}

/** Starts a program on core 0 and waits until it prints its address. */
export function startServer(
  program: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Running> {
  const started = performance.now();
  const [command, ...args] = pinned(0, [process.execPath, ...program]);
  const child = spawn(command!, args, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const see = (data: Buffer) => {
      output += data;
      const url = /https?:\/\/[\w.:[\]-]+/.exec(output)?.[0];
      if (url === undefined) return;
      child.stdout.removeListener('data', see);
      child.stdout.resume();
      resolve({
        url,
        startTime: performance.now() - started,
        stop: () => end(child, 'SIGTERM'),
        kill: () => end(child, 'SIGKILL'),
      });
    };
    child.stdout.on('data', see);
    child.stderr.on('data', (data: Buffer) => {
      output += data;
    });
    child.once('exit', (code) => reject(new Error(`${program.join(' ')} ended with ${code}: ${output}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

/** The portal as `npm start` runs it, with the demo, on any free port. */
export function startPortal(dataFolder: string): Promise<Running> {
  return startServer([join(root, 'scripts/gongkai.mjs'), 'serve'], {
    GONGKAI_PORT: '0',
    GONGKAI_HOST: '127.0.0.1',
    GONGKAI_DATA: dataFolder,
    GONGKAI_DEMO: 'true',
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  });
}
