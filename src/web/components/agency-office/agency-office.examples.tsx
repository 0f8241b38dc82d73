import type { Example } from '../example.ts';
import { AgencyOffice } from './agency-office.tsx';

const office = {
  name: '青禾县财政局办公室',
  head: '林知秋',
  address: '青禾县城关镇信义路 1 号 301 室',
  hours: '工作日 8:30–12:00，14:30–18:00',
  phone: '0000-8880101',
  fax: '',
  mail: 'xxgk@example.test',
  online: '微信公众号“青禾公开”',
};

export const examples: readonly Example[] = [
  { name: '填全', node: <AgencyOffice office={office} agencyName="青禾县财政局" /> },
  {
    name: '没有电话，网址不是网址',
    node: (
      <AgencyOffice
        office={{ ...office, phone: '', online: 'javascript:alert(1)' }}
        agencyName="青禾县财政局"
      />
    ),
  },
];
