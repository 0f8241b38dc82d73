/** What the rules on remedies ask of an agency, made of the directory. */
import type { Agency } from '../agencies/agency.ts';
import type { DecidingAgency } from './review-organ.ts';

/**
 * Names around the agency as far as the data knows them; courts are named after their place (V-2.5), and a county may have
 * another court for these suits: then the words of rules/relief say so.
 * @param region the county; what stands in brackets after its name is left out (青禾县（演示） is 青禾县)
 * @param agencies of the county, to find the agency's parent
 */
export function decidingAgency(
  region: { readonly name: string; readonly prefecture: string | null },
  agencies: readonly Pick<Agency, 'agencyId' | 'name'>[],
  agency: Pick<Agency, 'kind' | 'name' | 'parentId'>,
): DecidingAgency {
  const county = region.name.replace(/[（(].*[）)]$/u, '').trim();
  const { prefecture } = region;
  const parent = agencies.find(({ agencyId }) => agencyId === agency.parentId)?.name ?? null;
  return {
    kind: agency.kind,
    name: agency.name,
    names: {
      county,
      prefecture,
      parent,
      superior: null,
      basicCourt: `${county}人民法院`,
      intermediateCourt: prefecture === null ? null : `${prefecture}中级人民法院`,
    },
  };
}
