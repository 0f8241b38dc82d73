/** A report for people in a terminal: what it is, its tables with values, its findings. */
import type { Finding, Severity } from '../domain/findings/finding.ts';
import type { FormCell, FormTable, ReportFormat } from '../domain/reports/format.ts';
import { layOutTable } from '../domain/reports/lay-out-table.ts';
import type { ReadCell, ReadReport } from '../domain/reports/reading.ts';
import type { Rulebook } from '../domain/rulebook/rulebook.ts';
import type { FileProblem } from './report-files.ts';
import type { Paint } from './terminal.ts';
import { type TextColumn, textTable } from './text-table.ts';

const severities: readonly { readonly key: Severity; readonly name: string; readonly colour: keyof Paint }[] =
  [
    { key: 'error', name: '矛盾', colour: 'red' },
    { key: 'warn', name: '待核', colour: 'yellow' },
    { key: 'info', name: '提示', colour: 'blue' },
  ];

/** What stands in a cell of the terminal: the number, the print it was read from, or why there is none. */
function cellText(cell: ReadCell | undefined): string {
  if (!cell) return '';
  if (cell.value !== null) return cell.settled === 'identity' ? `${cell.value}≡` : String(cell.value);
  if (cell.candidates) return `？${cell.candidates.map((each) => each ?? '空').join('/')}`;
  return cell.settled === 'blank' ? (cell.raw ?? '') || '空' : '·';
}

const left = (heading: string): TextColumn => ({ heading, align: 'left' });
const right = (heading: string): TextColumn => ({ heading, align: 'right' });

/** A table of the form with the report's values; a group of rows stands as a line of its own above them. */
function tableLines(table: FormTable, format: ReportFormat, report: ReadReport): string[] {
  const value = (cell: FormCell | null) => (cell ? cellText(report.cells.get(cell.key)) : '');
  const { layout, rows } = layOutTable(format, table);
  if (layout === 'single-row') {
    const cells = rows.flatMap((row) => row.cells).filter((cell) => cell !== null);
    return textTable(
      [left(''), right(''), left('')],
      cells.map((cell) => [cell.label, value(cell), cell.unit]),
    ).slice(1);
  }
  const lines = rows.flatMap((row) => {
    const heads = row.heads.map((head) => head.text);
    const outermost = row.depth - heads.length + 1;
    const indented = heads.map((text, index) => '  '.repeat(outermost + index) + text);
    const numbers = [...row.cells.map(value), ...(row.unit === null ? [] : [row.unit])];
    return [...indented.slice(0, -1).map((text) => [text]), [indented.at(-1) ?? '', ...numbers]];
  });
  if (layout === 'list') return textTable([left(''), right(''), left('')], lines).slice(1);
  return textTable([left(''), ...table.columns.map((column) => right(column.label))], lines);
}

/** One line on what the file is. */
export function headline(file: string, report: ReadReport, rulebook: Rulebook, paint: Paint): string {
  const format = rulebook.formats.find((each) => each.id === report.generation);
  const read = [...report.cells.values()].filter((cell) => cell.value !== null).length;
  const facts = [
    report.region?.name ?? '地区未识别',
    report.year === null ? '年度未识别' : `${report.year} 年`,
    format?.shortTitle ?? '格式未识别',
    `读出 ${read}/${report.cells.size} 格`,
  ];
  return `${paint.bold(file)}  ${facts.join(' · ')}\n`;
}

/** One line on a file that gave no report. */
export function problemLine(file: string, problem: FileProblem, paint: Paint): string {
  return `${paint.bold(file)}  ${paint.red(`无法读取（${problem.code}）`)}  ${problem.message}\n`;
}

/** The tables that the report prints, with their values; then the reader's notes. */
export function tablesView(report: ReadReport, rulebook: Rulebook, paint: Paint): string {
  const format = rulebook.formats.find((each) => each.id === report.generation);
  const out: string[] = [];
  for (const table of format?.tables ?? []) {
    if (!report.tables.includes(table.key)) continue;
    out.push('', `  ${paint.bold(table.title)}`);
    for (const line of tableLines(table, format!, report)) out.push(`  ${line}`);
  }
  const settled = new Set(Array.from(report.cells.values(), (cell) => cell.settled));
  const legend = [
    ...(settled.has('identity') ? ['≡ 原文有多种读法，按勾稽关系确定'] : []),
    ...(settled.has('ambiguous') ? ['？原文有多种读法，无法确定'] : []),
    ...(settled.has('absent') ? ['· 原文没有此项'] : []),
  ];
  if (legend.length > 0) out.push('', paint.dim(`  ${legend.join('    ')}`));
  if (report.notes.length > 0) out.push('', `  ${paint.bold('读取说明')}`);
  for (const note of report.notes) {
    out.push(`  ${note.message}${note.line === undefined ? '' : paint.dim(`（第 ${note.line} 行）`)}`);
  }
  return `${out.join('\n')}\n\n`;
}

/** Findings by severity, each with its sum and the words of the report that prove it. */
export function findingsView(findings: readonly Finding[], paint: Paint): string {
  if (findings.length === 0) return '  未发现问题。\n\n';
  const out: string[] = [];
  for (const { key, name, colour } of severities) {
    const group = findings.filter((finding) => finding.severity === key);
    if (group.length === 0) continue;
    out.push('', `  ${paint[colour](`${name} ${group.length}`)}`);
    for (const finding of group) {
      out.push(`  • ${finding.message} ${paint.dim(finding.rule)}`);
      if (finding.arithmetic !== '') out.push(`    ${finding.arithmetic}`);
      for (const { quote, line } of finding.evidence) {
        out.push(paint.dim(`    「${quote.replace(/\s+/g, ' ')}」${line === null ? '' : ` 第 ${line} 行`}`));
      }
    }
  }
  return `${out.join('\n')}\n\n`;
}
