/** Agencies of fixed content for tests; every field can be replaced. */
import type { Agency } from '../../src/domain/agencies/agency.ts';
import type { AgencyTexts } from '../../src/domain/agencies/agency-texts.ts';

export function anAgency(agencyId: string, more: Partial<Agency> = {}): Agency {
  return {
    regionId: '990121',
    agencyId,
    name: `青禾县${agencyId}局`,
    shortName: `县${agencyId}局`,
    kind: 'department',
    parentId: null,
    creditCode: null,
    ownName: false,
    office: {
      name: '办公室',
      head: '禾立春',
      address: '青禾县禾苗路 1 号',
      hours: '工作日 8:30–12:00',
      phone: '0000-8880001',
      fax: '无',
      mail: 'gk@qinghe.example',
      online: '',
    },
    from: null,
    until: null,
    successors: [],
    ordinal: 1,
    ...more,
  };
}

/** What a form sends for a department that nothing is wrong with. */
export function agencyForm(agencyId: string, more: Partial<AgencyTexts> = {}): Partial<AgencyTexts> {
  return {
    agencyId,
    name: `青禾县${agencyId}局`,
    shortName: `县${agencyId}局`,
    kind: 'department',
    officeName: '办公室',
    head: '禾立春',
    address: '青禾县禾苗路 1 号',
    hours: '工作日 8:30–12:00',
    phone: '0000-8880001',
    fax: '无',
    mail: 'gk@qinghe.example',
    ...more,
  };
}
