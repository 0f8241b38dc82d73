/** Markdown with pipe tables. */
import { type PrintedReport, type PrintedTable, positions } from '../print/printed.ts';
import { type FileLayout, textLayout } from './file-layout.ts';

function tableLines(table: PrintedTable): string {
  const [head, ...rows] = positions(table).map(
    (row) => `| ${row.map((each) => (each?.text ?? '').replaceAll('\n', '<br>')).join(' | ')} |`,
  );
  return [head, `|${'---|'.repeat(table.columns)}`, ...rows].join('\n');
}

function lay(report: PrintedReport): string {
  return report.pieces
    .map((piece) => {
      if (piece.kind === 'table') return tableLines(piece);
      if (piece.role === 'title') return `# ${piece.text}`;
      return piece.role === 'heading' ? `## ${piece.text}` : piece.text;
    })
    .join('\n\n');
}

const text = textLayout('markdown tables', lay, { keepsBlanks: true, keepsBreaks: true });

export const markdown: readonly FileLayout[] = [
  {
    ...text,
    write: async (report, random) => ({ ...(await text.write(report, random)), name: 'report.md' }),
  },
];
