import type { Example } from '../example.ts';
import { sampleFindings } from '../sample-report.ts';
import { FindingCard } from './finding-card.tsx';

export const examples: readonly Example[] = sampleFindings.map((finding) => ({
  name: finding.severity,
  node: <FindingCard finding={finding} textHref="/components" cellHref={() => '/components'} anchor="f" />,
}));
