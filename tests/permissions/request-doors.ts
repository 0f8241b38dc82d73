/** Requests as the desk works on them: queue, case page, registration, short acts, mails. */
import type { Act } from '../../src/policies/permissions.ts';
import { testRegion } from '../support/staff.ts';
import { type Aim, type Door, form, page, placeOf, type Relation } from './door.ts';
import { addAsk, addMail } from './things.ts';
import { places } from './world.ts';

const list = '/workbench/requests';
const one = `${list}/:requestId`;
const gone = { there: false } as const;
const fourWays: readonly Relation[] = ['own', 'other', 'region', 'missing'];
const isHere = (relation: Relation) => relation === 'own' || relation === 'other';

/** Where a role reaches its own agency, or the whole county. */
const ofOwnAgency = { about: { agencyId: places.own } } as const;
const listDoor = (path: string, act: Act): Door =>
  page(path, act, {
    relations: ['own', 'other'],
    aim: (_walker, relation) =>
      relation === 'own'
        ? ofOwnAgency
        : { query: { agency: places.other }, about: { agencyId: places.other } },
  });

type More = Parameters<typeof page>[2] & {
  readonly fields?: Aim['form'];
  readonly file?: string;
  readonly more?: (relation: Relation) => Readonly<Record<string, string>>;
};

/** A door to one request, of the own agency, another one, another county, or nowhere. */
const requestDoor = (path: string, act: Act, { fields, file, more, ...rest }: More = {}): Door =>
  page(path, act, {
    relations: fourWays,
    aim: (_walker, relation) => ({
      params: { requestId: `request-${placeOf(relation)}`, ...more?.(relation) },
      ...(fields === undefined ? {} : { form: fields }),
      ...(file === undefined ? {} : { file }),
      ...(isHere(relation) ? { about: { agencyId: placeOf(relation) } } : gone),
    }),
    ...rest,
  });
const post = { method: 'POST' } as const;

const registration = {
  agencyId: places.own,
  arrivedAtAgency: '2026-11-20',
  arrivedAtOffice: '2026-11-20',
  kind: 'person',
  name: '谷雨生',
  phone: '19900000099',
  description: '请公开补偿方案',
  duplicatesSeen: 'yes',
};

/** A mail of the county's mailbox, which is the own agency's. */
const mailDoor = (method: Door['method'], path: string, more: Parameters<typeof page>[2] = {}): Door =>
  page(path, 'mail-intake.read', {
    method,
    relations: ['own', 'region', 'missing'],
    aim: (_walker, relation) => ({
      params: { mailId: `mail-${placeOf(relation)}`, fileId: 'none' },
      ...(relation === 'own' ? ofOwnAgency : { ...gone, ...ofOwnAgency }),
    }),
    ...more,
  });

export const requestDoors: readonly Door[] = [
  listDoor(list, 'request.list'),
  listDoor(`${list}/export.csv`, 'request.export'),
  listDoor(`${list}/export.xlsx`, 'request.export'),
  listDoor(`${list}/carry-over`, 'request.list'),
  page(`${list}/new`, 'request.register', { aim: () => ofOwnAgency }),
  page(`${list}/new`, 'request.register', {
    ...post,
    aim: () => ({ ...ofOwnAgency, form: registration, file: '申请书' }),
  }),
  requestDoor(one, 'request.read'),
  requestDoor(`${one}/clock`, 'request.read'),
  requestDoor(`${one}/receipt.pdf`, 'request.register', { ...post, fields: { code: 'none' } }),
  requestDoor(`${one}/receipt.docx`, 'request.register', { ...post, fields: { code: 'none' } }),
  requestDoor(`${one}/sheets/registration.pdf`, 'request.handle'),
  requestDoor(`${one}/sheets/registration.docx`, 'request.handle'),
  // No letter was issued: there is nothing to record the service of.
  requestDoor(`${one}/sheets/:letterId/service-record.pdf`, 'request.handle', {
    relations: ['region', 'missing'],
    more: () => ({ letterId: 'missing' }),
  }),
  requestDoor(`${one}/sheets/:letterId/service-record.docx`, 'request.handle', {
    relations: ['region', 'missing'],
    more: () => ({ letterId: 'missing' }),
  }),
  requestDoor(`${one}/assign`, 'request.assign'),
  // To the agency that has it: what is given to another one, that one's people may work on.
  requestDoor(`${one}/assign`, 'request.assign', {
    ...post,
    fields: { agencyId: places.own },
    ready: async (_world, _walker, relation) => ({ form: { agencyId: placeOf(relation) } }),
  }),
  requestDoor(`${one}/cohandle`, 'request.handle'),
  requestDoor(`${one}/cohandle`, 'request.handle', {
    ...post,
    fields: { agencyId: places.own, question: '请核实台账', dueOn: '2026-11-25' },
  }),
  requestDoor(`${one}/cohandle/:askId`, 'request.cohandle', {
    more: (relation) => ({ askId: `ask-${placeOf(relation)}` }),
  }),
  requestDoor(`${one}/cohandle/:askId`, 'request.cohandle', {
    ...post,
    fields: { text: '已核实，没有' },
    more: (relation) => ({ askId: `ask-${placeOf(relation)}` }),
    ready: async ({ bench, fresh }, _walker, relation) => {
      const agencyId = placeOf(relation);
      const askId = await addAsk(bench.staff, testRegion, agencyId, `ask-new-${fresh()}`);
      return { params: { requestId: `request-${agencyId}`, askId } };
    },
  }),
  requestDoor(`${one}/notes`, 'request.read'),
  requestDoor(`${one}/notes`, 'request.handle', { ...post, fields: { text: '已电话联系' } }),
  requestDoor(`${one}/files`, 'request.handle'),
  requestDoor(`${one}/files`, 'request.handle', { ...post, fields: { kind: 'record' }, file: '台账' }),
  requestDoor(`${one}/files/:fileId`, 'request.read', {
    more: (relation) => ({ fileId: `file-${placeOf(relation)}` }),
  }),
  requestDoor(`${one}/receipt`, 'request.correct-receipt'),
  requestDoor(`${one}/receipt`, 'request.correct-receipt', {
    ...post,
    fields: {
      arrivedAtAgency: '2026-11-20',
      arrivedAtOffice: '2026-11-20',
      reason: '收发室签收记录为 11 月 20 日',
    },
  }),
  requestDoor(`${one}/reveal`, 'request.reveal'),
  requestDoor(`${one}/reveal`, 'request.reveal', {
    ...post,
    fields: { datumId: 'none', reason: '电话通知补正' },
    ready: async ({ bench }, _walker, relation) => {
      const requestId = `request-${placeOf(relation)}`;
      const [datum] = await bench.staff.storage.personal.maskedOf(testRegion, 'request', [requestId]);
      return { form: { datumId: datum!.datumId, reason: '电话通知补正' } };
    },
  }),

  page(`${list}/mail`, 'mail-intake.read', { aim: () => ofOwnAgency }),
  mailDoor('GET', `${list}/mail/:mailId`),
  mailDoor('GET', `${list}/mail/:mailId/files/:fileId`, {
    relations: ['region', 'missing'],
  }),
  mailDoor('GET', `${list}/mail/:mailId/register`),
  // As sent it has no content: the form is answered, nothing is registered.
  mailDoor('POST', `${list}/mail/:mailId/register`, {
    aim: (_walker, relation) => ({
      params: { mailId: `mail-${placeOf(relation)}` },
      ...(relation === 'own' ? ofOwnAgency : { ...gone, ...ofOwnAgency }),
      does: false,
    }),
  }),
  mailDoor('POST', `${list}/mail/:mailId/aside`, {
    aim: (_walker, relation) => ({
      params: { mailId: `mail-${placeOf(relation)}` },
      form: { reason: '推销邮件，不是申请' },
      ...(relation === 'own' ? ofOwnAgency : { ...gone, ...ofOwnAgency }),
    }),
    ready: async ({ bench, fresh }) => {
      const mailId = `mail-new-${fresh()}`;
      await addMail(bench.staff, testRegion, places.own, mailId, '推销');
      return { params: { mailId } };
    },
  }),
  page('/workbench/mailbox', 'mail-intake.set-up'),
  form('/workbench/mailbox', 'mail-intake.set-up', {
    host: 'imap.example.gov.cn',
    port: '993',
    security: 'tls',
    user: 'foi',
    password: 'secret',
    folder: 'INBOX',
    agencyId: places.own,
  }),
];
