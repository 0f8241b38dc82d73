/** For machines: sitemap, feed, robots, health, version. */
import type { ReportSummary } from '../../../usecases/ports.ts';
import { everyReport } from '../../../usecases/reports/portal-deps.ts';
import { escapeMarkup } from '../../escape.ts';
import { type Route, siteAddress } from '../../site.ts';
import { agencyPaths } from './agency-paths.ts';

const xml = 'application/xml; charset=utf-8';

export const machine: Route = (web, site) => {
  web.get('/robots.txt', (c) =>
    c.text(
      `User-agent: *\nDisallow: /compare?\nDisallow: /settings\nSitemap: ${siteAddress(site, c)}/sitemap.xml\n`,
    ),
  );
  web.get('/sitemap.xml', async (c) => {
    const [reports, agencies] = await Promise.all([everyReport(site.deps), agencyPaths(c, site)]);
    return c.body(sitemap(siteAddress(site, c), reports, agencies), 200, { 'Content-Type': xml });
  });
  web.get('/feed.atom', async (c) => {
    const reports = (await everyReport(site.deps)).toSorted((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
    const updated = reports[0]?.recordedAt ?? site.clock().toISOString();
    return c.body(feed(siteAddress(site, c), updated, reports.slice(0, 50)), 200, {
      'Content-Type': 'application/atom+xml; charset=utf-8',
    });
  });
  web.get('/healthz', async (c) => {
    try {
      await site.deps.store.list({ year: 0 });
      return c.json({ status: 'ok' }, 200, { 'Cache-Control': 'no-store' });
    } catch (fault) {
      site.complain(fault, '/healthz');
      return c.json({ status: 'store-unavailable' }, 503, { 'Cache-Control': 'no-store' });
    }
  });
  web.get('/version', (c) =>
    c.json({ version: site.options.version, rules: site.deps.rulebook.fingerprint }, 200, {
      'Cache-Control': 'no-store',
    }),
  );
};

/** Text as it may stand in XML; control characters that XML forbids are dropped. */
export function xmlText(text: string): string {
  return escapeMarkup(text.replace(/(?![\t\n\r])\p{Cc}/gu, ''));
}

function sitemap(address: string, reports: readonly ReportSummary[], agencies: readonly string[]): string {
  const regions = [...new Set(reports.map((each) => each.regionId))];
  const fixed = ['/', '/agencies', '/reports', '/findings', '/compare', '/check', '/rules', '/about', '/api'];
  const paths = [
    ...fixed,
    ...agencies,
    ...regions.map((id) => `/regions/${id}`),
    ...reports.flatMap((each) => {
      const base = `/reports/${each.regionId}/${each.reportId}`;
      return [base, `${base}/text`];
    }),
  ];
  const urls = paths.map((path) => `<url><loc>${xmlText(address + path)}</loc></url>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}\n</urlset>\n`;
}

function feed(address: string, updated: string, reports: readonly ReportSummary[]): string {
  const entries = reports.map((each) => {
    const link = `${address}/reports/${each.regionId}/${each.reportId}`;
    const words = `读出 ${each.cellsRead}/${each.cellsAll} 格，${each.errors} 处矛盾，${each.warnings} 处待核。`;
    return `<entry><id>${xmlText(link)}</id><title>${xmlText(each.title)}</title><updated>${xmlText(each.recordedAt)}</updated><link rel="alternate" href="${xmlText(link)}"/><summary>${xmlText(words)}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n<id>${xmlText(address)}/feed.atom</id><title>公开：新读入的政府信息公开年报</title><updated>${xmlText(updated)}</updated><author><name>公开 Gongkai</name></author><link rel="self" href="${xmlText(address)}/feed.atom"/><link rel="alternate" href="${xmlText(address)}/"/>\n${entries.join('\n')}\n</feed>\n`;
}
