/** Reads and checks the whole of rules/: all problems at once, each with file and line. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { textChecks } from '../domain/reports/audit/audit.ts';
import { structureChecks } from '../domain/reports/audit/structure.ts';
import type { Identity, ReportFormat } from '../domain/reports/format.ts';
import type { TextRules } from '../domain/reports/text-rule.ts';
import type { Division, Rulebook } from '../domain/rulebook/rulebook.ts';
import { readFormat } from './formats.ts';
import { readIdentities } from './identities.ts';
import { readTextRules } from './text-rules.ts';
import type { RuleProblem } from './yaml-file.ts';

export type { RuleProblem } from './yaml-file.ts';

export type LoadedRulebook =
  | { readonly ok: true; readonly rulebook: Rulebook }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

interface RulesFile {
  readonly name: string;
  readonly text: string;
}

function filesIn(folder: string, root: string): RulesFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path, root);
    if (!/\.(?:yaml|tsv)$/.test(entry.name)) return [];
    return [{ name: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }];
  });
}

/** Loads the rulebook from a folder. */
export function loadRulebook(folder: string): LoadedRulebook {
  const files = filesIn(folder, folder);
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.name).update('\0').update(file.text).update('\0');
  const problems: RuleProblem[] = [];
  const formats: ReportFormat[] = [];
  for (const file of under(files, 'reports/formats/')) {
    const read = readFormat(file.name, file.text);
    problems.push(...read.problems);
    if (read.format !== null) formats.push(read.format);
  }
  const identities: Identity[] = [];
  for (const file of under(files, 'reports/identities/')) {
    const read = readIdentities(file.name, file.text, formats);
    problems.push(...read.problems);
    identities.push(...read.identities);
  }
  const parts: TextRules[] = [];
  for (const file of under(files, 'reports/text/')) {
    const read = readTextRules(file.name, file.text, formats);
    problems.push(...read.problems);
    if (read.rules === null) continue;
    parts.push(read.rules);
    for (const rule of read.rules.structure)
      if (!structureChecks.includes(rule.check) && !textChecks.includes(rule.check))
        problems.push({
          file: file.name,
          line: lineOf(file.text, rule.id),
          message: `${rule.id}: no check "${rule.check}"`,
        });
  }
  const divisions = files
    .filter((file) => file.name.endsWith('divisions.tsv'))
    .flatMap((f) => readDivisions(f, problems));
  if (formats.length === 0)
    problems.push({ file: 'reports/formats', line: 1, message: 'no report format found' });
  if (problems.length > 0) return { ok: false, problems };
  const text: TextRules = {
    claims: parts.flatMap((part) => part.claims),
    statements: parts.flatMap((part) => part.statements),
    enumerations: parts.flatMap((part) => part.enumerations),
    means: parts.flatMap((part) => part.means),
    parts: parts.flatMap((part) => part.parts),
    wordings: parts.flatMap((part) => part.wordings),
    structure: parts.flatMap((part) => part.structure),
  };
  const fingerprint = hash.digest('hex').slice(0, 16);
  return { ok: true, rulebook: { fingerprint, formats, identities, text, divisions } };
}

function lineOf(text: string, words: string): number {
  return text.slice(0, Math.max(0, text.indexOf(words))).split('\n').length;
}

function under(files: readonly RulesFile[], folder: string): readonly RulesFile[] {
  return files.filter((file) => file.name.startsWith(folder) && file.name.endsWith('.yaml'));
}

function readDivisions(file: RulesFile, problems: RuleProblem[]): Division[] {
  return file.text.split('\n').flatMap((line, i) => {
    if (line === '' || line.startsWith('#')) return [];
    const [code, name] = line.split('\t');
    if (code !== undefined && name !== undefined && /^\d{6}$/.test(code)) return [{ code, name }];
    problems.push({ file: file.name, line: i + 1, message: 'expected a six-digit code, a tab and a name' });
    return [];
  });
}
