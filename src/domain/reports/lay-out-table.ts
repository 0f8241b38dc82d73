/** The printed layout of a form's table: heads with their spans, and which cell stands where. */
import type { FormCell, FormGroup, FormRow, FormTable, ReportFormat } from './format.ts';

export interface LaidOutHead {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

export interface LaidOutRow {
  readonly heads: readonly LaidOutHead[];
  /** Cells in printed order; null where the form prints nothing. */
  readonly cells: readonly (FormCell | null)[];
  /** Text cells between heads and numbers (the unit in a list). */
  readonly unit: string | null;
  /** Depth in the list, for indenting. */
  readonly depth: number;
  readonly total: boolean;
  /** A heading line without numbers. */
  readonly heading: boolean;
}

export interface LaidOutTable {
  readonly key: string;
  readonly title: string;
  readonly chapter: number | null;
  readonly layout: FormTable['layout'];
  /** Columns that hold row heads. */
  readonly headColumns: number;
  readonly headRows: readonly (readonly LaidOutHead[])[];
  readonly rows: readonly LaidOutRow[];
  /** For each number column: does it sum the others? */
  readonly totalColumns: readonly boolean[];
}

/** Lays out a table of the form as the official form prints it. */
export function layOutTable(format: ReportFormat, table: FormTable): LaidOutTable {
  const cells = new Map<string, FormCell>();
  for (const cell of format.cells.values()) {
    if (cell.table === table.key) cells.set(`${cell.row ?? ''}/${cell.group ?? ''}/${cell.column}`, cell);
  }
  const base = { key: table.key, title: table.title, chapter: table.chapter, layout: table.layout };
  if (table.layout === 'list') return { ...base, ...layOutList(table, cells) };
  if (table.layout === 'single-row') return { ...base, ...layOutSingleRow(table, cells) };
  return { ...base, ...layOutMatrix(table, cells) };
}

type Cells = ReadonlyMap<string, FormCell>;
type Layout = Pick<LaidOutTable, 'headColumns' | 'headRows' | 'rows' | 'totalColumns'>;

function layOutList(table: FormTable, cells: Cells): Layout {
  const column = table.columns[0];
  const rows = table.rows.map((row): LaidOutRow => {
    const cell = column === undefined ? undefined : find(cells, row.key, null, column.key);
    return {
      heads: [{ text: row.label, colSpan: 1, rowSpan: 1 }],
      cells: [cell ?? null],
      unit: row.header ? '' : (row.unit ?? ''),
      depth: listDepth(row, table.rows),
      total: row.total,
      heading: row.header,
    };
  });
  const headRow = ['统计指标', '单位', column?.label ?? ''].map((text) => ({ text, colSpan: 1, rowSpan: 1 }));
  return { headColumns: 1, headRows: [headRow], rows, totalColumns: [false] };
}

function listDepth(row: FormRow, rows: readonly FormRow[]): number {
  let depth = 0;
  for (let above = row.parent; above !== undefined && depth < 6; depth++) {
    const parent = rows.find((each) => each.key === above);
    if (parent === undefined) break;
    above = parent.parent;
  }
  return depth;
}

function layOutSingleRow(table: FormTable, cells: Cells): Layout {
  const nested = table.groups.some((group) => group.parent !== undefined);
  const width = table.columns.length;
  const top: LaidOutHead[] = [];
  const second: LaidOutHead[] = [];
  for (let at = 0; at < table.groups.length; at++) {
    const group = table.groups[at] as FormGroup;
    if (group.parent === undefined) {
      top.push({ text: group.label, colSpan: width, rowSpan: nested ? 2 : 1 });
      continue;
    }
    let end = at;
    while (table.groups[end]?.parent === group.parent) {
      second.push({ text: table.groups[end]?.label ?? '', colSpan: width, rowSpan: 1 });
      end++;
    }
    top.push({ text: group.parent, colSpan: width * (end - at), rowSpan: 1 });
    at = end - 1;
  }
  const third = table.groups.flatMap(() =>
    table.columns.map((column) => ({ text: column.label, colSpan: 1, rowSpan: 1 })),
  );
  const row = table.groups.flatMap((group) =>
    table.columns.map((column) => find(cells, null, group.key, column.key) ?? null),
  );
  return {
    headColumns: 0,
    headRows: nested ? [top, second, third] : [top, third],
    rows: [{ heads: [], cells: row, unit: null, depth: 0, total: false, heading: false }],
    totalColumns: table.groups.flatMap(() => table.columns.map((column) => column.total)),
  };
}

function layOutMatrix(table: FormTable, cells: Cells): Layout {
  const groupOf = (key: string | undefined) => table.rowGroups.find((group) => group.key === key);
  const chains = table.rows.map((row) => {
    const chain: FormGroup[] = [];
    for (let group = groupOf(row.parent); group !== undefined; group = groupOf(group.parent))
      chain.unshift(group);
    return chain;
  });
  const headColumns = 1 + Math.max(0, ...chains.map((chain) => chain.length));
  const rows = table.rows.map((row, at): LaidOutRow => {
    const chain = chains[at] as readonly FormGroup[];
    const heads: LaidOutHead[] = [];
    chain.forEach((group, depth) => {
      if (at > 0 && chains[at - 1]?.[depth]?.key === group.key) return;
      let end = at;
      while (chains[end]?.[depth]?.key === group.key) end++;
      heads.push({ text: group.label, colSpan: 1, rowSpan: end - at });
    });
    heads.push({ text: row.label, colSpan: headColumns - chain.length, rowSpan: 1 });
    return {
      heads,
      cells: table.columns.map((column) => find(cells, row.key, null, column.key) ?? null),
      unit: null,
      depth: chain.length,
      total: row.total,
      heading: row.header,
    };
  });
  return {
    headColumns,
    headRows: columnHeads(table, headColumns),
    rows,
    totalColumns: table.columns.map((column) => column.total),
  };
}

function columnHeads(table: FormTable, headColumns: number): LaidOutHead[][] {
  const groupOf = (key: string | undefined) => table.columnGroups.find((group) => group.key === key);
  const chains = table.columns.map((column) => {
    const chain: FormGroup[] = [];
    for (let group = groupOf(column.group); group !== undefined; group = groupOf(group.parent))
      chain.unshift(group);
    return chain;
  });
  const levels = 1 + Math.max(0, ...chains.map((chain) => chain.length));
  const headRows: LaidOutHead[][] = Array.from({ length: levels }, () => []);
  headRows[0]?.push({ text: table.corner ?? '', colSpan: headColumns, rowSpan: levels });
  table.columns.forEach((column, at) => {
    const chain = chains[at] as readonly FormGroup[];
    chain.forEach((group, depth) => {
      if (at > 0 && chains[at - 1]?.[depth]?.key === group.key) return;
      let end = at;
      while (chains[end]?.[depth]?.key === group.key) end++;
      headRows[depth]?.push({ text: group.label, colSpan: end - at, rowSpan: 1 });
    });
    headRows[chain.length]?.push({ text: column.label, colSpan: 1, rowSpan: levels - chain.length });
  });
  return headRows;
}

function find(cells: Cells, row: string | null, group: string | null, column: string): FormCell | undefined {
  return cells.get(`${row ?? ''}/${group ?? ''}/${column}`);
}
