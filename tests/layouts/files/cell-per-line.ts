/** Text in which every table cell has a line of its own. */
import { type PrintedReport, type PrintedTable, positions } from '../print/printed.ts';
import type { Random } from '../random.ts';
import { type FileLayout, textLayout } from './file-layout.ts';

const cells = (table: PrintedTable): readonly string[] =>
  table.rows.flatMap((row) => row.map((each) => each.text));

/** Lines with blank lines between, running text indented, numbers padded with spaces of several kinds. */
function spaced(report: PrintedReport, random: Random): string {
  const pad = (text: string) =>
    /^\d/.test(text) ? `${random.pick(['', ' ', '\u00a0', ''])}${text}${random.pick(['', ' '])}` : text;
  const lines = report.pieces.flatMap((piece) =>
    piece.kind === 'text' ? [piece.role === 'title' ? piece.text : `  ${piece.text}`] : cells(piece).map(pad),
  );
  return lines.join('\n\n');
}

function tight(report: PrintedReport): string {
  return report.pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : cells(piece))).join('\n');
}

/** Cells ending in ` |`, rows in a line of pipes as long as the row is short of cells. */
function piped(report: PrintedReport): string {
  const lines = report.pieces.flatMap((piece) => {
    if (piece.kind === 'text') return [piece.text];
    return piece.rows.flatMap((row) => [
      ...row.map((each) => `${each.text} |`),
      '|'.repeat(1 + piece.columns - row.length),
    ]);
  });
  return lines.join('\n');
}

/** Label, lone pipe, number and pipe on the next line. */
function lonePipes(report: PrintedReport): string {
  const lines = report.pieces.flatMap((piece) => {
    if (piece.kind === 'text') return [piece.text];
    return piece.rows.flatMap((row) => [
      ...row.flatMap((each) => (each.kind === 'label' ? [each.text, '|'] : [`${each.text} |`])),
      '|'.repeat(1 + piece.columns - row.length),
    ]);
  });
  return lines.join('\n');
}

/** Cells behind a tab, covered positions as lines of a lone tab, blank lines between rows. */
function tabbed(report: PrintedReport, random: Random): string {
  const pad = (text: string) =>
    /^\d+$/.test(text) ? random.pick([text, `\u00a0${text}`, `${text}\u00a0`, `\u3000${text}`]) : text;
  const lines = report.pieces.flatMap((piece) => {
    if (piece.kind === 'text') return [piece.text];
    return positions(piece).flatMap((row, r) => {
      const own = piece.rows[r] ?? [];
      const covered = row.slice(0, own.length > 0 ? row.indexOf(own[0] ?? null) : row.length);
      return [...covered.map(() => '\t'), ...own.map((each) => `\t${pad(each.text)}`), ''];
    });
  });
  return lines.join('\n');
}

export const cellPerLine: readonly FileLayout[] = [
  textLayout('cell per line, blank lines', spaced, { keepsBreaks: true }),
  textLayout('cell per line', tight, { keepsBreaks: true }),
  textLayout('cell per line ending in a pipe', piped, { keepsBreaks: true }),
  textLayout('cell per line with lone pipes', lonePipes, { keepsBreaks: true }),
  textLayout('cell per line behind a tab', tabbed, { keepsBreaks: true }),
];
