import type { Example } from '../example.ts';
import { AgencyCard } from './agency-card.tsx';

const here = '/components';

export const examples: readonly Example[] = [
  {
    name: '部门、由上级负责、已撤销',
    node: (
      <ul class="agency-cards">
        <AgencyCard
          href={here}
          name="青禾县财政局"
          parent={null}
          office={{ phone: '0000-8880101', address: '青禾县城关镇信义路 1 号' }}
          gone={null}
        />
        <AgencyCard
          href={here}
          name="青禾县公安局城关派出所"
          parent={{ name: '青禾县公安局', href: here }}
          office={null}
          gone={null}
        />
        <AgencyCard
          href={here}
          name="青禾县国土资源局"
          parent={null}
          office={{ phone: '0000-8880199', address: '青禾县城关镇东街 2 号' }}
          gone={{ tag: '已撤销', words: '2019年3月1日起不再存在，点开看职能去向' }}
        />
      </ul>
    ),
  },
];
