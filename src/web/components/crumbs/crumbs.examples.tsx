import type { Example } from '../example.ts';
import { Crumbs } from './crumbs.tsx';

export const examples: readonly Example[] = [
  {
    name: 'two pages above',
    node: (
      <Crumbs
        above={[
          ['/components', '机关名录'],
          ['/components', '青禾县财政局'],
        ]}
        here="修改基本情况"
      />
    ),
  },
];
