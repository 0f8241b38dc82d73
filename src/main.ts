/** Where the program starts: the same file from src/ and, bundled, from dist/. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runCommand } from './cli/run.ts';
import { createTerminal } from './cli/terminal.ts';
import { compose } from './compose/compose.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Hash of the built program; 'source' when it runs from src/. */
function buildId(): string {
  try {
    const build = JSON.parse(readFileSync(new URL('./.build.json', import.meta.url), 'utf8')) as {
      program: string;
    };
    return build.program;
  } catch {
    return 'source';
  }
}

const program = compose({
  root,
  build: buildId(),
  folder: process.cwd(),
  environment: process.env,
  terminal: createTerminal(process.stdout, process.stderr, process.env),
});

process.exitCode = await runCommand(process.argv.slice(2), program);
await program.close();
