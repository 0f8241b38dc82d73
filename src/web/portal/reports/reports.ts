/** GET /reports: the archive by region and year. */
import { type ArchiveFilter, listReports } from '../../../usecases/reports/list.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { formatTitles } from '../format-words.ts';
import { ReportsView } from './reports.view.tsx';

export const reports: Route = (web, site) => {
  web.get('/reports', async (c) => {
    const filter = archiveFilter(c.req.query());
    const archive = await listReports(site.deps, filter);
    const formats = site.deps.rulebook.formats.map(({ id, shortTitle }) => ({ id, shortTitle }));
    return sendPage(
      c,
      site,
      { title: '查年报', section: 'reports', noIndex: Object.keys(filter).length > 0 },
      ReportsView({ archive, filter, formats, formatTitle: formatTitles(site) }),
    );
  });
};

/** The filter that an address asks for; what makes no sense is left out. */
export function archiveFilter(query: Readonly<Record<string, string>>): ArchiveFilter {
  const q = query.q?.trim().slice(0, 60);
  return {
    ...(q ? { q } : {}),
    ...(/^\d{4}$/.test(query.year ?? '') ? { year: Number(query.year) } : {}),
    ...(/^\w{1,12}$/.test(query.format ?? '') ? { format: query.format as string } : {}),
  };
}
