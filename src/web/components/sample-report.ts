/** A small made-up form and report for the examples of components. */
import type { ReportSummary } from '../../usecases/ports.ts';
import type { ChartView } from '../../usecases/reports/charts.ts';
import type { CellView, NumberedFinding, TableView } from '../../usecases/reports/report-view.ts';

const cell = (key: string, value: number | null, more: Partial<CellView> = {}): CellView => ({
  key,
  label: key,
  value,
  state: value === null ? 'blank' : 'number',
  candidates: [],
  marks: [],
  tone: null,
  ...more,
});
const head = (text: string, colSpan = 1, rowSpan = 1) => ({ text, colSpan, rowSpan });
const plain = { unit: null, depth: 0, total: false, heading: false };

/** A matrix with row and column groups, a contradiction and every kind of missing number. */
export const sampleMatrix: TableView = {
  printed: true,
  layout: {
    key: 'sample',
    title: '收到和处理申请情况（示例）',
    chapter: 3,
    layout: 'matrix',
    headColumns: 2,
    headRows: [
      [head('（示例表）', 2, 2), head('申请人情况', 2)],
      [head('自然人'), head('总计')],
    ],
    rows: [
      { ...plain, heads: [head('一、本年新收', 2)], cells: [] },
      { ...plain, heads: [head('三、办理结果', 1, 2), head('（一）予以公开')], cells: [] },
      { ...plain, heads: [head('（二）部分公开')], cells: [] },
    ],
    totalColumns: [false, true],
  },
  cells: [
    [cell('a.one', 203, { marks: [1], tone: 'error' }), cell('a.total', 221, { marks: [2], tone: 'warn' })],
    [cell('b.one', 0), cell('b.total', null)],
    [
      cell('c.one', null, { state: 'absent' }),
      cell('c.total', null, { state: 'ambiguous', candidates: [0, 1, null] }),
    ],
  ],
};

/** A list of indicators. */
export const sampleList: TableView = {
  printed: true,
  layout: {
    key: 'sample-list',
    title: '情况统计表（示例）',
    chapter: null,
    layout: 'list',
    headColumns: 1,
    headRows: [[head('统计指标'), head('单位'), head('统计数')]],
    rows: [
      { heads: [head('一、主动公开情况')], cells: [], unit: '', depth: 0, total: false, heading: true },
      {
        heads: [head('（一）主动公开信息数')],
        cells: [],
        unit: '条',
        depth: 1,
        total: false,
        heading: false,
      },
    ],
    totalColumns: [false],
  },
  cells: [[null], [cell('d.value', 176252.43)]],
};

/** Three findings of the three severities. */
export const sampleFindings: readonly NumberedFinding[] = [
  {
    number: 1,
    id: 's1',
    kind: 'table_identity',
    severity: 'error',
    rule: 'SAMPLE.BALANCE',
    message: '“总计”列勾稽不平：本年新收＋上年结转＝221，办理结果总计＋结转下年度＝216（差 5）',
    arithmetic: '221 + 0 = 221；202 + 14 = 216；差 5',
    cells: ['a.total'],
    places: [{ key: 'a.total', label: '一、本年新收 · 总计' }],
    evidence: [],
  },
  {
    number: 2,
    id: 's2',
    kind: 'text_vs_table',
    severity: 'warn',
    rule: 'TEXT.RECEIVED',
    message: '正文收到申请 41 件，表格本年新收 221 件',
    arithmetic: '41 ≠ 221',
    cells: [],
    places: [],
    evidence: [{ quote: '共收到依申请公开信息 41 条', line: 8 }],
  },
  {
    number: 3,
    id: 's3',
    kind: 'format',
    severity: 'info',
    rule: 'FORMAT.UNIT',
    message: '金额未注明单位',
    arithmetic: '',
    cells: [],
    places: [],
    evidence: [],
  },
];

/** A report in a list. */
export const sampleSummary: ReportSummary = {
  regionId: '000000',
  reportId: '2019',
  regionName: '青禾县',
  level: 'county',
  province: '示例省',
  prefecture: '示例市',
  year: 2019,
  title: '青禾县 2019 年政府信息公开工作年度报告（示例）',
  generation: 'sample',
  published: '2020-01-31',
  errors: 5,
  warnings: 3,
  hints: 1,
  cellsRead: 196,
  cellsAll: 198,
  recordedAt: '2026-11-21T00:00:00.000Z',
};

/** A chart with a gap. */
export const sampleChart: ChartView = {
  id: 'sample',
  title: '申请：收到与办结（示例）',
  unit: '件',
  kind: 'grouped',
  note: '2018 年没有结转一栏。',
  categories: ['2018', '2019', '2020'],
  series: [
    { label: '新收申请', values: [37, 221, 11] },
    { label: '办理总计', values: [37, 202, 10] },
    { label: '结转下年度', values: [null, 14, 1] },
  ],
};
