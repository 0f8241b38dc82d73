/** Every component with its examples. */
import { examples as agencyCard } from './agency-card/agency-card.examples.tsx';
import { examples as agencyChanges } from './agency-changes/agency-changes.examples.tsx';
import { examples as agencyHistory } from './agency-history/agency-history.examples.tsx';
import { examples as agencyOffice } from './agency-office/agency-office.examples.tsx';
import { examples as agencyPhone } from './agency-phone/agency-phone.examples.tsx';
import { examples as agencySuccessions } from './agency-successions/agency-successions.examples.tsx';
import { examples as chart } from './chart/chart.examples.tsx';
import { examples as choiceList } from './choice-list/choice-list.examples.tsx';
import { examples as clockStrip } from './clock-strip/clock-strip.examples.tsx';
import { examples as crumbs } from './crumbs/crumbs.examples.tsx';
import type { Example } from './example.ts';
import { examples as factList } from './fact-list/fact-list.examples.tsx';
import { examples as findingCard } from './finding-card/finding-card.examples.tsx';
import { examples as formField } from './form-field/form-field.examples.tsx';
import { examples as formProblems } from './form-problems/form-problems.examples.tsx';
import { examples as notice } from './notice/notice.examples.tsx';
import { examples as originalText } from './original-text/original-text.examples.tsx';
import { examples as pager } from './pager/pager.examples.tsx';
import { examples as recordTable } from './record-table/record-table.examples.tsx';
import { examples as reportFacts } from './report-facts/report-facts.examples.tsx';
import { examples as reportList } from './report-list/report-list.examples.tsx';
import { examples as reportTables } from './report-tables/report-tables.examples.tsx';
import { examples as searchBox } from './search-box/search-box.examples.tsx';
import { examples as searchHits } from './search-hits/search-hits.examples.tsx';
import { examples as statTable } from './stat-table/stat-table.examples.tsx';
import { examples as tags } from './tags/tags.examples.tsx';

export const gallery: readonly { readonly component: string; readonly examples: readonly Example[] }[] = [
  { component: 'stat-table', examples: statTable },
  { component: 'report-tables', examples: reportTables },
  { component: 'finding-card', examples: findingCard },
  { component: 'chart', examples: chart },
  { component: 'original-text', examples: originalText },
  { component: 'report-list', examples: reportList },
  { component: 'report-facts', examples: reportFacts },
  { component: 'tags', examples: tags },
  { component: 'notice', examples: notice },
  { component: 'search-box', examples: searchBox },
  { component: 'pager', examples: pager },
  { component: 'form-field', examples: formField },
  { component: 'form-problems', examples: formProblems },
  { component: 'fact-list', examples: factList },
  { component: 'crumbs', examples: crumbs },
  { component: 'choice-list', examples: choiceList },
  { component: 'search-hits', examples: searchHits },
  { component: 'record-table', examples: recordTable },
  { component: 'clock-strip', examples: clockStrip },
  { component: 'agency-card', examples: agencyCard },
  { component: 'agency-phone', examples: agencyPhone },
  { component: 'agency-office', examples: agencyOffice },
  { component: 'agency-successions', examples: agencySuccessions },
  { component: 'agency-changes', examples: agencyChanges },
  { component: 'agency-history', examples: agencyHistory },
];
