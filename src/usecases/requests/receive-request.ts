/** Takes in a request, whatever the channel: day of receipt, number, 查询码, sealed data, the first event. */
import { responsibleAgency } from '../../domain/agencies/responsible-agency.ts';
import { dayOf } from '../../domain/days/county-day.ts';
import { agencyMark } from '../../domain/letters/agency-mark.ts';
import { actorOf } from '../../domain/people/caller.ts';
import { holdsPersonNumber } from '../../domain/personal-data/find-numbers.ts';
import type { PersonalKind } from '../../domain/personal-data/kind.ts';
import { done, type Problem, type Result, refused } from '../../domain/problems/problem.ts';
import { checkNewRequest, foldedCode } from '../../domain/requests/check-new-request.ts';
import type { ClockResult } from '../../domain/requests/clock.ts';
import { applicantText, likenessText } from '../../domain/requests/likeness.ts';
import type { NewRequest } from '../../domain/requests/new-request.ts';
import { queryCodeOf } from '../../domain/requests/query-code.ts';
import { lateConfirmation, receiptDay } from '../../domain/requests/receipt-day.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { requestSubject } from '../../domain/requests/request-event.ts';
import type { RequestRow } from '../ports/requests.ts';
import type { Stores } from '../ports/stores.ts';
import type { StaffDeps } from '../staff-deps.ts';
import { countyCalendar } from './county-calendar.ts';
import { keepFile, keepText } from './keep-file.ts';
import { clockOf, type RequestAct, writeRequest } from './write-request.ts';

export interface ReceivedRequest {
  readonly state: RequestCase;
  /** 查询码 in clear: shown once; only its digest is kept. */
  readonly code: string;
  /** On the day of the act, with each day explained. */
  readonly clock: ClockResult;
  /** What 条例 29 asks for and is not there or not in form; empty where everything was demanded. */
  readonly missing: readonly Problem[];
  /** It was confirmed later than on the day it arrived; null: it was not, or needs no confirmation. */
  readonly lateConfirmation: Problem | null;
  /** Earlier requests of the same applicant for the same, newest first. */
  readonly duplicates: readonly RequestRow[];
}

/** Which digests notice duplicates by; keyed, not reversible. */
export function likenessOf(
  { secrets }: Pick<StaffDeps, 'secrets'>,
  request: Pick<NewRequest, 'applicant' | 'description'>,
): { readonly likeness: string; readonly applicantDigest: string } {
  const words = likenessText(request.description);
  const applicant = applicantText(request.applicant);
  return {
    likeness: words === '' ? '' : secrets.sealer.digest(words, 'request-likeness'),
    applicantDigest: applicant === '' ? '' : secrets.sealer.digest(applicant, 'request-applicant'),
  };
}

/** Digest under which a 查询码 is found. */
export const codeDigestOf = (
  { secrets }: Pick<StaffDeps, 'secrets'>,
  regionId: string,
  code: string,
): string => secrets.sealer.digest(`${regionId}/${code}`, 'request-code');

/**
 * Must run in a transaction that holds the county (`stores.regions.hold`); the caller has asked the permission table.
 * Problems name the field of NewRequest that they are about.
 */
export async function receiveRequest(
  stores: Stores,
  deps: StaffDeps,
  act: RequestAct,
  request: NewRequest,
): Promise<Result<ReceivedRequest>> {
  const today = dayOf(act.at);
  const checked = await judge(stores, deps, request, today);
  if (!checked.ok) return checked;
  const { receivedOn, agencyName, missing, lateConfirmation: late } = checked.value;

  const { regionId, agencyId } = request;
  const requestId = deps.secrets.chance.id();
  const owner = requestSubject(requestId);
  const digests = likenessOf(deps, request);
  const duplicates = await alike(stores, regionId, digests);
  const by = actorOf(act.caller);
  const title = titleOf(request);
  const description = await keepText(stores, deps, {
    regionId,
    owner,
    kind: 'description',
    title: '所需信息的描述',
    text: clean(request.description),
    audience: 'applicant',
    by,
    at: act.at,
  });
  const files = await takeFiles(stores, deps, request, owner, by, act.at);
  await sealPerson(stores, request, requestId, act.at);

  const state = await writeRequest(stores, deps, act, { regionId, requestId }, null, {
    kind: 'request-received',
    data: {
      on: receivedOn,
      number: await numberOf(stores, regionId, agencyId, agencyName, Number(today.slice(0, 4))),
      agencyId,
      channel: request.channel,
      arrivedAtAgency: request.arrivedAtAgency ?? today,
      arrivedAtOffice: request.arrivedAtOffice ?? today,
      evidence: [clean(request.evidence), late?.message ?? ''].filter((text) => text !== '').join('；'),
      applicantKind: request.applicant.kind,
      byAgent: request.agent !== null,
      title,
      items: (request.items.length === 0 ? [title] : request.items.map(oneLine)).map((each, at) => ({
        itemId: String(at + 1),
        title: each,
      })),
      form: request.form,
      delivery: request.delivery,
      otherFormAccepted: request.otherFormAccepted,
      needsHelp: request.needsHelp,
      agreesToPublish: request.agreesToPublish,
      oral: request.oral,
      splitFrom: request.splitFrom,
      description,
      files,
      ...digests,
    },
  });
  const code = await newCode(stores, deps, regionId, requestId);
  const calendar = await countyCalendar(stores, deps, regionId);
  const clock = clockOf(deps, calendar, state, today, { explain: true });
  return done({ state, code, clock, missing, lateConfirmation: late, duplicates });
}

/** Earlier requests of this applicant in these words. */
export async function alike(
  { requests }: Pick<Stores, 'requests'>,
  regionId: string,
  { likeness, applicantDigest }: { readonly likeness: string; readonly applicantDigest: string },
): Promise<readonly RequestRow[]> {
  if (likeness === '' || applicantDigest === '') return [];
  const [own, same] = await Promise.all([
    requests.alike(regionId, { applicantDigest }, 100),
    requests.alike(regionId, { likeness }, 100),
  ]);
  const ids = new Set(same.map(({ requestId }) => requestId));
  return own.filter(({ requestId }) => ids.has(requestId)).slice(0, 10);
}

interface Judged {
  readonly receivedOn: string;
  readonly agencyName: { readonly region: string; readonly shortName: string };
  readonly missing: readonly Problem[];
  readonly lateConfirmation: Problem | null;
}

async function judge(
  stores: Stores,
  deps: StaffDeps,
  request: NewRequest,
  today: string,
): Promise<Result<Judged>> {
  const { intake } = deps.requestRules;
  const { problems: wrong, missing } = checkNewRequest(intake, request, today);
  const problems: Problem[] = [...wrong, ...(request.demands === 'complete' ? missing : [])];
  const [region, agencies] = await Promise.all([
    stores.regions.get(request.regionId),
    stores.agencies.list(request.regionId),
  ]);
  const found = responsibleAgency({ agencies, rules: deps.agencyRules }, request.agencyId, '', today);
  if (region === null || !found.ok)
    problems.push({
      ...noAgency,
      ...(found.ok || found.code === 'unknown' ? {} : { message: found.message }),
    });
  else if (found.agency.agencyId !== request.agencyId) {
    const why = found.hops.at(-1)?.why ?? '';
    problems.push({ ...noAgency, message: `${why}请改选${found.agency.name}。` });
  }
  const channel = intake.channels.find(({ id }) => id === request.channel);
  const arrival = {
    arrivedAtAgency: request.arrivedAtAgency ?? today,
    arrivedAtOffice: request.arrivedAtOffice ?? request.arrivedAtAgency ?? today,
    confirmedOn: request.confirmedOn,
  };
  const day = channel === undefined ? null : receiptDay(channel, arrival, today);
  if (day !== null && !day.ok) problems.push(...day.problems);
  const [first, ...more] = problems;
  if (first !== undefined) return refused(first, ...more);
  if (region === null || !found.ok || day === null || !day.ok) throw new Error('a fault without a problem');
  const agencyName = { region: region.name, shortName: found.agency.shortName };
  const lacking = request.demands === 'complete' ? [] : missing;
  const late = channel === undefined ? null : lateConfirmation(channel, arrival);
  return done({ receivedOn: day.receivedOn, agencyName, missing: lacking, lateConfirmation: late });
}

const noAgency: Problem = {
  code: 'field-invalid',
  field: 'agencyId',
  message: '请选择受理申请的机关。',
  article: '《条例》第二十七条',
};

async function takeFiles(
  stores: Stores,
  deps: StaffDeps,
  { regionId, draft, files }: NewRequest,
  owner: string,
  by: string,
  at: string,
): Promise<readonly string[]> {
  const ids: string[] = [];
  if (draft !== null) {
    for (const { fileId } of await stores.caseFiles.listOf(regionId, draft)) ids.push(fileId);
    await stores.caseFiles.move(regionId, draft, owner);
  }
  for (const file of files)
    ids.push(await keepFile(stores, deps, { regionId, owner, ...file, audience: 'staff', by, at }));
  return ids;
}

/** Field, kind and value of everything that is sealed about the applicant and the agent. */
async function sealPerson(
  { personal }: Stores,
  { regionId, applicant, agent }: NewRequest,
  requestId: string,
  at: string,
): Promise<void> {
  const owner = { regionId, ownerKind: 'request', ownerId: requestId };
  const data: readonly (readonly [field: string, kind: PersonalKind, value: string])[] = [
    ['name', 'other', applicant.name],
    ['identity-number', 'identity-number', applicant.identityNumber],
    ['identity-paper', 'other', applicant.paper],
    ['organisation-code', 'other', foldedCode(applicant.organisationCode)],
    ['representative', 'other', applicant.representative],
    ['contact-person', 'other', applicant.contactPerson],
    ['phone', 'phone', applicant.phone],
    ['email', 'email', applicant.email],
    ['address', 'address', applicant.address],
    ['postcode', 'other', applicant.postcode],
    ['fax', 'other', applicant.fax],
    ['agent-name', 'other', agent?.name ?? ''],
    ['agent-identity-paper', 'other', agent?.paper ?? ''],
    ['agent-identity-number', 'identity-number', agent?.identityNumber ?? ''],
    ['agent-phone', 'phone', agent?.phone ?? ''],
  ];
  for (const [field, kind, value] of data) {
    const text = oneLine(value);
    if (text !== '') await personal.put(owner, field, kind, text, at);
  }
}

/** 青自然资源申〔2026〕12号: a series per agency and year, without repeats. */
async function numberOf(
  stores: Stores,
  regionId: string,
  agencyId: string,
  agency: Judged['agencyName'],
  year: number,
): Promise<string> {
  const n = await stores.requests.nextNumber(regionId, `${agencyId}/request`, year);
  const mark = agencyMark(agency.region, agency);
  const number = `${mark}申〔${year}〕${n}号`;
  // Two agencies may come to the same mark: the later one's numbers carry its code.
  const taken = (await stores.requests.byNumber(regionId, number)) !== null;
  return taken ? `${mark}${agencyId}申〔${year}〕${n}号` : number;
}

async function newCode(
  stores: Stores,
  deps: StaffDeps,
  regionId: string,
  requestId: string,
): Promise<string> {
  for (;;) {
    const code = queryCodeOf(Buffer.from(deps.secrets.chance.token(48), 'base64url'));
    if (code === null) continue;
    const digest = codeDigestOf(deps, regionId, code);
    if ((await stores.requests.byCode(regionId, digest)) !== null) continue;
    await stores.requests.setCode(regionId, requestId, digest);
    return code;
  }
}

/** Control characters out, line ends as one, blanks at both ends off. */
const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .trim();

const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

const longestTitle = 40;

function titleOf({ title, description }: NewRequest): string {
  const given = oneLine(title);
  if (given !== '') return given;
  // A title stands in lists and in the ledger: it holds nobody's number.
  if (holdsPersonNumber(description)) return '政府信息公开申请';
  const first = [...(oneLine(description).split(/[。；\n]/)[0] ?? '')];
  return first.length <= longestTitle ? first.join('') : `${first.slice(0, longestTitle).join('')}…`;
}
