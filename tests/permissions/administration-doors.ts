/** Audit trail, personal data, notifications, jobs. */
import { testRegion } from '../support/staff.ts';
import { type Aim, type Door, form, page, type Relation } from './door.ts';
import type { World } from './world.ts';

const audit = '/workbench/audit';
/** Everything of the county, and continued after something of the other county. */
const continued: readonly Relation[] = ['own', 'region'];

/** An address without a key. */
async function withGateway({ bench }: World): Promise<Aim> {
  const address = 'https://gateway.example/send';
  await bench.staff.storage.notifications.putGateway({
    regionId: testRegion,
    address,
    sealedKey: '',
    enabled: false,
  });
  return {};
}

export const administrationDoors: readonly Door[] = [
  page(audit, 'audit.search', {
    relations: continued,
    aim: (_walker, relation) => ({ query: relation === 'own' ? {} : { subject: 'account/colleague-7001' } }),
  }),
  page(`${audit}/verify`, 'audit.verify'),
  form(`${audit}/verify`, 'audit.verify', { head: '' }),
  page(`${audit}/head`, 'audit.head'),
  page(`${audit}/export.csv`, 'audit.export'),
  page(`${audit}/export.jsonl`, 'audit.export'),
  // Entries are numbered in each county: another county's cannot even be named.
  page(`${audit}/:entryId`, 'audit.search', {
    relations: ['own', 'missing'],
    aim: (_walker, relation) =>
      relation === 'own' ? { params: { entryId: '1' } } : { params: { entryId: '999999' }, there: false },
  }),
  page('/workbench/retention', 'personal.retention'),
  page('/workbench/retention/list', 'personal.retention', {
    relations: ['own', 'missing'],
    aim: (_walker, relation) =>
      relation === 'own'
        ? { query: { state: 'in-use', owner: 'account', kind: 'phone' } }
        : { query: { state: 'none', owner: 'account', kind: 'phone' }, there: false },
  }),
  page('/workbench/subject-export', 'personal.subject-export'),
  form('/workbench/subject-export', 'personal.subject-export', {
    kind: 'phone',
    value: '13800138000',
    check: 'id-card',
    reason: '本人到窗口要求复制',
    format: 'html',
  }),
  page('/workbench/deliveries', 'notification.deliveries', {
    relations: continued,
    aim: (_walker, relation) => ({ query: relation === 'own' ? {} : { before: 'delivery-colleague-7001' } }),
  }),
  page('/workbench/gateway', 'notification.gateway'),
  form('/workbench/gateway', 'notification.gateway', { address: 'https://gateway.example/send' }),
  form('/workbench/gateway/key', 'notification.gateway', {}, { ready: withGateway }),
  // Nothing leaves a county of the demo, and no queue runs here: the forms are answered, nothing is done.
  form('/workbench/gateway/test', 'notification.gateway', undefined, { aim: () => ({ does: false }) }),
  page('/workbench/jobs', 'job.list'),
  form('/workbench/jobs/retry', 'job.retry', undefined, {
    aim: () => ({ form: { letter: 'none' }, does: false }),
  }),
  form('/workbench/jobs/discard', 'job.retry', undefined, {
    aim: () => ({ form: { letter: 'none' }, does: false }),
  }),
];
