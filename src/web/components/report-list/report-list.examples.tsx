import type { Example } from '../example.ts';
import { sampleSummary } from '../sample-report.ts';
import { ReportList } from './report-list.tsx';

const bare = {
  ...sampleSummary,
  errors: 0,
  warnings: 0,
  hints: 0,
  published: null,
  generation: null,
  cellsAll: 0,
  cellsRead: 0,
};

export const examples: readonly Example[] = [
  {
    name: '两份',
    node: (
      <ReportList
        reports={[sampleSummary, bare]}
        formatTitle={(id) => (id === null ? null : '2019—2020 格式')}
      />
    ),
  },
];
