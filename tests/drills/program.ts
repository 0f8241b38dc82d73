/** The built program in processes of its own: servers, and commands beside them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { testRing } from '../support/staff.ts';

const root = join(import.meta.dirname, '..', '..');
const program = join(root, 'scripts', 'gongkai.mjs');

export type Environment = Readonly<Record<string, string>>;

/** The keys of the tests, as a secret store would hand them over: what the test seals the program opens. */
export const testKeys: Environment = { GONGKAI_KEYS: JSON.stringify(testRing) };

export interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** What it printed to stdout and stderr so far. */
  printed(): { readonly out: string; readonly err: string };
  /** SIGTERM; the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no farewell of any kind. */
  kill(): Promise<void>;
}

const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

function start(args: readonly string[], environment: Environment) {
  const { DATABASE_URL: _database, GONGKAI_KEYS: _keys, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env: { ...inherited, npm_lifecycle_event: '', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const printed = { out: '', err: '' };
  child.stdout.on('data', (data) => {
    printed.out += data;
  });
  child.stderr.on('data', (data) => {
    printed.err += data;
  });
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      children.delete(child);
      resolve(code);
    }),
  );
  return { child, printed, ended };
}

/** Runs a command to its end. */
export async function gongkai(args: readonly string[], environment: Environment) {
  const { printed, ended } = start(args, environment);
  return { code: await ended, ...printed };
}

/** Starts the web server on a free port. @throws what it printed, when it does not start */
export async function serve(environment: Environment): Promise<Server> {
  const { child, printed, ended } = start(['serve'], {
    GONGKAI_PORT: '0',
    GONGKAI_TRUST_PROXY: 'true',
    ...environment,
  });
  const url = await new Promise<string>((resolve, reject) => {
    const see = () => {
      const found = /^Gongkai \S+ (http:\S+)\n/.exec(printed.out)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', see);
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${printed.out}${printed.err}`)));
  });
  return {
    url,
    child,
    printed: () => ({ ...printed }),
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
