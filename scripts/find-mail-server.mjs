// A Dovecot for the tests of the mailbox: found, or installed where that is possible. The tests start a private instance.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const remedy =
  'Install Dovecot (Debian: apt-get install dovecot-imapd; macOS: brew install dovecot), or set DOVECOT_PATH. ' +
  '请安装 Dovecot，或设置 DOVECOT_PATH。';

function installed() {
  if (process.env.DOVECOT_PATH) return existsSync(process.env.DOVECOT_PATH) ? process.env.DOVECOT_PATH : null;
  const folders = [
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/sbin',
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.map((folder) => join(folder, 'dovecot')).find((path) => existsSync(path)) ?? null;
}

/** Installs the Debian package without starting its service; only root on a system with apt can. */
function aptInstall(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say('Installing dovecot-imapd with apt …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'dovecot-imapd'], { env });
}

/** @returns {{ ok: true, path: string } | { ok: false, remedy: string }} */
export function findMailServer(say) {
  if (process.env.DOVECOT_PATH && !existsSync(process.env.DOVECOT_PATH))
    return { ok: false, remedy: `DOVECOT_PATH=${process.env.DOVECOT_PATH} does not exist. ${remedy}` };
  if (installed() === null) aptInstall(say);
  const path = installed();
  return path === null ? { ok: false, remedy } : { ok: true, path };
}
