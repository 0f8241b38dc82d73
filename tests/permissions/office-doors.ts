/** The directory of agencies, its import and its export. */
import { agencyVersion } from '../../src/usecases/agencies/agency-now.ts';
import { planImport } from '../../src/usecases/agencies/plan-import.ts';
import { agencyForm } from '../support/agencies.ts';
import { testRegion } from '../support/staff.ts';
import { type Aim, agencyDoor, type Door, form, page, placeOf, type Relation } from './door.ts';
import type { Walker, World } from './world.ts';

const list = '/workbench/agencies';
const one = `${list}/:agencyId`;

/** The newest version of the agency, and a text that nobody has sent yet. */
async function version({ bench, fresh }: World, relation: Relation) {
  const newest = await agencyVersion(bench.staff.storage, testRegion, placeOf(relation));
  return { version: String(newest), number: fresh() };
}

/** A sheet with one agency more. */
function sheet(agencyId: string): string {
  const headings =
    '机关代码,机关名称,机关简称,机关类别,上级机关代码,统一社会信用代码,公开工作机构,负责人,办公地址,办公时间,联系电话,传真,电子邮箱';
  const office = '办公室,禾立春,青禾县禾苗路 1 号,工作日 8:30–12:00,0000-8880001,无,gk@qinghe.example';
  return `${headings}\n${agencyId},青禾县${agencyId}局,县${agencyId}局,政府部门,,,${office}\n`;
}

const newCode = (world: World): string => String(2000 + world.fresh());

/** A preview: the walker's own, or a colleague's, of either county. */
const stagedDoor = (method: Door['method']): Door =>
  page(`${list}/import/:stagedId`, 'agency.import', {
    method,
    relations: ['mine', 'own', 'region', 'missing'],
    aim: (_walker, relation) => ({
      params: { stagedId: `staged-${placeOf(relation)}` },
      ...(relation === 'mine' ? {} : { there: false }),
    }),
    ready: async (world, walker) => {
      const bytes = new TextEncoder().encode(sheet(newCode(world)));
      const order = { regionId: testRegion, file: { bytes, fileName: 'list.csv' } };
      const planned = await planImport(world.bench.staff, walker.staff!, order);
      if (!planned.ok) throw new Error(planned.problems[0].message);
      return { params: { stagedId: planned.value.stagedId } };
    },
  });

const changed =
  (fields: (number: number) => Aim['form']) =>
  async (world: World, _walker: Walker, relation: Relation): Promise<Aim> => {
    const { version: newest, number } = await version(world, relation);
    return { form: { version: newest, ...fields(number) } };
  };

export const officeDoors: readonly Door[] = [
  page(list, 'agency.read'),
  page(`${list}/export.csv`, 'agency.export'),
  page(`${list}/export.xlsx`, 'agency.export'),
  page(`${list}/new`, 'agency.register'),
  form(`${list}/new`, 'agency.register', agencyForm('2000'), {
    ready: async (world) => ({ form: agencyForm(newCode(world)) }),
  }),
  page(`${list}/import`, 'agency.import'),
  form(`${list}/import`, 'agency.import', undefined, {
    aim: () => ({ file: sheet('2000') }),
    ready: async (world) => ({ file: sheet(newCode(world)) }),
  }),
  page(`${list}/import/template.csv`, 'agency.import'),
  page(`${list}/import/template.xlsx`, 'agency.import'),
  page(`${list}/import/done`, 'agency.import'),
  stagedDoor('GET'),
  stagedDoor('POST'),
  agencyDoor(one, 'agency.read'),
  agencyDoor(`${one}/edit`, 'agency.change'),
  agencyDoor(`${one}/edit`, 'agency.change', {
    method: 'POST',
    fields: { version: '1', name: '青禾县新局' },
    ready: async (world, walker, relation) => {
      const name = `青禾县${placeOf(relation)}局`;
      const facts = agencyForm(placeOf(relation), { name });
      const fields = (number: number) => ({ ...facts, shortName: `县${number}局` });
      return changed(fields)(world, walker, relation);
    },
  }),
  agencyDoor(`${one}/office`, 'agency.change-office'),
  agencyDoor(`${one}/office`, 'agency.change-office', {
    method: 'POST',
    fields: { version: '1', head: '禾立夏' },
    ready: async (world, walker, relation) => {
      const { officeName, head, address, hours, phone, fax, mail } = agencyForm(placeOf(relation));
      const office = { officeName, head, hours, phone, fax, mail } as Record<string, string>;
      return changed((number) => ({ ...office, address: `${address}-${number}` }))(world, walker, relation);
    },
  }),
  agencyDoor(`${one}/office/confirm`, 'agency.change-office', { method: 'POST', fields: {} }),
  agencyDoor(`${one}/succession`, 'agency.succeed'),
  agencyDoor(`${one}/succession`, 'agency.succeed', {
    method: 'POST',
    fields: { version: '1' },
    ready: async (world, walker, relation) => {
      const successorId = relation === 'own' ? '1002' : '1001';
      const row = { successorId, on: '2026-01-01', basis: '机构改革方案' };
      const named = Object.entries(row).map(([name, text]) => [`successions.0.${name}`, text]);
      const fields = (number: number) => ({
        ...Object.fromEntries(named),
        rows: '1',
        'successions.0.functionName': `职能${number}`,
      });
      return changed(fields)(world, walker, relation);
    },
  }),
];
