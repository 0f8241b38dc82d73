/** A table of the annual report in its official layout; cells with findings carry the findings' numbers. */
import type { LaidOutHead, LaidOutRow } from '../../../domain/reports/lay-out-table.ts';
import type { CellView, TableView } from '../../../usecases/reports/report-view.ts';
import { escapeMarkup } from '../../escape.ts';
import { candidateText, figure } from '../../words.ts';

export interface StatTableProps {
  readonly table: TableView;
  /** Address before the cell key; null: cells are no links. */
  readonly cellBase: string | null;
  /** Prefix of the findings' anchors. */
  readonly anchor?: string;
  /** Whose table it is, where a page shows several reports. */
  readonly owner?: string;
}

/**
 * Caption, heads with their spans, cells. Scrolls sideways in a region of its own. Written as text: a report has
 * some two hundred cells, and a component for each would be most of the work of the page.
 */
export function StatTable({ table, cellBase, anchor = 'f', owner = '' }: StatTableProps) {
  const { layout } = table;
  return (
    <section
      class={`scroll ${layout.layout}`}
      aria-label={`${owner}${layout.title}（可左右滚动）`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      dangerouslySetInnerHTML={{ __html: tableMarkup(table, cellBase, anchor) }}
    />
  );
}

const written = new WeakMap<TableView, Map<string, string>>();

/** The table as markup; a table that is shown again (until the store changes) is not written again. */
export function tableMarkup(table: TableView, cellBase: string | null, anchor: string): string {
  const known = written.get(table) ?? new Map<string, string>();
  written.set(table, known);
  const key = `${anchor} ${cellBase}`;
  const html = known.get(key) ?? writeTable(table, cellBase, anchor);
  known.set(key, html);
  return html;
}

function writeTable({ layout, cells }: TableView, cellBase: string | null, anchor: string): string {
  const title = escapeMarkup(layout.title);
  let html = `<table class="stat ${layout.layout}"><caption class="hidden">${title}</caption><thead>`;
  for (const row of layout.headRows) html += `<tr>${row.map(headCell).join('')}</tr>`;
  html += '</thead><tbody>';
  const base = cellBase === null ? null : escapeMarkup(cellBase);
  layout.rows.forEach((row, at) => {
    html += row.total ? '<tr class="sum">' : '<tr>';
    html += rowHeads(row);
    (cells[at] ?? []).forEach((cell, column) => {
      html +=
        cell === null ? '<td></td>' : dataCell(cell, base, layout.totalColumns[column] === true, anchor);
    });
    html += '</tr>';
  });
  return `${html}</tbody></table>`;
}

function spans({ colSpan, rowSpan }: LaidOutHead): string {
  return (colSpan > 1 ? ` colspan="${colSpan}"` : '') + (rowSpan > 1 ? ` rowspan="${rowSpan}"` : '');
}

function headCell(head: LaidOutHead, at: number): string {
  if (head.text === '') return `<td${spans(head)}></td>`;
  const corner = at === 0 && head.text.startsWith('（');
  const scope = head.colSpan > 1 && !corner ? 'colgroup' : 'col';
  return `<th scope="${scope}"${spans(head)}${corner ? ' class="corner"' : ''}>${escapeMarkup(head.text)}</th>`;
}

function rowHeads(row: LaidOutRow): string {
  const last = row.heads.length - 1;
  let html = '';
  row.heads.forEach((head, at) => {
    const group = at < last || head.rowSpan > 1;
    const style = group ? ' class="group"' : row.unit === null ? '' : ` class="d${Math.min(row.depth, 3)}"`;
    html += `<th scope="${head.rowSpan > 1 ? 'rowgroup' : 'row'}"${spans(head)}${style}>${escapeMarkup(head.text)}</th>`;
  });
  return row.unit === null ? html : `${html}<td class="unit">${escapeMarkup(row.unit)}</td>`;
}

function dataCell(cell: CellView, base: string | null, total: boolean, anchor: string): string {
  const bad = cell.marks.length > 0;
  let style = '';
  if (bad) style = ` class="bad ${cell.tone}"${anchor === 'f' ? ` id="c-${escapeMarkup(cell.key)}"` : ''}`;
  else if (cell.value === 0) style = ' class="z"';
  else if (total) style = ' class="t"';
  const told = bad ? ` aria-describedby="${cell.marks.map((each) => anchor + each).join(' ')}"` : '';
  const content = cellContent(cell) + (bad ? ` <sup aria-hidden="true">${cell.marks.join(' ')}</sup>` : '');
  if (base === null) return `<td${style}><span${told}>${content}</span></td>`;
  return `<td${style}><a href="${base}${escapeMarkup(cell.key)}"${told}>${content}</a></td>`;
}

function cellContent(cell: CellView): string {
  if (cell.value !== null) return figure(cell.value);
  if (cell.state === 'blank') return '<i>空</i>';
  if (cell.state === 'absent') return '<i>未印</i>';
  const candidates = cell.candidates.length > 0 ? `<small>（${candidateText(cell.candidates)}）</small>` : '';
  return `<i class="unsure">不能确定${candidates}</i>`;
}
