/** One sheet of a workbook: what can be seen of it. */
import { attributeOf, childrenOf, isElement, localName, type XmlElement } from '../office/xml.ts';
import { cellAddress } from './cell-range.ts';

export interface SheetContext {
  /** Cell formats that print nothing. */
  readonly invisible: ReadonlySet<number>;
  /** Told which shared strings are shown. */
  readonly used: Set<number>;
  readonly note: (sentence: string) => void;
}

/** Parts of a sheet that decide how its visible cells look; everything else goes. */
const kept = new Set([
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'mergeCells',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
]);
const droppedNotes: Readonly<Record<string, string>> = {
  hyperlinks: '超链接只保留文字。',
  drawing: '图片、图形和图表已删除。',
  oleObjects: '嵌入的对象已删除。',
  controls: '控件已删除。',
  dataValidations: '数据有效性设置已删除。',
  conditionalFormatting: '条件格式已删除。',
};

/** Cleans a sheet in place. */
export function cleanSheet(root: XmlElement, context: SheetContext): void {
  root.children = root.children.filter((each) => {
    if (!isElement(each)) return false;
    const name = localName(each.name);
    if (Object.hasOwn(droppedNotes, name)) context.note(droppedNotes[name]!);
    return kept.has(name);
  });
  for (const each of root.children) if (isElement(each)) plain(each);
  const columns = hiddenColumns(root);
  const covered = coveredCells(root);
  const format = childrenOf(root, 'sheetFormatPr')[0];
  const rowsHide = /^(?:1|true)$/.test(
    (format === undefined ? undefined : attributeOf(format, 'zeroHeight')) ?? '',
  );
  for (const data of childrenOf(root, 'sheetData')) cleanRows(data, { columns, covered, rowsHide }, context);
}

interface Hidden {
  readonly columns: (column: number) => boolean;
  /** Cells under a merged one, as `row/column`. */
  readonly covered: ReadonlySet<string>;
  /** Rows without a height of their own do not show. */
  readonly rowsHide: boolean;
}

function cleanRows(data: XmlElement, hidden: Hidden, context: SheetContext): void {
  let before = 0;
  for (const row of childrenOf(data, 'row')) {
    const number = Number(attributeOf(row, 'r') ?? before + 1);
    before = number;
    row.attributes = only(row, [
      'r',
      's',
      'customFormat',
      'ht',
      'hidden',
      'customHeight',
      'outlineLevel',
      'collapsed',
    ]);
    const height = attributeOf(row, 'ht');
    const hides =
      /^(?:1|true)$/.test(attributeOf(row, 'hidden') ?? '') ||
      (height === undefined ? hidden.rowsHide : Number(height) === 0);
    if (hides && row.children.length > 0) context.note('隐藏的行已清空。');
    row.children = hides ? [] : keptCells(row, number, hidden, context);
  }
}

function keptCells(row: XmlElement, number: number, hidden: Hidden, context: SheetContext): XmlElement[] {
  let before = 0;
  return childrenOf(row, 'c').flatMap((cell) => {
    const column = cellAddress(attributeOf(cell, 'r') ?? '')?.column ?? before + 1;
    before = column;
    if (hidden.columns(column)) {
      context.note('隐藏的列已清空。');
      return [];
    }
    const format = Number(attributeOf(cell, 's') ?? 0);
    const empties = hidden.covered.has(`${number}/${column}`) || context.invisible.has(format);
    if (empties && cell.children.length > 0) {
      context.note('合并单元格下面或设为不显示的内容已清空。');
      cell.children = [];
    }
    return [cleanCell(cell, context)];
  });
}

function cleanCell(cell: XmlElement, context: SheetContext): XmlElement {
  cell.attributes = only(cell, ['r', 's', 't']);
  if (childrenOf(cell, 'f').length > 0) context.note('公式只保留结果。');
  cell.children = cell.children.filter(
    (each) => isElement(each) && ['v', 'is'].includes(localName(each.name)),
  );
  for (const text of childrenOf(cell, 'is')) withoutReadings(text);
  const [value] = childrenOf(cell, 'v');
  if (value !== undefined && attributeOf(cell, 't') === 's')
    context.used.add(Number(value.children.map((each) => (isElement(each) ? '' : each.text)).join('')));
  return cell;
}

/** How a name is read aloud is noted beside it and shows nowhere. */
export function withoutReadings(text: XmlElement): void {
  text.children = text.children.filter(
    (each) => !isElement(each) || !['rPh', 'phoneticPr', 'extLst'].includes(localName(each.name)),
  );
}

const only = (element: XmlElement, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(element.attributes).filter(([key]) => names.includes(localName(key))));

/** Takes references to other parts and code names off. */
function plain(element: XmlElement): void {
  if (localName(element.name) === 'sheetData') return;
  for (const key of Object.keys(element.attributes))
    if (key.startsWith('r:') || localName(key) === 'codeName') delete element.attributes[key];
  element.children = element.children.filter((each) => !isElement(each) || localName(each.name) !== 'extLst');
  for (const child of element.children) if (isElement(child)) plain(child);
}

function hiddenColumns(root: XmlElement): (column: number) => boolean {
  const ranges = childrenOf(root, 'cols')
    .flatMap((each) => childrenOf(each, 'col'))
    .filter(
      (each) =>
        /^(?:1|true)$/.test(attributeOf(each, 'hidden') ?? '') ||
        Number(attributeOf(each, 'width') ?? 1) === 0,
    )
    .map((each) => [Number(attributeOf(each, 'min')), Number(attributeOf(each, 'max'))] as const);
  return (column) => ranges.some(([from, to]) => column >= from && column <= to);
}

/** Merged areas larger than this, in cells, are looked at as far as their values lie. */
const LARGEST = 200_000;

function coveredCells(root: XmlElement): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const merge of childrenOf(root, 'mergeCells').flatMap((each) => childrenOf(each, 'mergeCell'))) {
    const [from, to] = (attributeOf(merge, 'ref') ?? '').split(':').map(cellAddress);
    if (from == null || to == null) continue;
    for (let row = from.row; row <= to.row && covered.size < LARGEST; row++)
      for (let column = from.column; column <= to.column && covered.size < LARGEST; column++)
        if (row !== from.row || column !== from.column) covered.add(`${row}/${column}`);
  }
  return covered;
}
