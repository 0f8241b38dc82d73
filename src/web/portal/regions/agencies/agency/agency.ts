/** GET /regions/:regionId/agencies/:agencyId: one agency of the directory. */
import { dayOf } from '../../../../../domain/days/county-day.ts';
import { showDirectoryEntry } from '../../../../../usecases/agencies/directory.ts';
import type { NamedSuccession } from '../../../../../usecases/agencies/show-agency.ts';
import { sendPage } from '../../../../send.ts';
import type { Route } from '../../../../site.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { agencyHref, changesByItself } from '../agencies.ts';
import { PublicAgencyView } from './agency.view.tsx';

export const publicAgency: Route = (web, site) => {
  web.get('/regions/:regionId/agencies/:agencyId', async (c) => {
    const { regionId, agencyId } = c.req.param();
    const shown = await showDirectoryEntry(site.staff, visitorOf(c, site), { regionId, agencyId });
    if (!shown.ok) return sendMissing(c, site);
    const { value } = shown;
    const { region, given, taken, responsible } = value;
    const today = dayOf(site.clock().toISOString());
    const link = (each: { readonly agencyId: string; readonly name: string }) => ({
      name: each.name,
      href: agencyHref(regionId, each.agencyId),
    });
    const succession = ({ other, functionName, on, basis }: NamedSuccession) => ({
      ...link(other),
      functionName,
      on,
      basis,
    });
    const days = [value, ...[...given, ...taken].map(({ on }) => ({ from: on, until: null }))];
    return sendPage(
      c,
      site,
      { title: `${value.name}的电话、地址和公开工作机构`, section: 'agencies' },
      PublicAgencyView({
        ...value,
        region: { name: region.name, href: `/regions/${regionId}/agencies` },
        parent: value.parent === null ? null : link(value.parent),
        children: value.children.map(link),
        state: value.exists ? 'exists' : value.from !== null && value.from > today ? 'coming' : 'ended',
        given: given.map(succession),
        taken: taken.map(succession),
        responsible: { ...responsible, agencies: responsible.agencies.map(link) },
      }),
      { never: changesByItself(days, today) },
    );
  });
};
