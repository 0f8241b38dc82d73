/** Disputes, corrections, complaints, statistics, archive, the working calendar. */
import type { Act } from '../../src/policies/permissions.ts';
import { type Aim, type Door, page, placeOf, type Relation } from './door.ts';
import { places } from './world.ts';

const gone = { there: false } as const;
const fourWays: readonly Relation[] = ['own', 'other', 'region', 'missing'];
const nowhere: readonly Relation[] = ['region', 'missing'];
const isHere = (relation: Relation) => relation === 'own' || relation === 'other';
/** Where a role reaches its own agency, or the whole county. */
const ofOwnAgency = { about: { agencyId: places.own } } as const;
const post = { method: 'POST' } as const;

/** A list that is kept to the caller's agencies. */
const listDoor = (path: string, act: Act, query: Aim['query'] = {}): Door =>
  page(path, act, {
    relations: ['own', 'other'],
    aim: (_walker, relation) =>
      relation === 'own'
        ? { ...ofOwnAgency, query }
        : { query: { ...query, agency: places.other }, about: { agencyId: places.other } },
  });

/** A page without anything to name, for whoever has the role somewhere. */
const ownDoor = (path: string, act: Act, more: Aim = {}, method: Door['method'] = 'GET'): Door =>
  page(path, act, { method, aim: () => ({ ...ofOwnAgency, ...more }) });

/** A thing of an agency, named after it. */
const thingDoor = (
  name: 'dispute' | 'correction' | 'complaint' | 'request',
  path: string,
  act: Act,
  more: Parameters<typeof page>[2] & { readonly params?: Aim['params']; readonly sends?: Aim } = {},
): Door => {
  const { params = {}, sends = {}, ...rest } = more;
  const key = name === 'dispute' ? 'disputeId' : name === 'request' ? 'requestId' : 'caseId';
  return page(path, act, {
    relations: fourWays,
    aim: (_walker, relation) => ({
      ...sends,
      params: { [key]: `${name}-${placeOf(relation)}`, ...params },
      ...(isHere(relation) ? { about: { agencyId: placeOf(relation) } } : gone),
    }),
    ...rest,
  });
};

/** As sent, nothing can be finished. */
const unfinished = { does: false } as const;

const disputes = '/workbench/disputes';
const dispute = `${disputes}/:disputeId`;
const corrections = '/workbench/corrections';
const correction = `${corrections}/:caseId`;
const complaints = '/workbench/complaints';
const complaint = `${complaints}/:caseId`;
const statistics = '/workbench/requests/statistics';
const archive = '/workbench/requests/:requestId/archive';
const calendar = '/workbench/calendar';

/** A form of the portal, of this county and of none. */
const publicDoors = (path: string, act: Act): readonly Door[] => {
  const county = (relation: Relation) => (relation === 'own' ? '990121' : '990199');
  const form = `/regions/:regionId/${path}`;
  return [
    page(form, 'request.guide', {
      relations: ['own', 'missing'],
      aim: (_walker, relation) => ({
        params: { regionId: county(relation) },
        ...(relation === 'own' ? {} : gone),
      }),
    }),
    page(form, act, { ...post, aim: () => ({ params: { regionId: '990121' }, file: 'x', ...unfinished }) }),
    page(`${form}/receipt/:caseId`, act, {
      relations: ['own', 'missing'],
      aim: (_walker, relation) => ({
        params: { regionId: '990121', caseId: `${path.slice(0, -1)}-${placeOf(relation)}` },
        ...(relation === 'own' ? {} : gone),
      }),
    }),
  ];
};

export const sideDoors: readonly Door[] = [
  listDoor(disputes, 'dispute.list'),
  ownDoor(`${disputes}/new`, 'dispute.handle'),
  ownDoor(`${disputes}/new`, 'dispute.handle', unfinished, 'POST'),
  thingDoor('dispute', dispute, 'dispute.list'),
  thingDoor('dispute', `${dispute}/files`, 'dispute.handle'),
  thingDoor('dispute', `${dispute}/files`, 'dispute.handle', {
    ...post,
    sends: { form: { kind: 'notice' }, file: '通知' },
  }),
  thingDoor('dispute', `${dispute}/files/:fileId`, 'dispute.list', {
    relations: nowhere,
    params: { fileId: 'none' },
  }),
  ...(['zip', 'pdf'] as const).map((format) =>
    thingDoor('dispute', `${dispute}/evidence.${format}`, 'dispute.export', post),
  ),
  thingDoor('dispute', `${dispute}/:step`, 'dispute.handle', { params: { step: 'answer' } }),
  thingDoor('dispute', `${dispute}/:step`, 'dispute.handle', {
    ...post,
    params: { step: 'answer' },
    sends: unfinished,
  }),
  listDoor(statistics, 'request.count', { year: '2026' }),
  listDoor(`${statistics}.csv`, 'request.count', { year: '2026' }),
  listDoor(`${statistics}.xlsx`, 'request.count', { year: '2026' }),
  listDoor(`${statistics}/cell`, 'request.count', { year: '2026', cell: 'requests.new_received.total' }),
  thingDoor('request', archive, 'request.archive'),
  // Nothing of the walk's county is closed: the form comes back with what is missing.
  thingDoor('request', archive, 'request.archive', { ...post, sends: unfinished }),
  thingDoor('request', `${archive}/download`, 'request.archive', { ...post, relations: nowhere }),
  ownDoor(corrections, 'correction.read'),
  ownDoor(`${corrections}/new`, 'correction.handle'),
  ownDoor(`${corrections}/new`, 'correction.handle', unfinished, 'POST'),
  thingDoor('correction', correction, 'correction.read'),
  thingDoor('correction', `${correction}/files/:fileId`, 'correction.handle', {
    relations: nowhere,
    params: { fileId: 'none' },
  }),
  thingDoor('correction', `${correction}/:step`, 'correction.handle', { params: { step: 'verify' } }),
  thingDoor('correction', `${correction}/:step`, 'correction.handle', {
    ...post,
    params: { step: 'verify' },
    sends: unfinished,
  }),
  page(complaints, 'complaint.read'),
  page(`${complaints}/new`, 'complaint.handle'),
  page(`${complaints}/new`, 'complaint.handle', { ...post, aim: () => unfinished }),
  thingDoor('complaint', complaint, 'complaint.read'),
  thingDoor('complaint', `${complaint}/files/:fileId`, 'complaint.handle', {
    relations: nowhere,
    params: { fileId: 'none' },
  }),
  ...(['find', 'explain'] as const).flatMap((step) => {
    const act = step === 'find' ? 'complaint.handle' : 'complaint.explain';
    return [
      thingDoor('complaint', `${complaint}/:step`, act, { params: { step } }),
      thingDoor('complaint', `${complaint}/:step`, act, { ...post, params: { step }, sends: unfinished }),
    ];
  }),
  page(calendar, 'calendar.read'),
  page(`${calendar}/new`, 'calendar.enter'),
  page(`${calendar}/new`, 'calendar.enter', { ...post, aim: () => unfinished }),
  page(`${calendar}/:noticeId`, 'calendar.read', {
    relations: ['missing'],
    aim: () => ({ params: { noticeId: 'none' }, ...gone }),
  }),
  ...publicDoors('corrections', 'correction.file'),
  ...publicDoors('complaints', 'complaint.file'),
];
