/** GET /compare?r=321183/2019&r=520424/2019 */
import { compareReports, type ReportRef } from '../../../usecases/reports/compare.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { CompareView } from './compare.view.tsx';

export const compare: Route = (web, site) => {
  web.get('/compare', async (c) => {
    const comparison = await compareReports(site.deps, refsOf(c.req.queries('r') ?? []));
    const onlyDifferent = c.req.query('only') === 'different';
    return sendPage(
      c,
      site,
      { title: '比一比', section: 'compare', noIndex: comparison.records.length > 0 },
      CompareView({ comparison, onlyDifferent, formatTitle: formatTitles(site) }),
    );
  });
};

/** References as written in the address, `region/report`; empty choices are left out. */
export function refsOf(values: readonly string[]): ReportRef[] {
  return values.flatMap((value) => {
    const match = /^([\w-]{1,40})\/([\w.-]{1,60})$/.exec(value);
    return match === null ? [] : [{ regionId: match[1] as string, reportId: match[2] as string }];
  });
}
