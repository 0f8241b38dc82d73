import type { Example } from '../example.ts';
import { Pager } from './pager.tsx';

export const examples: readonly Example[] = [
  { name: '中间一页', node: <Pager page={2} pages={5} href={(page) => `/components?page=${page}`} /> },
  { name: '只有一页：不显示', node: <Pager page={1} pages={1} href={() => ''} /> },
];
