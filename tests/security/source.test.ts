/** What the sources must not hold, and what must be listed: read from the files themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_MIN_VERSION } from 'node:tls';
import { expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Files below a folder, without tests and what only shows. */
const sources = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(?:tsx?|mjs|js)$/.test(file) && !/\.test\.|\.examples\.|\/test-files\//.test(file))
    .map((file) => [file, withoutComments(read(file))] as const);

function withoutComments(text: string): string {
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g,
    (_match: string, literal: string | undefined) => literal ?? '',
  );
}

const src = sources('src');
const holding = (pattern: RegExp, files = src): readonly string[] =>
  files.filter(([, text]) => pattern.test(text)).map(([file]) => file);

it('reads what it looks at', () => {
  expect(src.length).toBeGreaterThan(300);
  expect(holding(/export /).length).toBeGreaterThan(300);
});

it('no statement is put together from text', () => {
  // Names of tables and columns are quoted by the library or the grammar; values are always parameters.
  expect(holding(/\bsql\.(?:raw|lit)\b/)).toEqual([]);
  const plain = src.filter(([file]) => !file.startsWith('src/storage/') && !file.startsWith('src/queue/'));
  expect(holding(/\bfrom 'kysely'|\bfrom 'pg'|@electric-sql/, plain)).toEqual([]);
  // What is written out by hand there: the form of the database, never what people sent.
  expect(holding(/\.(?:query|script)(?:<[^(]*>)?\(\s*`[^`]*\$\{/).toSorted()).toEqual([
    'src/storage/backup/keys-in-use.ts',
    'src/storage/backup/restore-backup.ts',
    'src/storage/backup/table-rows.ts',
    'src/storage/migrate.ts',
  ]);
});

it('only the installing scripts start other programs, and nothing runs text as code', () => {
  expect(holding(/child_process|node:vm|\bnew Function\b|\beval\(|setTimeout\(\s*['"`]/)).toEqual([]);
  expect(holding(/child_process/, sources('scripts')).length).toBeGreaterThan(0);
});

it('nothing takes its chance from Math.random', () => {
  expect(holding(/Math\.random/)).toEqual([]);
  expect(holding(/randomBytes/).toSorted()).toEqual([
    'src/secrets/chance.ts',
    'src/secrets/key-file.ts',
    'src/secrets/key-ring.ts',
    'src/secrets/passwords.ts',
    'src/secrets/sealer.ts',
    'src/storage/folder-lock.ts',
  ]);
});

it('no digest is MD5, and SHA-1 only where the app’s standard wants it', () => {
  expect(holding(/\bmd5\b|\bdes(?:-|3)|\brc4\b|-ecb\b|-cbc\b/i)).toEqual([]);
  expect(holding(/\bsha-?1\b/i)).toEqual(['src/secrets/one-time-codes.ts']);
});

it('outgoing connections keep the runtime’s checks: TLS 1.2 or later, certificates', () => {
  expect(DEFAULT_MIN_VERSION).toBe('TLSv1.2');
  expect(
    holding(/rejectUnauthorized|minVersion|maxVersion|secureProtocol|NODE_TLS|checkServerIdentity|ciphers:/),
  ).toEqual([]);
});

it('comparison is strict, and types are checked by the compiler', () => {
  expect(holding(/[^=!<>]==[^=]|!=[^=]/).filter((file) => looseIn(read(file)))).toEqual([]);
  const { compilerOptions } = JSON.parse(read('tsconfig.json')) as {
    compilerOptions: Record<string, boolean>;
  };
  expect(compilerOptions).toMatchObject({ strict: true, noUncheckedIndexedAccess: true });
  expect(holding(/@ts-ignore|@ts-nocheck|:\s*any\s*[;,)=]|\bas any\b/)).toEqual([]);
});

/** Loose comparison with anything but null, which stands for null and undefined together. */
const looseIn = (text: string): boolean =>
  /[^=!<>'"]\s(?:==|!=)\s(?!null\b)/.test(withoutComments(text).replace(/`[^`]*`/g, ''));

it('what runs reaches no test and no development package', () => {
  const { devDependencies, dependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const packages = new Set(
    src.flatMap(([, text]) =>
      [
        ...text.matchAll(
          /(?:\bfrom\s+|^import\s+|\bimport\(\s*)['"]((?:@[\w-]+\/)?[\w-]+)(?:\/[^'"]*)?['"]/gm,
        ),
      ].map((match) => match[1]!),
    ),
  );
  expect(packages.size).toBeGreaterThan(10);
  expect([...packages].filter((name) => name in devDependencies!)).toEqual([]);
  expect([...packages].filter((name) => !(name in dependencies!) && name !== 'node')).toEqual([]);
  expect(holding(/from '(?:\.\.\/)+tests\//)).toEqual([]);
});

it('every package has an exact version, a digest, and one source', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }>;
  };
  const packages = Object.entries(lock.packages).filter(([place]) => place !== '');
  expect(packages.length).toBeGreaterThan(100);
  for (const [place, { version, resolved, integrity }] of packages) {
    // A package that came inside another one is covered by that one's digest.
    if (resolved === undefined) continue;
    expect(version, place).toMatch(/^\d+\.\d+\.\d+/);
    expect(new URL(resolved).origin, place).toBe('https://registry.npmjs.org');
    expect(integrity, place).toMatch(/^sha512-/);
  }
  const { dependencies, devDependencies, scripts } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/)]);
  expect(scripts!.sbom).toContain('npm sbom');
});

it('every way in that the code has is on the page that documents them', () => {
  const page = read('docs/security/authentication.md');
  const openers = holding(/\bopenSession\(/).filter((file) => !file.endsWith('/open-session.ts'));
  expect(openers.length).toBeGreaterThan(4);
  const words: Readonly<Record<string, string>> = {
    'sign-in.ts': '`src/usecases/sign-in/sign-in.ts`',
    'second-factor.ts': 'authenticator app',
    'use-link.ts': '`use-link.ts`',
    'identity-finish.ts': '`identity-finish.ts`',
    'accept-invitation.ts': '`accept-invitation.ts`',
    'code-set-up.ts': '`code-set-up.ts`',
    'set-up.ts': '`set-up.ts`',
    'demo-door.ts': '`demo-door.ts`',
  };
  for (const file of openers)
    expect([file, page.includes(words[file.split('/').at(-1)!] ?? '?')]).toEqual([file, true]);
});

it('the log is one JSON object a line, in UTC, whatever is in it', () => {
  const lines: string[] = [];
  const log = createLog(
    'info',
    (line) => lines.push(line),
    () => new Date('2026-11-21T08:00:00+08:00'),
  );
  log('error', 'a\nb\r{"level":"info"}\u0000\u001b[31m', { path: '/x\n{"forged":true}' });
  log('debug', 'left out');
  expect(lines).toHaveLength(1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(lines[0]).not.toMatch(/[\u0000-\u001f]/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ time: '2026-11-21T00:00:00.000Z', level: 'error' });
});

it('the log goes to stderr only', () => {
  expect(holding(/\bconsole\.\w+\(|syslog|appendFile/)).toEqual([]);
  // Standard output belongs to what a command prints.
  expect(holding(/process\.stdout\.write/).filter((file) => file.startsWith('src/web/'))).toEqual([]);
});
