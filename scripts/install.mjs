// Installs the packages that package-lock.json names, when they are not what was installed last.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, 'node_modules', '.gongkai-install.json');

/** An expected problem: its message names the remedy and is all that people need to see. */
function problem(message) {
  return Object.assign(new Error(message), { remedy: true });
}

/** Path of the pinned Node inside node_modules. */
export const pinnedNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return null;
  }
}

/** Runs npm with the Node that npm itself was started with; returns { status, output }. */
function npm(args) {
  const cli = process.env.npm_execpath;
  const [command, before] = cli?.endsWith('.js')
    ? [process.env.npm_node_execpath ?? process.execPath, [cli]]
    : ['npm', []];
  const result = spawnSync(command, [...before, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: command === 'npm' && process.platform === 'win32',
    maxBuffer: 64 * 1024 * 1024,
    // A caller's `npm run -s` or NODE_ENV=production must not change what is installed here.
    env: { ...process.env, NODE_ENV: '', npm_config_loglevel: 'error', npm_config_ignore_scripts: 'false' },
  });
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ? result.error.message : ''}`;
  return { status: result.status ?? 1, output: output.trim() };
}

/**
 * Makes node_modules match package-lock.json.
 * @param {'run' | 'test'} scope `run`: what running needs; `test`: everything (which also satisfies `run`)
 * @param {(line: string) => void} say where one line about the work goes
 */
export async function ensureInstalled(scope, say) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
  const stamp = readStamp();
  if (stamp?.lock === lock && (stamp.scope === 'test' || stamp.scope === scope) && existsSync(pinnedNode))
    return;

  // Once testing was installed, running never takes it away again.
  const everything =
    scope === 'test' || stamp?.scope === 'test' || existsSync(join(root, 'node_modules', 'vitest'));
  const started = Date.now();
  say(
    everything === 'test'
      ? 'Installing packages for running and testing (npm ci) … 正在安装运行与测试所需的软件包'
      : 'Installing packages (npm ci) … 正在安装运行所需的软件包',
  );
  const only = everything ? ['--include=dev'] : ['--omit=dev'];
  const { status, output } = npm(['ci', ...only, '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) {
    throw problem(
      `${output}\nnpm ci failed: check the network and the npm registry setting (npm config get registry), then run the command again.\n` +
        'npm ci 失败：请检查网络与 npm 源设置（npm config get registry），然后重新运行。',
    );
  }
  if (!existsSync(pinnedNode)) npm(['rebuild', 'node', '--loglevel=error']);
  if (!existsSync(pinnedNode)) {
    throw problem(
      'The pinned Node was not installed: allow install scripts (npm config delete ignore-scripts) and run the command again.\n' +
        '未能安装指定版本的 Node：请允许安装脚本（npm config delete ignore-scripts）后重新运行。',
    );
  }
  writeFileSync(stampFile, `${JSON.stringify({ lock, scope: everything ? 'test' : 'run' })}\n`);
  say(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s. 安装完成。`);
}
