import type { Example } from '../example.ts';
import { SearchHits } from './search-hits.tsx';

export const examples: readonly Example[] = [
  {
    name: '两条',
    node: (
      <SearchHits
        words="危房 补助"
        hits={[
          {
            title: '农村危房改造补助标准的答复',
            snippet: '…2025 年农村危房改造的补助标准为每户……',
            day: '2026-03-02',
            link: '#hit1',
            what: '公开的答复',
          },
          {
            title: '青禾县 2025 年年度报告',
            snippet: '…涉及危房改造的申请 3 件…',
            day: '2026-01-20',
            link: '#hit2',
          },
        ]}
      />
    ),
  },
];
