/** The law of the house, as far as a program can read it: layers, names, sizes, and no rule codes in code. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

interface Import {
  readonly from: string;
  /** A file of src/, a package, or a builtin (`node:…`). */
  readonly to: string;
}

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const all = filesBelow('src');
const code = all.filter((file) => /\.tsx?$/.test(file));
const isTest = (file: string): boolean => /\.(test|examples)\.tsx?$/.test(file);
const product = code.filter((file) => !isTest(file));
const layerOf = (file: string): string => file.split('/')[1]!.replace(/\.ts$/, '');

/** The code with comments blanked out; strings and line numbers stay. */
function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return text.replace(
    /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (match: string, literal: string | undefined) => literal ?? blank(match),
  );
}

function importsOf(file: string): Import[] {
  const text = withoutComments(read(file));
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1]!);
  return specifiers.map((specifier) => ({
    from: file,
    to: specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(file), specifier))
          .split(sep)
          .join('/')
      : specifier,
  }));
}

const imports = product.flatMap(importsOf);

const ports = ['src/usecases/ports.ts', 'src/usecases/ports/', 'src/domain/'];

/** What a layer may import from src/, beside itself. A trailing slash stands for everything below. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['src/'],
  compose: ['src/'],
  config: ['src/log.ts'],
  log: [],
  // Commands from one process to another, whatever they are.
  control: [],
  web: ['src/usecases/', 'src/domain/'],
  cli: ['src/usecases/', 'src/domain/'],
  jobs: ['src/usecases/', 'src/domain/'],
  usecases: ['src/policies/', 'src/domain/'],
  storage: ports,
  documents: ports,
  // Passwords, one-time codes, keys and seals.
  secrets: ports,
  // The identity service of the province (OpenID Connect).
  identity: ports,
  // Mail and messages out, and the jobs that send them.
  delivery: ports,
  queue: ports,
  // Files in: no knowledge of the law.
  reading: ['src/usecases/ports.ts', 'src/usecases/ports/', 'src/domain/pages/', 'src/domain/text/'],
  'rulebook-files': ['src/domain/'],
  'demo-files': ['src/domain/'],
  policies: ['src/domain/'],
  domain: [],
};

describe('arrows', () => {
  it('knows every layer', () => {
    expect([...new Set(product.map(layerOf))].filter((layer) => !(layer in arrows))).toEqual([]);
  });

  it('go down only', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('src/') || layerOf(to) === layerOf(from)) return false;
      return !arrows[layerOf(from)]!.some((allowed) =>
        allowed.endsWith('/') ? to.startsWith(allowed) : to === allowed,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('point to files that exist, inside src/', () => {
    const outside = imports.filter(
      ({ to }) =>
        (to.startsWith('..') || to.startsWith('src/')) && !all.includes(to) && !to.endsWith('.json'),
    );
    expect(outside).toEqual([]);
  });

  it('form no circle between files', () => {
    const next = Map.groupBy(imports, ({ from }) => from);
    const state = new Map<string, 'open' | 'done'>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
      state.set(file, 'done');
    };
    for (const file of product) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe('domain', () => {
  const domain = product.filter((file) => file.startsWith('src/domain/'));

  it('imports no packages and no builtins', () => {
    const wrong = imports.filter(
      ({ from, to }) => from.startsWith('src/domain/') && !to.startsWith('src/domain/'),
    );
    expect(wrong).toEqual([]);
  });

  it('asks nothing of the outside: no clock, no chance, no process, no network', () => {
    const wrong = domain.flatMap((file) =>
      [
        ...withoutComments(read(file)).matchAll(
          /\b(Date\.now|new Date\(\)|Math\.random|process\.|performance\.|fetch\()/g,
        ),
      ].map((match) => `${file}: ${match[1]}`),
    );
    expect(wrong).toEqual([]);
  });

  it('says what every public function means', () => {
    const wrong = domain.flatMap((file) => {
      const text = read(file);
      return [...text.matchAll(/^export (?:async )?function (\w+)/gm)]
        .filter((match) => !text.slice(0, match.index).trimEnd().endsWith('*/'))
        .map((match) => `${file}: ${match[1]}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('law as data', () => {
  interface Keyed {
    readonly key: string;
    readonly [name: string]: unknown;
  }

  /** Every distinctive key under `key:` in the rules of the report forms. */
  function keysIn(node: unknown): string[] {
    if (Array.isArray(node)) return node.flatMap(keysIn);
    if (typeof node !== 'object' || node === null) return [];
    const own = typeof (node as Keyed).key === 'string' ? [(node as Keyed).key] : [];
    return [...own, ...Object.values(node).flatMap(keysIn)];
  }

  const forms = filesBelow('rules/reports/formats').map((file) => parse(read(file)) as { id: string });
  const codes = new Set([
    ...forms.flatMap(keysIn).filter((key) => key.includes('_')),
    ...forms.map((form) => form.id),
  ]);

  it('finds the codes of the forms', () => {
    expect(codes.size).toBeGreaterThan(50);
    for (const key of ['new_received', 'carried_in', 'art20_1']) expect(codes).toContain(key);
  });

  it('names no row, column, table or form of the rules in a string', () => {
    const wrong = product.flatMap((file) =>
      [...withoutComments(read(file)).matchAll(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g)]
        .flatMap(([literal]) => literal.split(/[^A-Za-z0-9_]+/))
        .filter((word) => codes.has(word))
        .map((word) => `${file}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('stay under 400 lines', () => {
    const long = code.filter((file) => read(file).split('\n').length > 400);
    expect(long).toEqual([]);
  });

  it('stand in folders named after what they hold', () => {
    const vague = new Set([
      'utils',
      'util',
      'helpers',
      'helper',
      'common',
      'services',
      'service',
      'manager',
      'managers',
      'misc',
    ]);
    expect(all.filter((file) => file.split('/').some((part) => vague.has(part.split('.')[0]!)))).toEqual([]);
  });

  it('have names in kebab-case', () => {
    const scripts = [
      ...code,
      ...filesBelow('scripts'),
      ...filesBelow('tests').filter((file) => /\.[mt]sx?$/.test(file)),
    ];
    expect(scripts.filter((file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/.test(basename(file)))).toEqual(
      [],
    );
  });

  it('export by name', () => {
    expect(code.filter((file) => /^export default\b/m.test(read(file)))).toEqual([]);
  });

  it('leave nothing for later', () => {
    const marks = new RegExp(
      `\\b(${['TO', 'FIX'].map((start, index) => start + ['DO', 'ME'][index]).join('|')})\\b`,
    );
    expect(all.filter((file) => marks.test(read(file)))).toEqual([]);
  });

  it('name no folder of one machine', () => {
    const machine = new RegExp(`(?<![\\w.])/(${['home', 'root', 'Users', 'work'].join('|')})/\\w`);
    const texts = ['src', 'scripts', 'tests', 'docs', 'rules', 'bench']
      .flatMap(filesBelow)
      .filter((file) => /\.(ts|tsx|mjs|md|yaml|json|css|sql)$/.test(file));
    expect(texts.filter((file) => machine.test(read(file)))).toEqual([]);
  });
});

describe('every change leaves an entry in the audit trail', () => {
  /** Where a transaction may begin outside `perform`, and why its writes are no act of a person. */
  const bookkeeping: Readonly<Record<string, string>> = {
    'src/usecases/perform.ts': 'adds the entry to the transaction',
    'src/usecases/sign-in/tries.ts': 'counts tries before their outcome is known; the outcome is recorded',
    'src/usecases/sign-in/identity-finish.ts': 'takes a counted try back after a sign-in that is recorded',
    'src/usecases/sign-in/second-factor.ts': 'a notice about a failure that is recorded',
    'src/usecases/jobs/verify-and-tell.ts': 'a notice about a verification that is recorded',
    'src/usecases/jobs/report-dead-job.ts': 'a notice about a job that failed',
    'src/usecases/notifications/deliver-due.ts': 'takes a waiting delivery; the run of the job is recorded',
    'src/usecases/requests/draft.ts': 'the citizen’s own paper; filing it is recorded',
    'src/usecases/notifications/settle.ts': 'notes how an attempt to deliver ended',
    'src/usecases/requests/refresh-requests.ts': 'a cache, portion by portion; the run is recorded',
    'src/usecases/requests/remind-requests.ts': 'reminders, portion by portion; the run is recorded',
    'src/usecases/mail-intake/fetch-mail.ts': 'mails, one by one; the fetching is recorded',
  };
  const usecases = product.filter((file) => file.startsWith('src/usecases/'));

  it('begins transactions in perform only, but for bookkeeping', () => {
    const beginning = product.filter(
      (file) =>
        !file.startsWith('src/storage/') && /\bstorage\s*\.transaction\(/.test(withoutComments(read(file))),
    );
    expect(beginning.filter((file) => !(file in bookkeeping))).toEqual([]);
    expect(Object.keys(bookkeeping).filter((file) => !beginning.includes(file))).toEqual([]);
  });

  it('writes to no store outside a transaction', () => {
    const writing =
      /\bstorage\s*\.\w+\s*\.(?:put|add|append|remove|sweep|touch|end|use|link|unlink|anonymise|reseal|count|mark|settle|retain|set(?!UpLink)|take(?!n)|tried|move|destroy|withdraw|nextNumber)\w*\(/g;
    const wrong = [...usecases, ...product.filter((file) => /^src\/(web|cli|jobs)\//.test(file))].flatMap(
      (file) => [...withoutComments(read(file)).matchAll(writing)].map(([call]) => `${file}: ${call}`),
    );
    // Questions, for all their names.
    const question =
      /storage\.(sealed\.use|(requests|publications|mailIntake)\.count|(requests|disputes)\.countYear|tasks\.countOpen)\($/;
    expect(wrong.filter((call) => !question.test(call))).toEqual([]);
  });
});
