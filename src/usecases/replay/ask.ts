/** A made-up applicant asks: through the portal, or by a paper that the agency's clerk registers. */

import { madeUpApplicant, madeUpMatter } from '../../domain/replay/made-up.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import type { Channel } from '../../domain/request-rules/intake-rules.ts';
import { type NewRequest, noApplicant } from '../../domain/requests/new-request.ts';
import type { RequestCase } from '../../domain/requests/request-case.ts';
import { addDraftFile, beginDraft, saveDraft } from '../requests/draft.ts';
import { emptyDraft } from '../requests/draft-document.ts';
import { fileRequest } from '../requests/file-request.ts';
import { registerRequest } from '../requests/register-request.ts';
import { must, type Stage } from './stage.ts';

export interface Asker {
  readonly applicantKind: string;
  /** Numbers of the made-up applicant and question. */
  readonly applicant: number;
  readonly matter: number;
}

export interface Asked {
  readonly state: RequestCase;
  /** 查询码; null: the paper was registered. */
  readonly code: string | null;
}

/** Every other request comes in through the portal, where the rules of that day have it. */
export async function ask(stage: Stage, asker: Asker): Promise<Asked> {
  const channels = stage.deps.requestRules.intake.channels.filter((each) => holdsOn(each, stage.today()));
  const [online] = channels.filter((each) => each.online);
  const paper = channels.filter((each) => !each.online);
  if (online !== undefined && asker.matter % 2 === 0) return askOnline(stage, asker, online);
  return askOnPaper(stage, asker, paper[asker.matter % paper.length]!);
}

function requestOf(stage: Stage, { applicantKind, applicant, matter }: Asker): NewRequest {
  const { intake } = stage.deps.requestRules;
  const organisation = intake.applicants.find(({ id }) => id === applicantKind)?.organisation ?? false;
  const person = madeUpApplicant(stage.regionId, applicant, organisation);
  const wanted = madeUpMatter(matter, stage.year);
  const paper =
    intake.papers.find((each) => each.for === (organisation ? 'organisation' : 'person'))?.id ?? '';
  return {
    regionId: stage.regionId,
    agencyId: stage.agency.agencyId,
    channel: '',
    arrivedAtAgency: null,
    arrivedAtOffice: null,
    confirmedOn: null,
    evidence: '',
    applicant: {
      ...noApplicant,
      kind: applicantKind,
      name: person.name,
      paper,
      identityNumber: person.identityNumber,
      organisationCode: person.organisationCode,
      representative: person.representative,
      contactPerson: person.representative,
      phone: person.phone,
      email: person.email,
      address: person.address,
    },
    agent: null,
    ...wanted,
    items: [],
    form: intake.forms[0]?.id ?? '',
    delivery: intake.deliveries[0]?.id ?? '',
    otherFormAccepted: true,
    needsHelp: false,
    agreesToPublish: matter % 3 === 0,
    oral: false,
    splitFrom: null,
    files: [],
    draft: null,
    demands: 'as-handed-in',
  };
}

async function askOnPaper(stage: Stage, asker: Asker, { id, receipt, evidence }: Channel): Promise<Asked> {
  const today = stage.today();
  const request = {
    ...requestOf(stage, asker),
    channel: id,
    arrivedAtAgency: today,
    arrivedAtOffice: today,
    confirmedOn: receipt === 'confirmation' ? today : null,
    evidence: `${evidence}：演练第 ${asker.matter} 件`,
  };
  const order = { request, scans: [], duplicatesSeen: true };
  const { state } = must('登记', await registerRequest(stage.deps, stage.by('clerk'), order));
  return { state, code: null };
}

/** A proof of identity that is a picture of nothing. */
const picture = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    'base64',
  ),
);

async function askOnline(stage: Stage, asker: Asker, _channel: Channel): Promise<Asked> {
  const { deps, regionId, agency } = stage;
  const caller = { kind: 'anyone', from: { door: 'web', address: '', agent: 'replay' } } as const;
  const { applicant, title, description, form, delivery, agreesToPublish } = requestOf(stage, asker);
  const begun = must('填写', await beginDraft(deps, caller, { regionId, agencyId: agency.agencyId }));
  const draft = { regionId, token: begun.token };
  const { kind, name, paper, identityNumber, organisationCode, representative, contactPerson } = applicant;
  const { phone, email, address } = applicant;
  const document = {
    ...emptyDraft,
    agencyId: agency.agencyId,
    items: [{ title, description }],
    fields: {
      ...emptyDraft.fields,
      ...{ kind, name, paper, identityNumber, organisationCode, representative, contactPerson },
      ...{ phone, email, address, form, delivery },
    },
    flags: {
      ...emptyDraft.flags,
      otherFormAccepted: true,
      agreesToPublish,
      similarSeen: true,
      proofSeen: true,
    },
    done: [],
  };
  const file = {
    kind: 'identity-proof',
    title: '身份证明',
    fileName: '身份证明.png',
    mediaType: 'image/png',
    bytes: picture,
  };
  must('上传', await addDraftFile(deps, caller, { ...draft, file }, { files: 10, bytes: 1024 }));
  must('填写', await saveDraft(deps, caller, { ...draft, document }));
  const [filed] = must('提交', await fileRequest(deps, caller, draft));
  const state = await deps.storage.requests.get(regionId, filed!.requestId);
  return { state: state!, code: filed!.code };
}
