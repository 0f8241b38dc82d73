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

/**
 * Bundles the program and its two workers, and copies migrations and browser assets.
 * @returns a hash of the program: what an older one read is read anew
 */
export async function build() {
  const { build: bundle, transform } = await import('esbuild');
  const entryPoints = Object.fromEntries(
    Object.entries({
      gongkai: 'src/main.ts',
      'reading-worker': 'src/reading/worker.ts',
      'documents-worker': 'src/compose/documents-worker.ts',
    }).filter(([, path]) => existsSync(join(root, path))),
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
  copyFolder(join(root, 'src/storage/migrations'), join(out, 'migrations'));
  const assets = join(root, 'src/web/assets');
  if (existsSync(assets)) {
    copyFolder(assets, join(out, 'assets'));
    for (const path of filesBelow(assets)) {
      if (!/\.(css|js)$/.test(path)) continue;
      const loader = path.endsWith('.css') ? 'css' : 'js';
      const { code } = await transform(readFileSync(path, 'utf8'), { loader, minify: true });
      replaceFile(join(out, 'assets', relative(assets, path)), code);
    }
  }
  const hash = createHash('sha256');
  for (const file of result.outputFiles) hash.update(file.contents);
  return hash.digest('hex').slice(0, 16);
}

/** Builds when sources changed since the last build. */
export async function ensureBuilt(say) {
  const now = fingerprint();
  if (builtFingerprint() === now) return;
  const started = Date.now();
  const program = await build();
  replaceFile(stampFile, `${JSON.stringify({ fingerprint: now, program })}\n`);
  say(`Built in ${Date.now() - started} ms. 构建完成。`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(stampFile, { force: true });
  await ensureBuilt((line) => console.error(line));
}
