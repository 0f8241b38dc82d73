/** The public portal, its interface and its feeds: anybody is let in. */
import type { Act } from '../../src/policies/permissions.ts';
import { type Door, page, type Relation } from './door.ts';
import { places } from './world.ts';

const thereOrNot: readonly Relation[] = ['own', 'missing'];
const gone = { there: false } as const;

/** A door to the one report that there is. */
const reportDoor = (path: string, act: Act): Door =>
  page(path, act, {
    relations: thereOrNot,
    aim: (_walker, relation) => {
      const reportId = relation === 'own' ? '2021' : '1949';
      const names = { regionId: '321183', reportId, region: '321183', report: reportId };
      return {
        params: { ...names, key: 'requests.new_received.total' },
        ...(relation === 'own' ? {} : gone),
      };
    },
  });

const directoryDoor = (path: string): Door =>
  page(path, 'agency.directory', {
    relations: thereOrNot,
    aim: (_walker, relation) => {
      const regionId = relation === 'own' ? '990121' : '990199';
      const params = { regionId, region: regionId, agencyId: places.own };
      return { params, ...(relation === 'own' ? {} : gone) };
    },
  });

const regionDoor = (path: string): Door =>
  page(path, 'report.list', {
    relations: thereOrNot,
    aim: (_walker, relation) => {
      const regionId = relation === 'own' ? '321183' : '990199';
      return { params: { regionId, region: regionId }, ...(relation === 'own' ? {} : gone) };
    },
  });

/** `null` in place of an act: fixed words, settings of the visitor's own browser, or the state of the machine. */
export const portalDoors: readonly Door[] = [
  page('/', 'report.list'),
  page('/reports', 'report.list'),
  reportDoor('/reports/:regionId/:reportId', 'report.show'),
  reportDoor('/reports/:regionId/:reportId/text', 'report.show'),
  reportDoor('/reports/:regionId/:reportId/cells/:key', 'report.show'),
  page('/regions', 'report.list'),
  regionDoor('/regions/:regionId'),
  page('/agencies', 'agency.directory'),
  directoryDoor('/regions/:regionId/agencies'),
  directoryDoor('/regions/:regionId/agencies/:agencyId'),
  page('/compare', 'report.compare'),
  page('/findings', 'report.list'),
  page('/check', 'report.check'),
  page('/check', 'report.check', { method: 'POST', aim: () => ({ file: '不是年报', does: false }) }),
  page('/settings', null, { method: 'POST', aim: () => ({ form: { size: 'elder' }, does: false }) }),
  page('/rules', null),
  page('/rules/:formatId', null, {
    relations: thereOrNot,
    aim: (_walker, relation) =>
      relation === 'own' ? { params: { formatId: 'G3' } } : { params: { formatId: 'G0' }, ...gone },
  }),
  page('/about', null),
  page('/api', null),
  page('/components', null),
  page('/robots.txt', null),
  page('/sitemap.xml', 'report.list'),
  page('/feed.atom', 'report.list'),
  page('/healthz', null),
  page('/version', null),
  page('/api/openapi.json', null),
  page('/api/*', null, { method: 'OPTIONS', aim: () => ({ params: { '*': 'v1/reports' } }) }),
  page('/api/v1/reports', 'report.list'),
  reportDoor('/api/v1/reports/:region/:report', 'report.export'),
  reportDoor('/api/v1/reports/:region/:report/cells.csv', 'report.export'),
  reportDoor('/api/v1/reports/:region/:report/report.xlsx', 'report.export'),
  page('/api/v1/findings', 'report.list'),
  regionDoor('/api/v1/regions/:region'),
  directoryDoor('/api/v1/regions/:region/agencies'),
];
