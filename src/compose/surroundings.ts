/** Where the program runs and what it was given. */
import { userInfo } from 'node:os';
import type { Outcome } from '../cli/command.ts';
import type { Terminal } from '../cli/terminal.ts';
import { type Config, readConfig } from '../config.ts';

export interface Surroundings {
  /** The checkout: rules/, data/ and package.json are below it. */
  readonly root: string;
  /** Names the built program; reports read by another one are read anew. */
  readonly build: string;
  /** The folder that file arguments refer to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
}

/** The present instant. */
export const clock = (): Date => new Date();

/** The settings, or every problem in them. */
export function configOf({ environment, root }: Surroundings): Outcome<Config> {
  const read = readConfig(environment, root);
  return read.ok
    ? { ok: true, value: read.config }
    : { ok: false, message: read.problems.map((each) => `配置有误 Configuration: ${each}`).join('\n') };
}

/** The system's user; on systems that do not say, `unknown`. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

/** Why the program cannot start, in a line for the operator. */
export class StartProblem extends Error {}
