/** A report for people in a terminal: what it is, its tables with values, its findings. */
import type { Finding, Severity } from '../domain/findings/finding.ts';
import type { FormTable, ReportFormat } from '../domain/reports/format.ts';
import type { ReadCell, ReadReport } from '../domain/reports/reading.ts';
import type { Rulebook } from '../domain/rulebook/rulebook.ts';
import type { FileProblem } from './report-files.ts';
import type { Paint } from './terminal.ts';
import { type TextColumn, textTable } from './text-table.ts';

const severities: readonly { readonly key: Severity; readonly name: string; readonly colour: keyof Paint }[] =
  [
    { key: 'error', name: '错误', colour: 'red' },
    { key: 'warn', name: '警告', colour: 'yellow' },
    { key: 'info', name: '提示', colour: 'blue' },
  ];

/** What stands in a cell of the terminal: the number, the print it was read from, or why there is none. */
function cellText(cell: ReadCell | undefined): string {
  if (!cell) return '';
  if (cell.value !== null) return cell.settled === 'identity' ? `${cell.value}≡` : String(cell.value);
  if (cell.candidates) return `？${cell.candidates.map((each) => each ?? '空').join('/')}`;
  return cell.settled === 'blank' ? (cell.raw ?? '') || '空' : '·';
}

/** Rows and columns of a form's table, whatever its layout: each cell of the form once, under its words. */
function tableLines(table: FormTable, format: ReportFormat, report: ReadReport): string[] {
  const cells = [...format.cells.values()].filter((cell) => cell.table === table.key);
  const value = (key: string) => cellText(report.cells.get(key));
  if (table.layout !== 'matrix') {
    const columns: TextColumn[] = [
      { heading: '', align: 'left' },
      { heading: '', align: 'right' },
      { heading: '', align: 'left' },
    ];
    return textTable(
      columns,
      cells.map((cell) => [cell.label, value(cell.key), cell.unit]),
    ).slice(1);
  }
  const columns: TextColumn[] = [
    { heading: '', align: 'left' },
    ...table.columns.map((column): TextColumn => ({ heading: column.label, align: 'right' })),
  ];
  const rows = table.rows
    .filter((row) => !row.header)
    .map((row) => [
      row.label,
      ...table.columns.map((column) => {
        const cell = cells.find((each) => each.row === row.key && each.column === column.key);
        return cell ? value(cell.key) : '';
      }),
    ]);
  return textTable(columns, rows);
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
