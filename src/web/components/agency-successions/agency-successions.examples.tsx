import type { Example } from '../example.ts';
import { AgencySuccessions } from './agency-successions.tsx';

const successions = [
  {
    functionName: '土地登记',
    name: '青禾县自然资源局',
    href: '/components',
    on: '2019-03-01',
    basis: '青办发〔2019〕3号',
  },
  { functionName: '', name: '青禾县林业局', href: '/components', on: '2019-03-01', basis: '' },
];

export const examples: readonly Example[] = [
  { name: '划出', node: <AgencySuccessions direction="given" successions={successions} /> },
  { name: '承接', node: <AgencySuccessions direction="taken" successions={successions} /> },
];
