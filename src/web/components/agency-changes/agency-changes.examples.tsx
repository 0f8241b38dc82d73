import type { Example } from '../example.ts';
import { AgencyChanges } from './agency-changes.tsx';

export const examples: readonly Example[] = [
  {
    name: '改、填、删',
    node: (
      <AgencyChanges
        changes={[
          { label: '联系电话', before: '0000-8880101', after: '0000-8880199' },
          { label: '传真', before: '', after: '0000-8880102' },
          { label: '上级机关', before: '1001', after: '' },
        ]}
      />
    ),
  },
];
