import type { Example } from '../example.ts';
import { FactList } from './fact-list.tsx';

export const examples: readonly Example[] = [
  {
    name: '机关',
    node: (
      <FactList
        facts={[
          ['办公地址', '青禾县城关镇信义路 1 号'],
          ['传真', ''],
        ]}
      />
    ),
  },
];
