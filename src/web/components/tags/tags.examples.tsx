import type { Example } from '../example.ts';
import { FindingTags, FormatTag, ScopeTag } from './tags.tsx';

export const examples: readonly Example[] = [
  { name: '有矛盾', node: <FindingTags errors={5} warnings={3} hints={1} /> },
  { name: '可以点开', node: <FindingTags errors={5} warnings={3} hints={0} href="/components" /> },
  { name: '只有提示', node: <FindingTags errors={0} warnings={0} hints={2} /> },
  { name: '未见矛盾', node: <FindingTags errors={0} warnings={0} hints={0} /> },
  {
    name: '格式与范围',
    node: (
      <p>
        <FormatTag title="2019—2020 格式" />
        <FormatTag title={null} />
        <ScopeTag scope="organ" />
        <ScopeTag scope={null} />
      </p>
    ),
  },
];
