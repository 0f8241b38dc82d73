/** The acts on a request: each form, and each form as it is sent with something still missing. */
import type { Act } from '../../src/policies/permissions.ts';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { aStaff, testRegion } from '../support/staff.ts';
import { type Aim, type Door, page, placeOf, type Relation } from './door.ts';
import type { World } from './world.ts';

const one = '/workbench/requests/:requestId';
const fourWays: readonly Relation[] = ['own', 'other', 'region', 'missing'];
const isHere = (relation: Relation) => relation === 'own' || relation === 'other';

type More = Parameters<typeof page>[2] & {
  readonly part?: string;
  readonly file?: string;
};

const door = (
  method: Door['method'],
  path: string,
  act: Act,
  { part, file, relations = fourWays, ...more }: More = {},
): Door =>
  page(`${one}/${path}`, act, {
    method,
    relations,
    aim: (_walker, relation): Aim => ({
      params: {
        requestId: `request-${placeOf(relation)}`,
        ...(part === undefined ? {} : { part, fileId: part }),
      },
      ...(file === undefined ? {} : { file }),
      ...(method === 'POST' ? { does: false } : {}),
      ...(isHere(relation) ? { about: { agencyId: placeOf(relation) } } : { there: false }),
    }),
    ...more,
  });

/** A form and what it sends: empty, so that nothing is done. */
const both = (path: string, act: Act = 'request.handle', more: More = {}): readonly Door[] => [
  door('GET', path, act, more),
  door('POST', path, act, more),
];

/** A letter that was drafted for the request of the relation. */
async function drafted({ bench }: World, relation: Relation): Promise<Aim> {
  const agencyId = placeOf(relation);
  const requestId = `request-${agencyId}`;
  const clerk = aStaff([{ role: 'clerk', agencyId }]);
  const done = await noticeSupplement(bench.staff, clerk, {
    regionId: testRegion,
    requestId,
    step: 'draft',
    points: ['请写明文号或者年份'],
    guidance: '可以在公告栏查找',
    sending: { way: 'direct', proof: '回证 1 号' },
  });
  if (!done.ok) throw new Error(done.problems[0].message);
  return { params: { requestId, part: done.value.letterId! } };
}

const letterDoor = (method: Door['method'], path: string, act: Act, more: More = {}): Door =>
  door(method, `letters/:part${path}`, act, {
    part: 'none',
    ready: async (world, _walker, relation) => drafted(world, relation),
    ...more,
  });

export const caseActDoors: readonly Door[] = [
  ...both('supplement'),
  ...both('supplement-received'),
  ...both('supplement-lapsed'),
  ...both('consult'),
  ...both('consultation/:part', 'request.handle', { part: 'none' }),
  door('GET', 'objection/:part', 'request.handle', { part: 'none' }),
  // Nobody was asked: there is nothing to judge.
  door('POST', 'objection/:part', 'request.handle', { part: 'none', relations: ['region', 'missing'] }),
  ...both('third-party-told/:part', 'request.handle', { part: 'none' }),
  ...both('extension'),
  ...both('extension-decision', 'request.approve-extension'),
  ...both('reasons'),
  ...both('reasons-given'),
  ...both('delay', 'request.approve-fee'),
  ...both('fee', 'request.approve-fee'),
  ...both('fee-paid'),
  ...both('fee-lapsed'),
  door('GET', 'records', 'request.handle'),
  door('POST', 'records', 'request.handle', { relations: ['region', 'missing'] }),
  door('GET', 'records/:fileId', 'request.handle', { part: 'none', relations: ['region', 'missing'] }),
  door('POST', 'records/:fileId', 'request.handle', { part: 'none', relations: ['region', 'missing'] }),
  ...both('personal-check'),
  ...both('search'),
  ...both('secrecy', 'request.review-secrecy'),
  ...both('answer/:part', 'request.handle', { part: '1' }),
  ...both('submit'),
  ...both('review', 'request.review-answer'),
  ...both('sign', 'request.sign'),
  ...both('serve'),
  letterDoor('GET', '', 'request.read'),
  letterDoor('POST', '', 'request.handle'),
  letterDoor('GET', '/draft.docx', 'request.read'),
  letterDoor('GET', '/draft.pdf', 'request.read'),
  letterDoor('POST', '/taken-back', 'request.handle', { file: 'x' }),
  door('GET', 'mail-returned', 'request.handle'),
  // Nothing was sent: there is no letter to choose.
  door('POST', 'mail-returned', 'request.handle', { relations: ['region', 'missing'] }),
  ...both('contact'),
  ...both('withdrawal'),
];
