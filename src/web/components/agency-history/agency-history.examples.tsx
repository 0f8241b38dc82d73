import type { Example } from '../example.ts';
import { AgencyHistory } from './agency-history.tsx';

export const examples: readonly Example[] = [
  {
    name: '登记、修改',
    node: (
      <AgencyHistory
        entries={[
          {
            at: '2026-11-20T02:10:00Z',
            who: '周明远',
            what: '修改公开工作机构的联系方式',
            changes: [{ label: '联系电话', before: '0000-8880101', after: '0000-8880199' }],
          },
          { at: '2026-01-05T01:00:00Z', who: '命令行', what: '登记机关', changes: [] },
        ]}
      />
    ),
  },
  { name: '没有记录', node: <AgencyHistory entries={[]} /> },
];
