/** Which parts of a DOCX are released. What is not named here is dropped, whatever it is. */

export interface PartKind {
  /** zh-CN, for people. */
  readonly name: string;
  readonly contentType: string;
  /** Does it hold text that prints? */
  readonly text: boolean;
}

const word = (name: string) => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
const drawing = (name: string) => `application/vnd.openxmlformats-officedocument.drawingml.${name}+xml`;

/** By the last word of the relationship's type. */
export const keptParts: Readonly<Record<string, PartKind>> = Object.freeze({
  officeDocument: { name: '正文', contentType: word('document.main'), text: true },
  header: { name: '页眉', contentType: word('header'), text: true },
  footer: { name: '页脚', contentType: word('footer'), text: true },
  footnotes: { name: '脚注', contentType: word('footnotes'), text: true },
  endnotes: { name: '尾注', contentType: word('endnotes'), text: true },
  chart: { name: '图表', contentType: drawing('chart'), text: true },
  diagramData: { name: '图形', contentType: drawing('diagramData'), text: true },
  diagramLayout: { name: '图形版式', contentType: drawing('diagramLayout'), text: false },
  diagramQuickStyle: { name: '图形样式', contentType: drawing('diagramStyle'), text: false },
  diagramColors: { name: '图形颜色', contentType: drawing('diagramColors'), text: false },
  styles: { name: '样式', contentType: word('styles'), text: false },
  numbering: { name: '编号', contentType: word('numbering'), text: false },
  settings: { name: '设置', contentType: word('settings'), text: false },
  fontTable: { name: '字体表', contentType: word('fontTable'), text: false },
  theme: {
    name: '主题',
    contentType: 'application/vnd.openxmlformats-officedocument.theme+xml',
    text: false,
  },
});

/** Order in which parts are read and places are counted. */
export const partOrder: readonly string[] = Object.keys(keptParts);

/** What people are told about dropped parts, by the last word of the relationship's type. */
export const droppedNotes: Readonly<Record<string, string>> = Object.freeze({
  comments: '批注已删除。',
  commentsExtended: '批注已删除。',
  commentsIds: '批注已删除。',
  commentsExtensible: '批注已删除。',
  people: '批注、修订人的信息已删除。',
  'core-properties': '作者、单位、时间等文件属性已删除。',
  'extended-properties': '作者、单位、时间等文件属性已删除。',
  'custom-properties': '自定义文件属性已删除。',
  thumbnail: '缩略图已删除。',
  customXml: '自定义 XML 数据已删除。',
  glossaryDocument: '文档部件（自动图文集）已删除。',
  vbaProject: '宏已删除。',
  oleObject: '嵌入的对象已删除。',
  package: '嵌入的文件已删除。',
  aFChunk: '嵌入的文档已删除。',
  subDocument: '嵌入的文档已删除。',
  control: '控件已删除。',
  hyperlink: '超链接只保留文字。',
  attachedTemplate: '模板链接已删除。',
  mailMergeSource: '邮件合并数据源已删除。',
  video: '音频、视频已删除。',
  audio: '音频、视频已删除。',
  media: '音频、视频已删除。',
});

/** Settings that change how the document prints; all others (revision ids, variables, templates, protection) go. */
export const keptSettings: ReadonlySet<string> = new Set([
  'zoom',
  'mirrorMargins',
  'alignBordersAndEdges',
  'bordersDoNotSurroundHeader',
  'bordersDoNotSurroundFooter',
  'gutterAtTop',
  'defaultTabStop',
  'autoHyphenation',
  'evenAndOddHeaders',
  'bookFoldPrinting',
  'drawingGridHorizontalSpacing',
  'drawingGridVerticalSpacing',
  'displayHorizontalDrawingGridEvery',
  'displayVerticalDrawingGridEvery',
  'characterSpacingControl',
  'noLineBreaksAfter',
  'noLineBreaksBefore',
  'footnotePr',
  'endnotePr',
  'compat',
  'themeFontLang',
  'clrSchemeMapping',
  'mathPr',
  'decimalSymbol',
  'listSeparator',
]);
