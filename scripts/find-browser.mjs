// A Chromium for the journeys and a font with Chinese characters: found, or installed where that is possible.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const remedy =
  'Install a Chromium and a Chinese font (Debian: apt-get install chromium fonts-noto-cjk), or set CHROMIUM_PATH. ' +
  '请安装 Chromium 和中文字体，或设置 CHROMIUM_PATH。';

function installed() {
  if (process.env.CHROMIUM_PATH)
    return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : null;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const paths = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...paths, ...elsewhere].find((path) => existsSync(path)) ?? null;
}

/** True unless the system's font list says that no font has Chinese characters. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

/** Installs Debian packages; only root on a system with apt can. */
function aptInstall(packages, say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say(`Installing ${packages.join(' ')} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return spawnSync('apt-get', install, { env }).status === 0;
}

/** @returns {{ ok: true, path: string } | { ok: false, remedy: string }} */
export function findBrowser(say) {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH)) {
    return { ok: false, remedy: `CHROMIUM_PATH=${process.env.CHROMIUM_PATH} does not exist. ${remedy}` };
  }
  const missing = [
    ...(installed() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig']),
  ];
  if (missing.length > 0) aptInstall(missing, say);
  const path = installed();
  if (!path || !hasChineseFont()) return { ok: false, remedy };
  return { ok: true, path };
}
