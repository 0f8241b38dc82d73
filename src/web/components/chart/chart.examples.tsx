import type { Example } from '../example.ts';
import { sampleChart } from '../sample-report.ts';
import { Chart } from './chart.tsx';

export const examples: readonly Example[] = [
  { name: '并列', node: <Chart chart={sampleChart} categoryTitle="年度" /> },
  {
    name: '叠加',
    node: (
      <Chart
        chart={{ ...sampleChart, kind: 'stacked', note: '', title: '叠加（示例）' }}
        categoryTitle="年度"
      />
    ),
  },
  {
    name: '一列，全为零',
    node: (
      <Chart
        chart={{
          ...sampleChart,
          title: '一列（示例）',
          categories: ['2019'],
          series: [{ label: '行政复议', values: [0] }],
        }}
        categoryTitle="年度"
      />
    ),
  },
];
