/** Requests as citizens, third parties and readers see them: anybody is let in, to what the own token opens. */
import type { Act } from '../../src/policies/permissions.ts';
import { type Door, page, type Relation } from './door.ts';
import { places } from './world.ts';

const gone = { there: false } as const;
const base = '/regions/:regionId/requests';

/** A page of a county: the own one, and one that there is not. */
const countyDoor = (path: string, act: Act, more: Parameters<typeof page>[2] = {}): Door =>
  page(path, act, {
    relations: ['own', 'missing'] satisfies readonly Relation[],
    aim: (_walker, relation) => ({
      params: { regionId: relation === 'own' ? '990121' : '990199' },
      ...(relation === 'own' ? {} : gone),
    }),
    ...more,
  });

/** Leads elsewhere where the browser holds no draft or ticket; nothing is done then. */
const tokenDoor = (
  method: 'GET' | 'POST',
  path: string,
  act: Act,
  params: Readonly<Record<string, string>> = {},
  upload = false,
): Door =>
  page(path, act, {
    method,
    aim: () => ({
      params: { regionId: '990121', ...params },
      ...(upload ? { file: 'x' } : {}),
      ...(method === 'POST' ? { does: false } : {}),
    }),
  });

/** A link that was never given. */
const linkDoor = (method: 'GET' | 'POST', path: string, upload = false): Door =>
  page(path, 'request.give-opinion', {
    method,
    relations: ['missing'],
    aim: () => ({
      params: { regionId: '990121', token: 'x'.repeat(43) },
      ...(upload ? { file: 'x' } : {}),
      ...gone,
    }),
  });

const acts = ['reasons', 'payment', 'withdraw', 'rate', 'openness', 'consent', 'contact'];

/** A request that there is not. */
const publishDoor = (method: 'GET' | 'POST'): Door =>
  page('/workbench/requests/:requestId/publish', 'request.publish', {
    method,
    relations: ['missing'],
    aim: () => ({ params: { requestId: 'missing' }, ...gone }),
  });

export const citizenDoors: readonly Door[] = [
  page('/requests', 'request.guide'),
  page('/search', 'request.guide'),
  countyDoor(base, 'request.guide'),
  countyDoor('/regions/:regionId/answers', 'request.guide'),
  page('/regions/:regionId/answers/:publicationId', 'request.guide', {
    relations: ['missing'],
    aim: () => ({ params: { regionId: '990121', publicationId: 'missing' }, ...gone }),
  }),
  page(`${base}/similar`, 'request.guide', {
    aim: () => ({ params: { regionId: '990121' }, query: { q: '补偿标准' } }),
  }),
  countyDoor(`${base}/new`, 'request.file'),
  countyDoor(`${base}/new`, 'request.file', {
    method: 'POST',
    aim: (_walker, relation) => ({
      params: { regionId: relation === 'own' ? '990121' : '990199' },
      form: { agencyId: places.own },
      does: false,
      ...(relation === 'own' ? {} : gone),
    }),
  }),
  tokenDoor('POST', `${base}/new/drop`, 'request.file'),
  tokenDoor('GET', `${base}/new/:step`, 'request.file', { step: 'content' }),
  tokenDoor('POST', `${base}/new/:step`, 'request.file', { step: 'check' }),
  ...['agent', 'proof'].flatMap((step) => [
    tokenDoor('POST', `${base}/new/${step}/upload`, 'request.file', {}, true),
    tokenDoor('POST', `${base}/new/${step}/remove`, 'request.file'),
  ]),
  tokenDoor('GET', `${base}/receipt`, 'request.file'),
  page(`${base}/receipt/:requestId/:format`, 'request.file', {
    relations: ['missing'],
    aim: () => ({ params: { regionId: '990121', requestId: 'missing', format: 'pdf' }, ...gone }),
  }),
  countyDoor(`${base}/status`, 'request.follow'),
  page(`${base}/status`, 'request.follow', {
    method: 'POST',
    aim: () => ({ params: { regionId: '990121' }, form: { code: 'ACDE-FGHJ-3467' }, does: false }),
  }),
  tokenDoor('POST', `${base}/status/leave`, 'request.follow'),
  tokenDoor('POST', `${base}/status/correct`, 'request.follow', {}, true),
  ...acts.map((act) => tokenDoor('POST', `${base}/status/${act}`, 'request.follow')),
  tokenDoor('GET', `${base}/status/files/:fileId`, 'request.follow', { fileId: 'missing' }),
  tokenDoor('GET', `${base}/status/receipt/:format`, 'request.follow', { format: 'pdf' }),
  linkDoor('GET', `${base}/opinion/:token`),
  linkDoor('GET', `${base}/opinion/:token/letter`),
  linkDoor('POST', `${base}/opinion/:token`, true),

  publishDoor('GET'),
  publishDoor('POST'),
  page('/workbench/requests/openness', 'request.publish', {
    aim: () => ({ about: { agencyId: places.own } }),
  }),
  page('/workbench/requests/openness', 'request.publish', {
    method: 'POST',
    relations: ['missing'],
    aim: () => ({ form: { requestId: 'missing', opens: 'yes', reason: '理由' }, ...gone }),
  }),
];
