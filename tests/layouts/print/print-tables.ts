/** The tables of a form as the official print lays them out, with merged cells. */
import type { FormRow, FormTable } from '../../../src/domain/reports/format.ts';
import { meantValue, type ReportModel } from '../model/report-model.ts';
import { cell, type PrintedCell, type PrintedTable } from './printed.ts';

const valueCell = (model: ReportModel, key: string, columnSpan = 1): PrintedCell =>
  cell('value', String(meantValue(model, key)), { key, columnSpan });

/** The five small tables of chapter two, one below the other in a grid of four columns. */
export function printItems(model: ReportModel): PrintedTable {
  const columns = 4;
  const rows = model.format.tables
    .filter((table) => table.chapter === 2)
    .flatMap((table) => {
      const span = (i: number) => (i === table.columns.length - 1 ? columns - table.columns.length : 1);
      const heads = table.columns.map((column, i) => cell('header', column.label, { columnSpan: span(i) }));
      const data = table.rows.map((row) => [
        cell('label', row.label),
        ...table.columns.map((column, i) =>
          valueCell(model, `${table.key}.${row.key}.${column.key}`, span(i)),
        ),
      ]);
      return [
        [cell('caption', table.title, { columnSpan: columns })],
        [cell('header', '信息内容'), ...heads],
        ...data,
      ];
    });
  return { kind: 'table', columns, rows };
}

/** The long table of chapter three. */
export function printRequests(model: ReportModel, table: FormTable): PrintedTable {
  const [applicant, legal] = table.columnGroups;
  const inner = table.columns.filter((column) => column.group === legal?.key);
  const outer = table.columns.filter((column) => column.group !== legal?.key);
  const outerCell = (i: number) => cell('header', outer[i]?.label ?? '', { rowSpan: 2 });
  const head: PrintedCell[][] = [
    [
      cell('header', table.corner ?? '', { rowSpan: 3, columnSpan: 3 }),
      cell('header', applicant?.label ?? '', { columnSpan: table.columns.length }),
    ],
    [outerCell(0), cell('header', legal?.label ?? '', { columnSpan: inner.length }), outerCell(1)],
    inner.map((column) => cell('header', column.label)),
  ];
  const opened = new Set<string>();
  const rows = table.rows.map((row) => [
    ...labelsOf(table, row, opened),
    ...table.columns.map((column) => valueCell(model, `${table.key}.${row.key}.${column.key}`)),
  ]);
  return { kind: 'table', columns: table.columns.length + 3, rows: [...head, ...rows] };
}

/** The row's own label and those of the groups that begin in this row. */
function labelsOf(table: FormTable, row: FormRow, opened: Set<string>): PrintedCell[] {
  const chain = [];
  for (let key = row.parent; key !== undefined; ) {
    const group = table.rowGroups.find((each) => each.key === key);
    if (group === undefined) break;
    chain.unshift(group);
    key = group.parent;
  }
  const cells = chain
    .filter((group) => !opened.has(group.key))
    .map((group) => {
      opened.add(group.key);
      const members = table.rows.filter((each) => isIn(table, each.parent, group.key)).length;
      return cell('label', group.label, { rowSpan: members });
    });
  return [...cells, cell('label', row.label, { columnSpan: 3 - chain.length })];
}

function isIn(table: FormTable, parent: string | undefined, group: string): boolean {
  if (parent === undefined) return false;
  return parent === group || isIn(table, table.rowGroups.find((each) => each.key === parent)?.parent, group);
}

/** The table of chapter four: one row of numbers below three rows of headings. */
export function printReviews(model: ReportModel, table: FormTable): PrintedTable {
  const own = table.groups.filter((group) => group.parent === undefined);
  const nested = table.groups.filter((group) => group.parent !== undefined);
  const size = table.columns.length;
  const heads = (more: { rowSpan?: number }) =>
    table.columns.map((column) => cell('header', column.label, more));
  return {
    kind: 'table',
    columns: size * table.groups.length,
    rows: [
      [
        ...own.map((group) => cell('header', group.label, { columnSpan: size })),
        cell('header', nested[0]?.parent ?? '', { columnSpan: size * nested.length }),
      ],
      [
        ...own.flatMap(() => heads({ rowSpan: 2 })),
        ...nested.map((group) => cell('header', group.label, { columnSpan: size })),
      ],
      nested.flatMap(() => heads({})),
      table.groups.flatMap((group) =>
        table.columns.map((column) => valueCell(model, `${table.key}.${group.key}.${column.key}`)),
      ),
    ],
  };
}

/** The statistics form of the years up to 2018: indicator, unit, number. */
export function printStatistics(model: ReportModel, table: FormTable): PrintedTable {
  const rows = table.rows.map((row) => [
    cell('label', row.label),
    cell('unit', row.header ? '——' : (row.unit ?? '')),
    row.header ? cell('header', '——') : valueCell(model, `${table.key}.${row.key}`),
  ]);
  const head = [cell('header', '统计指标'), cell('header', '单位'), cell('header', '统计数')];
  return { kind: 'table', columns: 3, rows: [head, ...rows] };
}
