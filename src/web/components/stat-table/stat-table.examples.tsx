import type { Example } from '../example.ts';
import { sampleList, sampleMatrix } from '../sample-report.ts';
import { StatTable } from './stat-table.tsx';

export const examples: readonly Example[] = [
  {
    name: '矩阵表，有矛盾、空、未印、不能确定',
    node: <StatTable table={sampleMatrix} cellBase="/components?" />,
  },
  { name: '指标表，不带链接', node: <StatTable table={sampleList} cellBase={null} /> },
];
