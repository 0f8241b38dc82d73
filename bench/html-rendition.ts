/**
 * A report as the HTML page of a government site: navigation and footer around it, tables with the inline styles
 * that Word leaves behind. Made from the report's cells and lines alone, so the same report gives the same bytes.
 */
import type { FormCell, ReportFormat } from '../src/domain/reports/format.ts';
import { type LaidOutHead, layOutTable } from '../src/domain/reports/lay-out-table.ts';
import type { ReadReport } from '../src/domain/reports/reading.ts';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escaped[character] as string);

const cellStyle =
  'width:57.35pt;border:solid windowtext 1.0pt;border-left:none;padding:0cm 5.4pt;height:22.7pt';
const runStyle = 'font-size:10.5pt;font-family:宋体;color:#333333';
const proseStyle =
  'text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly;font-size:16.0pt;font-family:仿宋_GB2312';

const cell = (text: string, rowSpan = 1, colSpan = 1) =>
  `<td${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''} valign="middle" style="${cellStyle}">` +
  `<p class="MsoNormal" align="center" style="text-align:center"><span lang="EN-US" style="${runStyle}">${text === '' ? '&nbsp;' : escapeHtml(text)}</span></p></td>\n`;
const head = ({ text, rowSpan, colSpan }: LaidOutHead) => cell(text, rowSpan, colSpan);
const row = (cells: readonly string[]) =>
  `<tr style="mso-yfti-irow:1;height:22.7pt">\n${cells.join('')}</tr>\n`;
const paragraph = (text: string) =>
  `<p class="MsoNormal" style="${proseStyle}"><span style="${runStyle}">${escapeHtml(text)}</span></p>\n`;

const menu = ['首页', '要闻动态', '政务公开', '政务服务', '互动交流', '走进本地', '数据开放', '专题专栏'];
const guides = [
  '政府信息公开指南',
  '政府信息公开制度',
  '法定主动公开内容',
  '政府信息公开年报',
  '依申请公开',
  '监督保障',
];

function before(title: string): string {
  const links = [...menu, ...guides].map(
    (name, i) =>
      `<li class="nav-item nav-item-${i}"><a href="/col/col${1200 + i}/index.html" target="_blank" title="${name}">${name}</a></li>\n`,
  );
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="SiteName" content="县人民政府网"><meta name="ColumnName" content="政府信息公开年报"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/images/css/common.css"><style>.nav-item{float:left;width:12.5%;line-height:48px}.con{width:1200px;margin:0 auto}
.con p{font-size:16px;line-height:2}.bt{font-size:26px;text-align:center;color:#b5050c}</style>
<script src="/script/jquery.min.js"></script><script>var _hmt=_hmt||[];(function(){var a=document.createElement("script");a.src="/hm.js";})();</script>
</head><body><div class="header"><div class="con"><div class="logo"><img src="/images/logo.png" alt="县人民政府"></div>
<ul class="nav">${links.join('')}</ul></div></div><div class="position"><a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; 政府信息公开年报</div>
<div class="con"><div class="article" id="zoom"><h1 class="bt">${escapeHtml(title)}</h1>
<div class="info"><span>字号：[ 大 中 小 ]</span> <span>浏览次数：1234</span></div>
`;
}

const after = `</div></div><div class="footer"><div class="con"><p>主办：县人民政府办公室&nbsp;&nbsp;网站标识码：1234567890</p>
<p><a href="https://beian.example/">备案号 00000000</a>&nbsp;<a href="/sitemap.html">网站地图</a>&nbsp;<a href="/about.html">关于我们</a></p>
</div></div><script src="/script/share.js"></script></body></html>
`;

function table(report: ReadReport, format: ReportFormat, key: string): string {
  const form = format.tables.find((each) => each.key === key);
  if (form === undefined) return '';
  const laidOut = layOutTable(format, form);
  const value = (each: FormCell | null) => cell(each === null ? '' : (report.cells.get(each.key)?.raw ?? ''));
  const rows = [
    ...laidOut.headRows.map((heads) => row(heads.map(head))),
    ...laidOut.rows.map((each) =>
      row([
        ...each.heads.map(head),
        ...(each.unit === null ? [] : [cell(each.unit)]),
        ...each.cells.map(value),
      ]),
    ),
  ];
  return `<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" width="100%" style="border-collapse:collapse;mso-padding-alt:0cm 5.4pt 0cm 5.4pt"><tbody>
${rows.join('')}</tbody></table>
`;
}

/** Running text: whole sentences and headings; what stood in tables is printed as tables instead. */
const prose = /[。；：，]|^\s*[一二三四五六七八九十（(]/;

/** The HTML page of a report that was read from a text file. */
export function htmlRendition(lines: readonly string[], report: ReadReport, format: ReportFormat): string {
  const inCells = new Set([...report.cells.values()].map((each) => each.place?.line));
  const starts = new Map(report.chapters.map((chapter) => [chapter.from, chapter.number]));
  const left = new Set(report.tables);
  const tablesOf = (chapter: number | null) =>
    format.tables
      .filter((each) => left.has(each.key) && (chapter === null || each.chapter === chapter))
      .map((each) => {
        left.delete(each.key);
        return table(report, format, each.key);
      });
  const parts: string[] = [];
  lines.forEach((line, i) => {
    const text = line.trim();
    const chapter = starts.get(i + 1);
    if (chapter === undefined && (inCells.has(i + 1) || text.length < 16 || !prose.test(text))) return;
    parts.push(paragraph(text), ...(chapter === undefined ? [] : tablesOf(chapter)));
  });
  return `${before(report.title ?? '')}${parts.join('')}${tablesOf(null).join('')}${after}`;
}
