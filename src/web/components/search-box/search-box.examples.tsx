import type { Example } from '../example.ts';
import { SearchBox } from './search-box.tsx';

export const examples: readonly Example[] = [
  { name: '查年报', node: <SearchBox label="查年报（示例）" value="句容 2019" /> },
];
