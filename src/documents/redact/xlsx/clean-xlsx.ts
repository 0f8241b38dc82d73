/** A workbook without what does not show: only visible sheets, rows and columns, with results in the place of formulas. */
import { zip } from '../../bundle/zip.ts';
import type { Parts } from '../office/package.ts';
import {
  contentTypeBytes,
  type Relationship,
  relationshipBytes,
  relationshipPart,
  relationshipsOf,
} from '../office/relationships.ts';
import {
  attributeOf,
  childrenOf,
  isElement,
  localName,
  parseXml,
  type XmlElement,
  xmlBytes,
} from '../office/xml.ts';
import { problems, Refusal } from '../problems.ts';
import { cleanSheet } from './clean-sheet.ts';
import { keepStrings } from './shared-strings.ts';
import { invisibleFormats } from './styles.ts';

const sheetMl = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORKBOOK = 'xl/workbook.xml';

export interface CleanWorkbook {
  readonly bytes: Uint8Array;
  readonly removed: readonly string[];
}

/** @throws Refusal */
export async function cleanXlsx(parts: Parts): Promise<CleanWorkbook> {
  const removed = new Set<string>();
  const note = (sentence: string) => removed.add(sentence);
  const main = relationshipsOf(parts, '').find(({ kind }) => kind === 'officeDocument');
  const workbook = main === undefined ? undefined : parts.get(main.target);
  if (main === undefined || workbook === undefined) throw new Refusal(problems.damaged);
  noteParts(parts, note);

  const root = parseXml(workbook);
  const declared = relationshipsOf(parts, main.target);
  const other = (kind: string): XmlElement | undefined => {
    const bytes = parts.get(declared.find((each) => each.kind === kind && !each.external)?.target ?? '');
    return bytes === undefined ? undefined : parseXml(bytes);
  };
  const styles = other('styles');
  const strings = other('sharedStrings');
  const invisible = invisibleFormats(styles);
  const used = new Set<number>();
  const entries = new Map<string, { readonly root: XmlElement; readonly kind: string }>();
  const relationships: Relationship[] = [];
  const add = (kind: string, target: string, part: XmlElement): string => {
    const id = `rId${relationships.length + 1}`;
    relationships.push({ id, kind, type: `${RELATIONSHIPS}/${kind}`, target, external: false });
    entries.set(target, { root: part, kind });
    return id;
  };

  const sheets: XmlElement[] = [];
  for (const sheet of childrenOf(root, 'sheets').flatMap((each) => childrenOf(each, 'sheet'))) {
    const link = declared.find(
      ({ id }) => id === sheet.attributes['r:id'] || id === attributeOf(sheet, 'id'),
    );
    const bytes = link === undefined || link.kind !== 'worksheet' ? undefined : parts.get(link.target);
    const state = attributeOf(sheet, 'state');
    if (bytes === undefined || (state !== undefined && state !== 'visible')) {
      note(bytes === undefined ? '图表工作表等特殊工作表已删除。' : '隐藏的工作表已删除。');
      continue;
    }
    const clean = parseXml(bytes);
    cleanSheet(clean, { invisible, used, note });
    const number = sheets.length + 1;
    const id = add('worksheet', `xl/worksheets/sheet${number}.xml`, clean);
    const attributes = {
      name: attributeOf(sheet, 'name') ?? `Sheet${number}`,
      sheetId: String(number),
      'r:id': id,
    };
    sheets.push({ name: 'sheet', attributes, children: [] });
  }
  if (sheets.length === 0) throw new Refusal(problems.damaged);
  if (styles !== undefined) add('styles', 'xl/styles.xml', withoutExtensions(styles));
  if (strings !== undefined) add('sharedStrings', 'xl/sharedStrings.xml', keepStrings(strings, used));

  const book: XmlElement = {
    name: 'workbook',
    attributes: {
      xmlns: root.attributes.xmlns ?? 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      'xmlns:r': RELATIONSHIPS,
    },
    children: [...dateSystem(root), { name: 'sheets', attributes: {}, children: sheets }],
  };
  return { bytes: await packed(book, entries, relationships), removed: [...removed] };
}

function packed(
  book: XmlElement,
  entries: ReadonlyMap<string, { readonly root: XmlElement; readonly kind: string }>,
  relationships: readonly Relationship[],
): Promise<Uint8Array> {
  const types = new Map([[WORKBOOK, sheetMl('sheet.main')]]);
  for (const [name, { kind }] of entries) types.set(name, sheetMl(kind));
  const main = {
    id: 'rId1',
    kind: '',
    type: `${RELATIONSHIPS}/officeDocument`,
    target: WORKBOOK,
    external: false,
  };
  return zip([
    { name: '[Content_Types].xml', bytes: contentTypeBytes(types) },
    { name: '_rels/.rels', bytes: relationshipBytes('', [main]) },
    { name: WORKBOOK, bytes: xmlBytes(book) },
    { name: relationshipPart(WORKBOOK), bytes: relationshipBytes(WORKBOOK, relationships) },
    ...[...entries].map(([name, { root }]) => ({ name, bytes: xmlBytes(root) })),
  ]);
}

/** Days are counted from 1904 in some books: without this their dates would be others. */
function dateSystem(root: XmlElement): XmlElement[] {
  const from1904 = childrenOf(root, 'workbookPr').some((each) =>
    /^(?:1|true)$/.test(attributeOf(each, 'date1904') ?? ''),
  );
  return from1904 ? [{ name: 'workbookPr', attributes: { date1904: '1' }, children: [] }] : [];
}

function withoutExtensions(root: XmlElement): XmlElement {
  root.children = root.children.filter((each) => !isElement(each) || localName(each.name) !== 'extLst');
  return root;
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/^docProps\//, '作者、单位、时间等文件属性已删除。'],
  [/comments|threadedComment|persons\//i, '批注已删除。'],
  [/^xl\/externalLinks\//, '指向其他文件的链接已删除。'],
  [/^xl\/pivot/i, '数据透视表及其背后的数据已删除，单元格中的结果保留。'],
  [/^xl\/(?:drawings|charts)\/[^/]+\.xml$/, '图片、图形和图表已删除。'],
  [/^xl\/embeddings\//, '嵌入的文件已删除。'],
  [/vbaProject|vbaData/, '宏已删除。'],
  [/^(?:customXml|xl\/customProperty)/, '自定义数据已删除。'],
  [/^xl\/(?:connections|queryTables)/, '外部数据连接已删除。'],
];

function noteParts(parts: Parts, note: (sentence: string) => void): void {
  for (const name of parts.keys())
    for (const [pattern, sentence] of kinds) if (pattern.test(name)) note(sentence);
}
