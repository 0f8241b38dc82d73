/** A table of the annual report in its official layout; cells with findings carry the findings' numbers. */
import type { LaidOutHead, LaidOutRow } from '../../../domain/reports/lay-out-table.ts';
import type { CellView, TableView } from '../../../usecases/reports/report-view.ts';
import { candidateText, figure } from '../../words.ts';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';

export interface StatTableProps {
  readonly table: TableView;
  /** Address before the cell key; null: cells are no links. */
  readonly cellBase: string | null;
  /** Prefix of the findings' anchors. */
  readonly anchor?: string;
  /** Whose table it is, where a page shows several reports. */
  readonly owner?: string;
}

/** Caption, heads with their spans, cells. Scrolls sideways in a region of its own. */
export function StatTable({ table, cellBase, anchor = 'f', owner = '' }: StatTableProps) {
  const { layout } = table;
  return (
    <ScrollRegion label={owner + layout.title}>
      <table class={`stat ${layout.layout}`}>
        <caption class="hidden">{layout.title}</caption>
        <thead>
          {layout.headRows.map((row) => (
            <tr>{row.map((head, at) => headCell(head, at))}</tr>
          ))}
        </thead>
        <tbody>
          {layout.rows.map((row, at) => (
            <tr class={row.total ? 'sum' : undefined}>
              {rowHeads(row)}
              {(table.cells[at] ?? []).map((cell, column) =>
                cell === null ? (
                  <td />
                ) : (
                  dataCell(cell, cellBase, layout.totalColumns[column] === true, anchor)
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function headCell(head: LaidOutHead, at: number) {
  const Cell = head.text === '' ? 'td' : 'th';
  const corner = at === 0 && head.text.startsWith('（');
  return (
    <Cell
      scope={head.text === '' ? undefined : head.colSpan > 1 && !corner ? 'colgroup' : 'col'}
      colSpan={head.colSpan > 1 ? head.colSpan : undefined}
      rowSpan={head.rowSpan > 1 ? head.rowSpan : undefined}
      class={corner ? 'corner' : undefined}
    >
      {head.text}
    </Cell>
  );
}

function rowHeads(row: LaidOutRow) {
  const last = row.heads.length - 1;
  const heads = row.heads.map((head, at) => (
    <th
      scope={head.rowSpan > 1 ? 'rowgroup' : 'row'}
      colSpan={head.colSpan > 1 ? head.colSpan : undefined}
      rowSpan={head.rowSpan > 1 ? head.rowSpan : undefined}
      class={
        at < last || head.rowSpan > 1 ? 'group' : row.unit !== null ? `d${Math.min(row.depth, 3)}` : undefined
      }
    >
      {head.text}
    </th>
  ));
  return row.unit === null ? heads : [...heads, <td class="unit">{row.unit}</td>];
}

function dataCell(cell: CellView, cellBase: string | null, total: boolean, anchor: string) {
  const bad = cell.marks.length > 0;
  const content = cellContent(cell);
  const marks = bad ? <sup>{cell.marks.join(' ')}</sup> : null;
  const described = bad ? cell.marks.map((each) => `${anchor}${each}`).join(' ') : undefined;
  return (
    <td
      class={bad ? `bad ${cell.tone}` : cell.value === 0 ? 'z' : total ? 't' : undefined}
      id={bad && anchor === 'f' ? `c-${cell.key}` : undefined}
    >
      {cellBase === null ? (
        <span aria-describedby={described}>
          {content}
          {marks}
        </span>
      ) : (
        <a href={cellBase + cell.key} aria-describedby={described}>
          {content}
          {marks}
        </a>
      )}
    </td>
  );
}

function cellContent(cell: CellView) {
  if (cell.value !== null) return figure(cell.value);
  if (cell.state === 'blank') return <i>空</i>;
  if (cell.state === 'absent') return <i>未印</i>;
  return (
    <i class="unsure">
      不能确定{cell.candidates.length > 0 ? <small>（{candidateText(cell.candidates)}）</small> : null}
    </i>
  );
}
