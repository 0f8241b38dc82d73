// Builds dist/ from src/ when src/ changed. `node scripts/build.mjs` builds always.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist');
const stampFile = join(out, '.build.json');

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

/** Changes when any file that the build reads was touched: paths, sizes and times, not contents (fast). */
function fingerprint() {
  const hash = createHash('sha256');
  const inputs = [
    ...filesBelow(join(root, 'src')),
    fileURLToPath(import.meta.url),
    join(root, 'package-lock.json'),
  ].filter((path) => !/\.test\.tsx?$/.test(path));
  for (const path of inputs.sort()) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function builtFingerprint() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).fingerprint;
  } catch {
    return null;
  }
}

/** Writes beside the target and renames, so that a process that starts meanwhile never reads half a file. */
function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, contents);
  renameSync(temporary, path);
}

/** Copies a folder of src/ into dist/ under its own name, leaving out tests. */
function copyFolder(source, target) {
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, { recursive: true, filter: (path) => !/\.test\.tsx?$/.test(path) });
}

/** Bundles the program and its reading worker, and copies migrations and browser assets. */
export async function build() {
  const { build: bundle } = await import('esbuild');
  const entryPoints = Object.fromEntries(
    Object.entries({ gongkai: 'src/main.ts', 'reading-worker': 'src/reading/worker.ts' }).filter(([, path]) =>
      existsSync(join(root, path)),
    ),
  );
  const result = await bundle({
    absWorkingDir: root,
    entryPoints,
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const file of result.outputFiles) replaceFile(file.path, file.contents);
  const current = new Set(result.outputFiles.map((file) => basename(file.path)));
  for (const name of readdirSync(out)) {
    if (name.startsWith('chunk-') && !current.has(name)) rmSync(join(out, name));
  }
  for (const [from, to] of [
    ['src/storage/migrations', 'migrations'],
    ['src/web/assets', 'assets'],
  ]) {
    if (existsSync(join(root, from))) copyFolder(join(root, from), join(out, to));
  }
}

/** Builds when sources changed since the last build. */
export async function ensureBuilt(say) {
  const now = fingerprint();
  if (builtFingerprint() === now) return;
  const started = Date.now();
  await build();
  replaceFile(stampFile, `${JSON.stringify({ fingerprint: now })}\n`);
  say(`Built in ${Date.now() - started} ms. 构建完成。`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(stampFile, { force: true });
  await ensureBuilt((line) => console.error(line));
}
