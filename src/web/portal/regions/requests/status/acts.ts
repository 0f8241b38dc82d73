/** POST …/status/<act>: what the applicant does, each one use case; files of the status page. */
import type { Caller } from '../../../../../domain/people/caller.ts';
import type { Problem, Result } from '../../../../../domain/problems/problem.ts';
import type { NewFile } from '../../../../../domain/requests/new-request.ts';
import type { ApplicantAct } from '../../../../../usecases/requests/applicant-acts.ts';
import { mostFiles } from '../../../../../usecases/requests/applicant-file.ts';
import { correctByApplicant } from '../../../../../usecases/requests/correct-by-applicant.ts';
import { explainByApplicant } from '../../../../../usecases/requests/explain-by-applicant.ts';
import { downloadAsApplicant } from '../../../../../usecases/requests/follow-request.ts';
import { rateAnswer } from '../../../../../usecases/requests/rate-answer.ts';
import { receiptAgain } from '../../../../../usecases/requests/receipt.ts';
import {
  setPublicationConsent,
  suggestByApplicant,
} from '../../../../../usecases/requests/suggest-by-applicant.ts';
import { payByApplicant, tellNewContact } from '../../../../../usecases/requests/tell-staff.ts';
import { withdrawByApplicant } from '../../../../../usecases/requests/withdraw-by-applicant.ts';
import type { StaffDeps } from '../../../../../usecases/staff-deps.ts';
import { createRateLimit } from '../../../../middleware/rate-limit.ts';
import { visitorAddress } from '../../../../middleware/visitor-address.ts';
import type { Route, Site, WebContext } from '../../../../site.ts';
import { staffForm } from '../../../../workbench/staff-form.ts';
import { sendMissing } from '../../../problems/missing.ts';
import { visitorOf } from '../../../visitor-of.ts';
import { proofFile } from '../proof-file.ts';
import { sendBytes, sendReceipt } from '../receipt/receipt.ts';
import { statusHref } from '../requests-href.ts';
import { sendTooOften } from '../too-often.ts';
import { type SentForm, uploadRoutes } from '../uploads.ts';
import { showStatus, ticketOf } from './status.ts';

const actsPerMinute = 20;
const filesPerMinute = 60;

interface Sent {
  readonly regionId: string;
  readonly ticket: string;
  readonly text: (name: string) => string;
}

type Doing = (deps: StaffDeps, caller: Caller, sent: Sent) => Promise<Result<unknown>>;

const doings: Readonly<Record<Exclude<ApplicantAct, 'correct'>, Doing>> = {
  reasons: (deps, caller, { text, ...order }) =>
    explainByApplicant(deps, caller, { ...order, text: text('text') }),
  payment: (deps, caller, { text, ...order }) =>
    payByApplicant(deps, caller, { ...order, paidOn: text('paidOn'), receipt: text('receipt') }),
  withdraw: (deps, caller, { text, ...order }) =>
    withdrawByApplicant(deps, caller, {
      ...order,
      statement: text('statement'),
      sure: text('sure') === 'yes',
    }),
  rate: (deps, caller, { text, ...order }) =>
    rateAnswer(deps, caller, { ...order, stars: text('stars'), text: text('ratingText') }),
  openness: (deps, caller, { text, ...order }) =>
    suggestByApplicant(deps, caller, { ...order, text: text('opennessText') }),
  consent: (deps, caller, { text, ...order }) =>
    setPublicationConsent(deps, caller, { ...order, agrees: text('agrees') === 'yes' }),
  contact: (deps, caller, { text, ...order }) =>
    tellNewContact(deps, caller, { ...order, text: text('contactText') }),
};

const typedFields = [
  'text',
  'lateReason',
  'paidOn',
  'receipt',
  'statement',
  'stars',
  'ratingText',
  'opennessText',
  'contactText',
];

export const statusActs: Route = (web, site) => {
  const now = () => site.clock().getTime();
  const limit = createRateLimit(actsPerMinute, now);
  const files = createRateLimit(filesPerMinute, now);
  const base = '/regions/:regionId/requests/status';

  uploadRoutes(web, site, `${base}/correct`, mostFiles, (c, form, tooLarge) =>
    correct(c, site, form, tooLarge),
  );

  for (const [act, doing] of Object.entries(doings)) {
    web.post(`${base}/${act}`, async (c) => {
      const wait = limit.take(visitorAddress(c, site.options.trustProxy), 1);
      if (wait > 0) return sendTooOften(c, site, wait);
      const form = await staffForm(c);
      const sent = { regionId: c.req.param('regionId') ?? '', ticket: ticketOf(c), text: form.text };
      return after(c, site, act, await doing(site.staff, visitorOf(c, site), sent), act, form.text);
    });
  }

  web.get(`${base}/files/:fileId`, async (c) => {
    const wait = files.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const order = { regionId: c.req.param('regionId'), ticket: ticketOf(c), fileId: c.req.param('fileId') };
    const file = await downloadAsApplicant(site.staff, visitorOf(c, site), order);
    if (!file.ok) return afterNoFile(c, site, file.problems[0].code);
    const { facts, bytes } = file.value;
    return sendBytes(c, site, bytes, facts.mediaType, facts.fileName);
  });

  web.get(`${base}/receipt/:format`, async (c) => {
    const format = c.req.param('format');
    if (format !== 'pdf' && format !== 'docx') return sendMissing(c, site);
    const wait = files.take(visitorAddress(c, site.options.trustProxy), 1);
    if (wait > 0) return sendTooOften(c, site, wait);
    const order = { regionId: c.req.param('regionId'), ticket: ticketOf(c), format } as const;
    const paper = await receiptAgain(site.staff, visitorOf(c, site), order);
    return paper.ok
      ? sendReceipt(c, site, paper.value, format)
      : afterNoFile(c, site, paper.problems[0].code);
  });
};

/** Without a ticket the way leads to the question for the code. */
function afterNoFile(c: WebContext, site: Site, code: string): Response {
  const regionId = c.req.param('regionId') ?? '';
  return code === 'code-needed' ? c.redirect(statusHref(regionId), 303) : sendMissing(c, site);
}

async function after(
  c: WebContext,
  site: Site,
  act: string,
  result: Result<unknown>,
  done: string,
  text: (name: string) => string,
): Promise<Response> {
  const regionId = c.req.param('regionId') ?? '';
  if (result.ok) return c.redirect(`${statusHref(regionId)}?done=${done}`, 303);
  if (result.problems[0].code === 'code-needed') return c.redirect(statusHref(regionId), 303);
  const typed = Object.fromEntries(typedFields.map((field) => [field, text(field)]));
  return showStatus(c, site, result.problems, { ...typed, act }, '');
}

async function correct(c: WebContext, site: Site, form: SentForm, tooLarge: boolean): Promise<Response> {
  const most = Math.floor(site.options.uploadBytes / 1024 / 1024);
  const wrong = (message: string): Result<never> => {
    const problem: Problem = { code: 'field-invalid', field: 'files', message };
    return { ok: false, problems: [problem] };
  };
  const broken = tooLarge
    ? `文件太大，每个不能超过 ${most} MB。请减少文件后再提交，文字请重新核对。`
    : '没有收到完整的内容，可能网络中断了。请重新提交。';
  if (form.broken) return after(c, site, 'correct', wrong(broken), '', form.text);
  const files: NewFile[] = [];
  for (const file of form.files('files').slice(0, mostFiles)) {
    if (file.size > site.options.uploadBytes)
      return after(c, site, 'correct', wrong(`文件太大，每个不能超过 ${most} MB。`), '', form.text);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kept = proofFile('supplement', '补正材料', file.name.slice(0, 200), bytes);
    if (kept === null)
      return after(c, site, 'correct', wrong('只收 JPG、PNG 照片和 PDF 文件，请换一个文件。'), '', form.text);
    files.push(kept);
  }
  const result = await correctByApplicant(site.staff, visitorOf(c, site), {
    regionId: c.req.param('regionId') ?? '',
    ticket: ticketOf(c),
    text: form.text('text'),
    lateReason: form.text('lateReason'),
    files,
  });
  return after(c, site, 'correct', result, result.ok && result.value.late ? 'late' : 'correct', form.text);
}
