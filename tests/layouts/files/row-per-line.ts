/** Text in which every table row has a line of its own. */
import { type PrintedCell, type PrintedReport, type PrintedTable, positions } from '../print/printed.ts';
import type { Random } from '../random.ts';
import { type FileLayout, textLayout } from './file-layout.ts';

const flat = (text: string): string => text.replaceAll('\n', '');

function perRow(lay: (row: readonly PrintedCell[], table: PrintedTable, random: Random) => string) {
  return (report: PrintedReport, random: Random): string =>
    report.pieces
      .flatMap((piece) =>
        piece.kind === 'text' ? [piece.text] : piece.rows.map((row) => lay(row, piece, random)),
      )
      .join('\n');
}

/** Every position of the grid, covered ones empty. */
function perPosition(separator: string, before = '', after = '') {
  return (report: PrintedReport): string =>
    report.pieces
      .flatMap((piece) => {
        if (piece.kind === 'text') return [piece.text];
        return positions(piece).map(
          (row) => before + row.map((each) => flat(each?.text ?? '')).join(separator) + after,
        );
      })
      .join('\n');
}

const joined = (separator: string) => perRow((row) => row.map((each) => flat(each.text)).join(separator));

const wide = perRow((row, _table, random) =>
  row
    .map((each) => flat(each.text))
    .reduce((line, text) => line + random.pick(['   ', '\u3000', '  \u3000', '      ']) + text),
);

/** Cells parted by ` | `, the row closed with as many pipes as it is short of cells. */
const piped = perRow(
  (row, table) =>
    `${row.map((each) => flat(each.text)).join(' | ')} |${'|'.repeat(table.columns - row.length)}`,
);

/** Labels that run into their first number. */
const glued = perRow((row) => {
  const labels = row
    .filter((each) => each.key === undefined && each.kind !== 'unit')
    .map((each) => flat(each.text));
  const values = row.filter((each) => each.key !== undefined).map((each) => flat(each.text));
  return labels.join(' ') + values.join(' ');
});

/** Labels and all numbers of the row in one run of characters. */
const run = perRow((row) =>
  row
    .filter((each) => each.kind !== 'unit')
    .map((each) => flat(each.text))
    .join(''),
);

/** A wrapped label with the row's numbers between its lines. */
const torn = perRow((row, _table, random) => {
  const label = row.findLast((each) => each.kind === 'label');
  const values = row.filter((each) => each.key !== undefined);
  if (label === undefined || values.length === 0 || label.text.length < 10)
    return row.map((each) => flat(each.text)).join(' ');
  const groups = row.filter((each) => each.key === undefined && each !== label).map((each) => each.text);
  const text = flat(label.text);
  const parts = random.chance(0.5) && text.length > 14 ? 3 : 2;
  const size = Math.ceil(text.length / parts);
  const lines = Array.from({ length: parts }, (_, i) => text.slice(i * size, (i + 1) * size));
  const at = 1 + random.below(lines.length - 1);
  const numbers = values.map((each) => each.text).join(' ');
  return [...groups, ...lines.slice(0, at), numbers, ...lines.slice(at)].join('\n');
});

/** The whole report on one line. */
function oneLine(report: PrintedReport): string {
  return report.pieces
    .flatMap((piece) =>
      piece.kind === 'text' ? [piece.text] : piece.rows.flatMap((row) => row.map((each) => flat(each.text))),
    )
    .join(' ');
}

export const rowPerLine: readonly FileLayout[] = [
  textLayout('row per line, every position, tabs', perPosition('\t')),
  textLayout('row per line, tabs', joined('\t')),
  textLayout('row per line, single spaces', joined(' ')),
  textLayout('row per line, wide spaces', wide),
  textLayout('row per line, pipes', piped),
  textLayout('row per line, every position, pipes', perPosition(' | ', '| ', ' |'), { keepsBlanks: true }),
  textLayout('label torn around its numbers', torn),
  textLayout('label glued to its first number', glued),
  textLayout('label glued to glued digits', run, { joinsCells: true }),
  textLayout('everything on one line', oneLine, { keepsLines: false }),
];
