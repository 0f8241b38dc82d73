// Starts the built program on the Node that package.json pins, whatever Node started this file.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pinnedNode } from './install.mjs';

const root = new URL('..', import.meta.url);
const pinned = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')).dependencies.node;
const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);
const program = new URL('dist/gongkai.mjs', root);

if (!existsSync(program)) {
  console.error(
    'The program has not been built yet: run npm start (or node scripts/ensure.mjs run) once.\n' +
      '程序尚未构建：请先运行一次 npm start。',
  );
  process.exitCode = 1;
} else if (major(process.version) >= major(pinned)) {
  // npm changes into the project's folder; file arguments mean the folder where the user stood.
  if (process.env.npm_lifecycle_event && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  await import(program.href);
} else {
  const child = spawn(pinnedNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // A terminal sends Ctrl-C to both processes; the child decides when to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(
      `Cannot start the pinned Node (${error.message}): run node scripts/ensure.mjs run. 无法启动指定版本的 Node。`,
    );
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 1 : (code ?? 1);
  });
}
