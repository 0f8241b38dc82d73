/** GET /regions/:regionId/agencies: the directory of a county. */
import { dayOf } from '../../../../domain/days/county-day.ts';
import {
  type Directory,
  type DirectoryEntry,
  showDirectory,
} from '../../../../usecases/agencies/directory.ts';
import type { AgencyCardProps } from '../../../components/agency-card/agency-card.tsx';
import { dayWords } from '../../../local-time.ts';
import { sendPage } from '../../../send.ts';
import type { Route } from '../../../site.ts';
import { sendMissing } from '../../problems/missing.ts';
import { visitorOf } from '../../visitor-of.ts';
import { DirectoryView } from './agencies.view.tsx';

export const directory: Route = (web, site) => {
  web.get('/regions/:regionId/agencies', async (c) => {
    const q = directoryWords(c.req.query());
    const order = { regionId: c.req.param('regionId'), words: q };
    const shown = await showDirectory(site.staff, visitorOf(c, site), order);
    if (!shown.ok) return sendMissing(c, site);
    const { value } = shown;
    return sendPage(
      c,
      site,
      { title: `${value.name}机关名录`, section: 'agencies', noIndex: q !== '' },
      DirectoryView({ ...value, q, ...groupsOf(value, dayOf(site.clock().toISOString())) }),
      { never: changesByItself(value.entries, dayOf(site.clock().toISOString())) },
    );
  });
};

/** What an address looks for. */
export function directoryWords(query: Readonly<Record<string, string>>): string {
  return query.q?.trim().slice(0, 60) ?? '';
}

/** Does something begin or end on a later day? Then the page changes without anything being recorded: not kept. */
export function changesByItself(
  entries: readonly { readonly from: string | null; readonly until: string | null }[],
  today: string,
): boolean {
  const later = (day: string | null) => day !== null && day > today;
  return entries.some(({ from, until }) => later(from) || later(until));
}

/** Address of an agency's public page. */
export function agencyHref(regionId: string, agencyId: string): string {
  return `/regions/${regionId}/agencies/${encodeURIComponent(agencyId)}`;
}

/** By kind, in the order of the rules; kinds without an agency are left out. */
function groupsOf({ regionId, kinds, entries }: Directory, today: string) {
  const cards = (those: readonly DirectoryEntry[]) => those.map((entry) => cardOf(regionId, entry, today));
  return {
    groups: kinds.flatMap(({ code, name }) => {
      const those = entries.filter(({ exists, kind }) => exists && kind.code === code);
      return those.length === 0 ? [] : [{ id: code, name, agencies: cards(those) }];
    }),
    ended: cards(entries.filter(({ exists }) => !exists)),
  };
}

function cardOf(regionId: string, entry: DirectoryEntry, today: string): AgencyCardProps {
  const { agencyId, name, parent, office } = entry;
  return {
    href: agencyHref(regionId, agencyId),
    name,
    parent: parent === null ? null : { name: parent.name, href: agencyHref(regionId, parent.agencyId) },
    office,
    gone: goneOf(entry, today),
  };
}

function goneOf({ exists, from, until }: DirectoryEntry, today: string): AgencyCardProps['gone'] {
  if (exists) return null;
  if (from !== null && from > today) return { tag: '尚未设立', words: `${dayWords(from)}起设立` };
  return { tag: '已撤销', words: `${until === null ? '' : `${dayWords(until)}起不再存在，`}点开看职能去向` };
}
