import type { Example } from '../example.ts';
import { OriginalText } from './original-text.tsx';

export const examples: readonly Example[] = [
  {
    name: '有一处引文',
    node: (
      <OriginalText
        reportHref="/components"
        lines={[
          { number: 7, parts: [{ text: '一、总体情况', findings: [] }] },
          {
            number: 8,
            parts: [
              { text: '今年以来，', findings: [] },
              { text: '共收到申请 41 条', findings: [2] },
              { text: '。', findings: [] },
            ],
          },
        ]}
      />
    ),
  },
];
