// `node scripts/complete-lock.mjs`: run after every `npm i`.
// Some registries do not serve the builds of other platforms; npm then writes no lock entry for them, and
// `npm ci` refuses its own lock. This adds the missing entries of optional packages (nested ones as well), and
// removes addresses of registries, so that the lock is the same wherever it was made.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const before = readFileSync(file, 'utf8');
const lock = JSON.parse(before);
const packages = lock.packages;

/** The folder in which Node would find `name` from the package at `from`, or null. */
function found(from, name) {
  for (let folder = from; ; ) {
    const place = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return null;
    const end = folder.lastIndexOf('/node_modules/');
    folder = end < 0 ? '' : folder.slice(0, end);
  }
}

/** Platform that a build's name speaks of, e.g. `cli-linux-x64-musl`; npm skips the others by these fields. */
function platformOf(name) {
  const words = name.split(/[/@-]/);
  const os = [
    'aix',
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
  ];
  const cpu = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];
  const libc = { musl: 'musl', gnu: 'glibc' };
  const pick = (list) => list.filter((word) => words.includes(word));
  return {
    ...(pick(os).length ? { os: pick(os) } : {}),
    ...(pick(cpu).length ? { cpu: pick(cpu) } : {}),
    ...(pick(os)[0] === 'linux' && pick(Object.keys(libc)).length
      ? { libc: pick(Object.keys(libc)).map((word) => libc[word]) }
      : {}),
  };
}

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  delete entry.resolved;
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || found(path, name)) continue;
    packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platformOf(name),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
const after = `${JSON.stringify(lock, null, 2)}\n`;
if (after !== before) writeFileSync(file, after);
console.log(`package-lock.json: ${added} optional entries added`);
