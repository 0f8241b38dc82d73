/** Labels, headings and surroundings printed otherwise than on the official form. */
import { mapCells, type Piece, type PrintedReport, type PrintedText, paragraph } from '../print/printed.ts';
import type { Random } from '../random.ts';
import type { Mess } from './mess.ts';

/** Breaks a text over `most` lines at random places. */
function wrap(text: string, most: number, random: Random): string {
  const lines = Math.min(2 + random.below(most - 1), Math.floor(text.length / 2));
  const size = Math.ceil(text.length / lines);
  return Array.from({ length: lines }, (_, i) => text.slice(i * size, (i + 1) * size)).join('\n');
}

function mapTexts(report: PrintedReport, change: (text: string) => string): PrintedReport {
  const own = mapCells(report, (each) =>
    each.key === undefined ? { ...each, text: change(each.text) } : each,
  );
  const pieces = own.pieces.map(
    (piece): Piece => (piece.kind === 'text' ? { ...piece, text: change(piece.text) } : piece),
  );
  return { ...own, pieces };
}

const mapRole = (
  report: PrintedReport,
  role: PrintedText['role'],
  change: (text: string, i: number) => string,
) => {
  let count = 0;
  const pieces = report.pieces.map(
    (piece): Piece =>
      piece.kind === 'text' && piece.role === role ? { ...piece, text: change(piece.text, count++) } : piece,
  );
  return { ...report, pieces };
};

const halfWidth: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '、': ',',
  勾: '钩',
  '，': ',',
};
const mirror: Readonly<Record<string, string>> = {
  强: '強',
  制: '製',
  只: '隻',
  计: '計',
  总: '總',
  数: '數',
  开: '開',
  关: '關',
  规: '規',
  许: '許',
  处: '處',
  项: '項',
  费: '費',
  维: '維',
  结: '結',
  纠: '糾',
  审: '審',
  诉: '訴',
  讼: '訟',
  复: '複',
  议: '議',
  请: '請',
  转: '轉',
  继: '繼',
  续: '續',
  办: '辦',
  属: '屬',
  国: '國',
  机: '機',
  构: '構',
  务: '務',
  业: '業',
};
const translate = (table: Readonly<Record<string, string>>) => (text: string) =>
  text.replace(/./gu, (c) => table[c] ?? c);

/** Site furniture before the report. */
const before = (random: Random): readonly string[] => [
  '首页 > 政务公开 > 政府信息公开年报',
  random.pick(['今天是2024年3月5日 星期二', '网站支持IPv6', '无障碍浏览']),
  '索引号：532530-2024-00012 公开日期：2024-01-29 08:30',
  '字号：[大 中 小] 浏览次数：1234',
];
const after: readonly string[] = [
  '扫一扫在手机打开当前页',
  '上一篇：2023年工作要点',
  '友情链接 中国政府网 省政府网',
  '主办单位：县人民政府办公室 电话：0873-5228415',
  '滇ICP备12003456号-1 网站标识码5325300001',
  '3',
];

const wrongNumbers = ['一', '一', '二', '三', '四', '五'];

export const wordMesses: readonly Mess[] = [
  {
    name: 'labels wrapped over lines',
    in: (layout) => layout.keepsBreaks,
    spoil: (report, random) =>
      mapCells(report, (each) =>
        each.kind === 'label' && each.text.length >= 6 && random.chance(0.6)
          ? { ...each, text: wrap(each.text, 4, random) }
          : each,
      ),
  },
  {
    name: 'headings of columns wrapped',
    in: (layout) => layout.keepsBreaks,
    spoil: (report, random) =>
      mapCells(report, (each) =>
        each.kind === 'header' && each.text.length >= 3
          ? { ...each, text: wrap(each.text, 3, random) }
          : each,
      ),
  },
  {
    name: 'chapter headings missing',
    formats: ['G2', 'G3'],
    spoil: (report) => ({
      ...report,
      pieces: report.pieces.filter((piece) => piece.kind === 'table' || piece.role !== 'heading'),
    }),
  },
  {
    name: 'chapter headings misnumbered',
    formats: ['G2', 'G3'],
    spoil: (report) => mapRole(report, 'heading', (text, i) => `${wrongNumbers[i]}${text.slice(1)}`),
  },
  {
    name: 'captions of the small tables missing',
    formats: ['G2', 'G3'],
    spoil: (report) => ({
      ...report,
      pieces: report.pieces.map((piece) =>
        piece.kind === 'text'
          ? piece
          : { ...piece, rows: piece.rows.filter((row) => row[0]?.kind !== 'caption') },
      ),
    }),
  },
  {
    name: 'site furniture around the report',
    spoil: (report, random) => ({
      ...report,
      pieces: [
        ...before(random).map((text) => paragraph('chrome', text)),
        ...report.pieces,
        ...after.map((text) => paragraph('chrome', text)),
      ],
    }),
  },
  { name: 'half-width punctuation', spoil: (report) => mapTexts(report, translate(halfWidth)) },
  {
    name: 'labels in wrongly converted traditional characters',
    spoil: (report) =>
      mapCells(report, (each) =>
        each.key === undefined ? { ...each, text: translate(mirror)(each.text) } : each,
      ),
  },
  {
    name: 'group printed as （六）其他',
    formats: ['G3'],
    spoil: (report) =>
      mapCells(report, (each) => (each.text === '（六）其他处理' ? { ...each, text: '（六）其他' } : each)),
  },
  {
    name: 'headings of columns truncated',
    formats: ['G2'],
    spoil: (report) =>
      mapCells(report, (each) =>
        /^本年新(?:制作|公开)数量$/.test(each.text) ? { ...each, text: '本年新' } : each,
      ),
  },
];
