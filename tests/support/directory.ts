/** A county's directory for tests, made by the use cases: government, departments, a town, a reorganisation. */
import type { AgencyField } from '../../src/domain/agencies/agency-rules.ts';
import type { Caller } from '../../src/domain/people/caller.ts';
import type { Result } from '../../src/domain/problems/problem.ts';
import { registerAgency } from '../../src/usecases/agencies/register-agency.ts';
import { showAgency } from '../../src/usecases/agencies/show-agency.ts';
import { succeedAgency } from '../../src/usecases/agencies/succeed-agency.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import { aStaff, testOrigin, testRegion } from './staff.ts';

type Texts = Partial<Record<AgencyField, string>>;

const operator: Caller = { kind: 'operator', from: { ...testOrigin, door: 'command-line' } };

function texts(agencyId: string, name: string, kind: string, more: Texts = {}): Texts {
  const number = agencyId.replace(/\D/g, '').padStart(4, '0');
  return {
    agencyId,
    name,
    shortName: name.replace('青禾县', '县'),
    kind,
    officeName: '办公室',
    head: '林知秋',
    address: `青禾县城关镇信义路 ${Number(number) % 100} 号`,
    hours: '工作日 8:30–12:00，14:30–17:30',
    phone: `0000-888${number}`,
    fax: '无',
    mail: `gk${number}@example.test`,
    ...more,
  };
}

/** The agencies, in the order in which they are registered. */
export const directoryTexts: readonly Texts[] = [
  texts('1001', '青禾县人民政府', 'government'),
  texts('1002', '青禾县人民政府办公室', 'lead-department'),
  texts('1101', '青禾县财政局', 'department', { phone: '0000-8881101、8881102' }),
  texts('1102', '青禾县公安局', 'department', { phone: '0000-8881103 转 8012' }),
  texts('1103', '青禾县自然资源局', 'department', {
    from: '2019-03-01',
    online: 'https://example.test/zrzy',
  }),
  texts('1104', '青禾县国土资源局', 'department', { until: '' }),
  texts('1105', '青禾县林业局', 'department'),
  texts('2001', '城关镇人民政府', 'town'),
  texts('2002', '青石乡人民政府', 'town'),
  texts('3001', '青禾县公安局城关派出所', 'dispatched', { parentId: '1102', ownName: '是' }),
  texts('3002', '青禾县财政局城关财政所', 'dispatched', {
    parentId: '1101',
    officeName: '',
    head: '',
    phone: '',
    address: '',
    hours: '',
    fax: '',
    mail: '',
  }),
];

/** Registers them all; 1104 ended in 2019 and left its functions to 1103 and 1105. */
export async function addDirectory(deps: StaffDeps, regionId = testRegion): Promise<void> {
  for (const input of directoryTexts) must(await registerAgency(deps, operator, { regionId, input }));
  const desk = aStaff([{ role: 'county-desk', agencyId: null }], { regionId });
  const { version } = must(await showAgency(deps, desk, { regionId, agencyId: '1104' }));
  const basis = '青办发〔2019〕3号《青禾县机构改革方案》';
  const input = {
    version: String(version),
    until: '2019-03-01',
    successions: [
      { successorId: '1103', functionName: '土地登记', on: '2019-03-01', basis },
      { successorId: '1105', functionName: '林地管理', on: '2019-03-01', basis },
    ],
  };
  must(await succeedAgency(deps, desk, { regionId, agencyId: '1104', input }));
}

/** The value of what must have succeeded. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}
