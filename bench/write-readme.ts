/** Puts the figures between the marks of README.md and README.zh-CN.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure, Results } from './figure.ts';
import { root } from './reports.ts';
import { markdownTable } from './tables.ts';

const marks = { start: '<!-- bench:start -->', end: '<!-- bench:end -->' };

/** Replaces what stands between the marks; the file stays as it is where they are missing. */
export function withFigures(readme: string, text: string): string {
  const from = readme.indexOf(marks.start);
  const to = readme.indexOf(marks.end);
  if (from < 0 || to < from) return readme;
  return `${readme.slice(0, from + marks.start.length)}\n\n${text}\n\n${readme.slice(to)}`;
}

/** Writes both files. */
export function writeReadme({ date, node, cpu, cores, figures }: Results): void {
  const day = date.slice(0, 10);
  const texts: Readonly<Record<string, (figures: readonly Figure[]) => string>> = {
    'README.md': (all) =>
      `${markdownTable(all, 'en')}\n\n\`npm run bench -- --readme\`, ${day}, Node ${node}, ${cpu}, ${cores} cores.`,
    'README.zh-CN.md': (all) =>
      `${markdownTable(all, 'zh')}\n\n命令 \`npm run bench -- --readme\`，${day}，Node ${node}，${cpu}，${cores} 核。`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const path = join(root, name);
    if (existsSync(path)) writeFileSync(path, withFigures(readFileSync(path, 'utf8'), text(figures)));
  }
}
