/** GET /findings: what the audit found, over all reports. */
import { type FindingsFilter, listFindings } from '../../../usecases/reports/findings.ts';
import { sendPage } from '../../send.ts';
import type { Route } from '../../site.ts';
import { FindingsView } from './findings.view.tsx';

const pageSize = 20;

export const findings: Route = (web, site) => {
  web.get('/findings', async (c) => {
    const filter = findingsFilter(c.req.query());
    const page = await listFindings(site.deps, filter);
    return sendPage(
      c,
      site,
      { title: '看对账', section: 'findings', noIndex: c.req.url.includes('?') },
      FindingsView({ page, filter }),
    );
  });
};

/** The filter that an address asks for; what makes no sense is left out. */
export function findingsFilter(query: Readonly<Record<string, string>>, size = pageSize): FindingsFilter {
  const { severity, kind, rule, region } = query;
  const page = Number(query.page ?? '1');
  return {
    ...(severity === 'error' || severity === 'warn' || severity === 'info' ? { severity } : {}),
    ...(kind !== undefined && /^[a-z_]{1,40}$/.test(kind) ? { kind } : {}),
    ...(rule !== undefined && /^[\w.-]{1,60}$/.test(rule) ? { rule } : {}),
    ...(region !== undefined && /^[\w-]{1,40}$/.test(region) ? { regionId: region } : {}),
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    pageSize: size,
  };
}
