/** Web pages: official tables, broken tags, layout tables, site furniture around the report. */
import { type PrintedCell, type PrintedReport, type PrintedTable, positions } from '../print/printed.ts';
import type { Random } from '../random.ts';
import { type FileLayout, textLayout } from './file-layout.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const broken = (text: string): string => escaped(text).replaceAll('\n', '<br>');

interface Style {
  readonly cell: (each: PrintedCell, random: Random) => string;
  readonly row: (cells: string) => string;
  /** True when merged cells are printed as such, else as empty cells beside them. */
  readonly merged: boolean;
}

const spans = (each: PrintedCell): string =>
  (each.rowSpan > 1 ? ` rowspan="${each.rowSpan}"` : '') +
  (each.columnSpan > 1 ? ` colspan=${each.columnSpan}` : '');

const official: Style = {
  merged: true,
  cell: (each) => `<td${spans(each)}>${broken(each.text)}</td>`,
  row: (cells) => `<tr>${cells}</tr>`,
};

const plain: Style = {
  merged: false,
  cell: (each) => `<td>${broken(each.text)}</td>`,
  row: (cells) => `<tr>${cells}</tr>`,
};

/** As office programs paste them: paragraphs and spans with inline styles, line breaks, no-break spaces. */
const pasted: Style = {
  merged: true,
  cell: (each, random) => {
    const font = '<span style="font-size:12.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体">';
    const parts = escaped(each.text)
      .split('\n')
      .map((part) => `<p class="MsoNormal" style="text-align:center">${font}${part}</span></p>`);
    const text = random.chance(0.3) ? `${parts.join('')}\n<p>&nbsp;</p>` : parts.join('');
    return `<td${spans(each)} style="border:solid windowtext 1.0pt;width:${40 + random.below(60)}px" valign=center>\n  ${text}\n</td>`;
  },
  row: (cells) => `<tr style="height:31px">${cells}</tr>`,
};

const careless: Style = {
  merged: true,
  cell: (each) => `<TD${spans(each)}>${broken(each.text)}`,
  row: (cells) => `<TR>${cells}`,
};

function tableOf(table: PrintedTable, style: Style, random: Random): string {
  const rows = style.merged
    ? table.rows.map((row) => row.map((each) => style.cell(each, random)).join(''))
    : positions(table).map((row) =>
        row.map((each) => (each === null ? '<td></td>' : style.cell(each, random))).join(''),
      );
  return `<table border="1"><tbody>${rows.map(style.row).join('\n')}</tbody></table>`;
}

function page(report: PrintedReport, style: Style, random: Random): string {
  const title = report.pieces.find((piece) => piece.kind === 'text' && piece.role === 'title');
  const body = report.pieces.map((piece) => {
    if (piece.kind === 'table') return tableOf(piece, style, random);
    return piece.role === 'title'
      ? `<h1>${escaped(piece.text)}</h1>`
      : `<p>\u3000\u3000${escaped(piece.text)}</p>`;
  });
  const head = `<meta charset="utf-8"><title>${title?.kind === 'text' ? escaped(title.text) : '年报'}</title>`;
  return `<!DOCTYPE html><html><head>${head}</head><body>${body.join('\n')}</body></html>`;
}

const nested = (report: PrintedReport, random: Random): string =>
  page(report, official, random)
    .replace('<body>', '<body><table width="100%"><tr><td><table><tr><td>导航</td></tr></table></td><td>')
    .replace('</body>', '</td></tr></table></body>');

function html(name: string, lay: (report: PrintedReport, random: Random) => string): FileLayout {
  const text = textLayout(name, lay, { keepsBlanks: true, keepsBreaks: true });
  return {
    ...text,
    write: async (report, random) => ({ ...(await text.write(report, random)), name: 'report.html' }),
  };
}

export const webPages: readonly FileLayout[] = [
  html('web page, merged cells', (report, random) => page(report, official, random)),
  html('web page, plain cells', (report, random) => page(report, plain, random)),
  html('web page, pasted from an office program', (report, random) => page(report, pasted, random)),
  html('web page, end tags missing', (report, random) => page(report, careless, random)),
  html('web page inside layout tables', nested),
];
