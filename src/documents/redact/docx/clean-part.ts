/** Takes out of a part of a DOCX what does not print. */
import {
  attributeOf,
  childrenOf,
  isElement,
  localName,
  unwrapped,
  type XmlElement,
  type XmlNode,
} from '../office/xml.ts';
import { withoutFieldCodes } from './fields.ts';
import { HIDING, switched } from './hidden-styles.ts';

export interface CleanContext {
  /** Ids of styles whose text does not print. */
  readonly hidden: ReadonlySet<string>;
  /** Ids of relationships that stay. */
  readonly kept: ReadonlySet<string>;
  /** Told what was found. */
  readonly note: (sentence: string) => void;
}

/** Gone with all that is in them. */
const dropped = new Map<string, string>([
  ['del', '修订痕迹已处理：删除的内容已去除。'],
  ['moveFrom', '修订痕迹已处理：删除的内容已去除。'],
  ['delText', '修订痕迹已处理：删除的内容已去除。'],
  ['delInstrText', ''],
  ['rPrChange', '修订痕迹已处理：格式修订记录已去除。'],
  ['pPrChange', '修订痕迹已处理：格式修订记录已去除。'],
  ['sectPrChange', ''],
  ['tblPrChange', ''],
  ['tblPrExChange', ''],
  ['tblGridChange', ''],
  ['tcPrChange', ''],
  ['trPrChange', ''],
  ['numberingChange', ''],
  ['cellIns', ''],
  ['cellDel', ''],
  ['cellMerge', ''],
  ['commentRangeStart', ''],
  ['commentRangeEnd', ''],
  ['commentReference', '批注已删除。'],
  ['annotationRef', ''],
  ['bookmarkStart', ''],
  ['bookmarkEnd', ''],
  ['moveFromRangeStart', ''],
  ['moveFromRangeEnd', ''],
  ['moveToRangeStart', ''],
  ['moveToRangeEnd', ''],
  ['permStart', ''],
  ['permEnd', ''],
  ['proofErr', ''],
  ['smartTagPr', ''],
  ['customXmlPr', ''],
  ['sdtPr', ''],
  ['sdtEndPr', ''],
  ['object', '嵌入的对象已删除。'],
  ['OLEObject', '嵌入的对象已删除。'],
  ['control', '控件已删除。'],
  ['contentPart', '墨迹已删除。'],
  ['altChunk', '嵌入的文档已删除。'],
  ['subDoc', '嵌入的文档已删除。'],
  ['extLst', ''],
  ['externalData', '图表背后的数据表已删除。'],
  ['userShapes', ''],
  ['hlinkClick', ''],
  ['hlinkHover', ''],
  ['videoFile', '音频、视频已删除。'],
  ['audioFile', '音频、视频已删除。'],
  ['embedRegular', ''],
  ['embedBold', ''],
  ['embedItalic', ''],
  ['embedBoldItalic', ''],
  ['numPicBullet', ''],
  ['lvlPicBulletId', ''],
]);
/** Gone, but not what is in them. */
const opened = new Set([
  'ins',
  'moveTo',
  'smartTag',
  'customXml',
  'sdt',
  'sdtContent',
  'hyperlink',
  'fldSimple',
  'dir',
  'bdo',
]);
/** Attributes that say who, when, or what a picture shows. */
const forbidden =
  /^(?:rsid\w*|paraId|textId|author|initials|date|dateUtc|tooltip|docLocation|descr|alt|title|href|alias|durableId|editId|anchorId|spid|gfxdata)$/;
/** Elements that draw what a relationship brings: they go with it. */
const drawings = new Set(['drawing', 'pict', 'background']);

/** Cleans a tree in place. */
export function cleanPart(root: XmlElement, context: CleanContext): void {
  withoutFieldCodes(root);
  root.children = cleaned(root.children, context, false);
  strip(root);
}

/** @param hidden stands in a paragraph of a hiding style */
function cleaned(nodes: readonly XmlNode[], context: CleanContext, hidden: boolean): XmlNode[] {
  return nodes.flatMap((node) => (isElement(node) ? cleanedElement(node, context, hidden) : [node]));
}

function cleanedElement(element: XmlElement, context: CleanContext, hidden: boolean): XmlNode[] {
  const name = localName(element.name);
  const note = dropped.get(name);
  if (note !== undefined) {
    if (note !== '') context.note(note);
    return [];
  }
  // The mark of an insertion or deletion within properties: the property goes, the text is judged by itself.
  if (name === 'AlternateContent') return alternative(element, context, hidden);
  if (opened.has(name)) return cleaned(unwrapped(element), context, hidden);
  if (name === 'tr' && isDeletedRow(element)) {
    context.note('修订痕迹已处理：删除的内容已去除。');
    return [];
  }
  if (name === 'r' && isHidden(element, context, hidden)) {
    context.note('隐藏文字已删除。');
    return [];
  }
  if (drawings.has(name) && !isShown(element, context)) return [];
  const hides = name === 'p' ? isHiddenParagraph(element, context) : hidden;
  strip(element);
  element.children = cleaned(element.children, context, hides);
  return [element];
}

/** One way of saying it is enough: the first, or the one for older programs where there is no other. */
function alternative(element: XmlElement, context: CleanContext, hidden: boolean): XmlNode[] {
  const [choice] = [...childrenOf(element, 'Choice'), ...childrenOf(element, 'Fallback')];
  if (choice === undefined) return [];
  choice.attributes = { ...spacesOf(element), ...choice.attributes };
  return cleaned(unwrapped(choice), context, hidden);
}

const spacesOf = (element: XmlElement): Record<string, string> =>
  Object.fromEntries(Object.entries(element.attributes).filter(([key]) => key.startsWith('xmlns')));

function isDeletedRow(row: XmlElement): boolean {
  return childrenOf(row, 'trPr').some((properties) => childrenOf(properties, 'del').length > 0);
}

function isHidden(run: XmlElement, context: CleanContext, inHiding: boolean): boolean {
  const properties = childrenOf(run, 'rPr')[0];
  const own = switched(properties, HIDING);
  if (own !== null) return own;
  const style = properties === undefined ? undefined : childrenOf(properties, 'rStyle')[0];
  return inHiding || (style !== undefined && context.hidden.has(attributeOf(style, 'val') ?? ''));
}

function isHiddenParagraph(paragraph: XmlElement, context: CleanContext): boolean {
  const properties = childrenOf(paragraph, 'pPr')[0];
  const style = properties === undefined ? undefined : childrenOf(properties, 'pStyle')[0];
  return style !== undefined && context.hidden.has(attributeOf(style, 'val') ?? '');
}

/** A drawing stays when everything that it refers to stays, and when it is not switched off. */
function isShown(drawing: XmlElement, context: CleanContext): boolean {
  const visit = (element: XmlElement): boolean => {
    const name = localName(element.name);
    if (name === 'extLst' || name === 'Fallback') return true;
    if ((name === 'docPr' || name === 'cNvPr') && attributeOf(element, 'hidden') === '1') {
      context.note('隐藏的图形已删除。');
      return false;
    }
    if (/visibility:\s*hidden/.test(attributeOf(element, 'style') ?? '')) {
      context.note('隐藏的图形已删除。');
      return false;
    }
    if (name !== 'hlinkClick' && name !== 'hlinkHover')
      for (const [key, value] of Object.entries(element.attributes))
        if (/^(?:r:(?:embed|link|id|pict|dm|lo|qs|cs)|o:relid)$/.test(key) && !context.kept.has(value)) {
          context.note('部分图片或图形无法安全保留，已删除。');
          return false;
        }
    return element.children.every((each) => !isElement(each) || visit(each));
  };
  return visit(drawing);
}

/** Takes personal attributes off; names of shapes become neutral. */
function strip(element: XmlElement): void {
  const name = localName(element.name);
  for (const key of Object.keys(element.attributes)) {
    if (key.startsWith('xmlns')) continue;
    if (forbidden.test(localName(key))) delete element.attributes[key];
  }
  if (name === 'docPr' || name === 'cNvPr')
    element.attributes.name = `图形 ${attributeOf(element, 'id') ?? ''}`;
  if (name === 'f' && element.name.startsWith('c:')) element.children = [{ text: 'A1' }];
}
