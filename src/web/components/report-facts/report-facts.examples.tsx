import type { Example } from '../example.ts';
import { ReportFacts } from './report-facts.tsx';

export const examples: readonly Example[] = [
  {
    name: '要素不全',
    node: (
      <ReportFacts
        basis="国办公开办函〔2021〕30号"
        law="《政府信息公开条例》第四十九条、第五十条"
        report={{
          region: { name: '青禾县', level: 'county', province: '示例省' },
          year: 2019,
          generation: null,
          title: null,
          publisher: null,
          scope: null,
          dates: { published: '2020-01-31', period_from: null, period_to: null, form_filled: null },
          contact: { phone: '0000-0000000' },
          chapters: [],
          tables: [],
          cells: new Map(),
          notes: [],
        }}
      />
    ),
  },
];
