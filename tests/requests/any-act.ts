/** Every act on a request with complete input, so that whatever is offered can be done in tests. */

import { groundsOf } from '../../src/domain/answers/answer-kinds-on.ts';
import { proofsNeeded } from '../../src/domain/answers/proofs-needed.ts';
import { addDays } from '../../src/domain/days/county-day.ts';
import type { Staff } from '../../src/domain/people/caller.ts';
import type { Result } from '../../src/domain/problems/problem.ts';
import { fillProofs } from '../../src/domain/replay/fill-proofs.ts';
import type { AnswerKind } from '../../src/domain/request-rules/answer-kind.ts';
import { holdsOn } from '../../src/domain/request-rules/dated.ts';
import { deadlineAt } from '../../src/domain/request-rules/deadline.ts';
import type { ClockResult } from '../../src/domain/requests/clock.ts';
import type { RequestCase } from '../../src/domain/requests/request-case.ts';
import { answerKindsOf } from '../../src/usecases/requests/answer-choices.ts';
import { answerItem } from '../../src/usecases/requests/answer-item.ts';
import { approveExtension } from '../../src/usecases/requests/approve-extension.ts';
import { archiveRequest } from '../../src/usecases/requests/archive-request.ts';
import { askExtension } from '../../src/usecases/requests/ask-extension.ts';
import { askReasons } from '../../src/usecases/requests/ask-reasons.ts';
import { addFile } from '../../src/usecases/requests/case-file-doors.ts';
import { checkPersonal } from '../../src/usecases/requests/check-personal.ts';
import { correctContact } from '../../src/usecases/requests/correct-contact.ts';
import { delayAnswer } from '../../src/usecases/requests/delay-answer.ts';
import { deliverConsultation } from '../../src/usecases/requests/deliver-consultation.ts';
import { endConsultation } from '../../src/usecases/requests/end-consultation.ts';
import { judgeObjection } from '../../src/usecases/requests/judge-objection.ts';
import { lapseFee } from '../../src/usecases/requests/lapse-fee.ts';
import { lapseSupplement } from '../../src/usecases/requests/lapse-supplement.ts';
import { noticeFee } from '../../src/usecases/requests/notice-fee.ts';
import { noticeSupplement } from '../../src/usecases/requests/notice-supplement.ts';
import { publishAnswer } from '../../src/usecases/requests/publish-answer.ts';
import { receiveSupplement } from '../../src/usecases/requests/receive-supplement.ts';
import { recordPayment } from '../../src/usecases/requests/record-payment.ts';
import { recordSearch } from '../../src/usecases/requests/record-search.ts';
import { cleanFile } from '../../src/usecases/requests/redact-file.ts';
import { refuseExtension } from '../../src/usecases/requests/refuse-extension.ts';
import { releasedKinds } from '../../src/usecases/requests/released-kinds.ts';
import { returnAnswer } from '../../src/usecases/requests/return-answer.ts';
import { returnMail } from '../../src/usecases/requests/return-mail.ts';
import { reviewAnswer } from '../../src/usecases/requests/review-answer.ts';
import { reviewSecrecy } from '../../src/usecases/requests/review-secrecy.ts';
import { sendConsultation } from '../../src/usecases/requests/send-consultation.ts';
import { sendLetter } from '../../src/usecases/requests/send-letter.ts';
import type { Sending } from '../../src/usecases/requests/sending.ts';
import { serveAnswer } from '../../src/usecases/requests/serve-answer.ts';
import { signAnswer } from '../../src/usecases/requests/sign-answer.ts';
import { submitAnswer } from '../../src/usecases/requests/submit-answer.ts';
import { takeReasons } from '../../src/usecases/requests/take-reasons.ts';
import { tellThirdParty } from '../../src/usecases/requests/tell-third-party.ts';
import { withdrawRequest } from '../../src/usecases/requests/withdraw-request.ts';
import type { StaffDeps } from '../../src/usecases/staff-deps.ts';
import type { Random } from '../layouts/random.ts';

/** A moment of a case: who acts, on what, when. */
export interface Moment {
  readonly deps: StaffDeps;
  readonly caller: Staff;
  readonly state: RequestCase;
  readonly clock: ClockResult;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly random: Random;
  /** 机关代码 of another agency. */
  readonly other: string;
  /** Which of several things the act is about; '' for none. */
  readonly part: string;
}

type Done = Promise<Result<unknown>>;

const place = ({ state }: Moment) => ({
  regionId: state.regionId,
  requestId: state.requestId,
  version: String(state.version),
});

/** Handed over, posted or put on the applicant's page, today. */
function sending({ deps, today, random }: Moment, finishes?: string): Sending {
  const { services } = deps.requestRules.intake;
  const ways = services.filter(
    (each) => holdsOn(each, today) && (finishes === undefined || each.finishes === finishes),
  );
  const way = random.pick(ways);
  return { way: way.id, proof: way.proofPattern === null ? '演练 1 号' : 'XA123456789CN' };
}

const handedOver = (moment: Moment): Sending => sending(moment, 'signature');

function proofsOf({ deps, today, other }: Moment, kind: AnswerKind | undefined) {
  const proofs = deps.requestRules.proofs.filter(({ id }) => kind?.proofs.includes(id));
  return fillProofs(proofs, { today, agency: other, earlier: null });
}

/** Ends of a case that nobody decides: the kind that checks this, or, for null, the one that checks nothing. */
function lapseOf(moment: Moment, check: string | null): AnswerKind | undefined {
  const { answers, proofs } = moment.deps.requestRules;
  const checkOf = (id: string) => proofs.find((proof) => proof.id === id)?.check ?? null;
  const lapses = answers.filter(
    ({ traits, procedure }) => traits.given === 'lapse' && procedure === 'request',
  );
  const { receivedOn } = moment.state;
  const { law } = deadlineAt(moment.deps.requestRules.deadlines, 'answer-request', receivedOn);
  const ofLaw = lapses.filter((each) => each.law === law && holdsOn(each, receivedOn));
  return ofLaw.find((kind) =>
    check === null
      ? kind.proofs.every((id) => !(checkOf(id) ?? '').endsWith('-lapsed'))
      : kind.proofs.some((id) => checkOf(id) === check),
  );
}

async function consult(moment: Moment): Done {
  const { deps, caller, clock, today, random, other } = moment;
  const kinds = deps.requestRules.intake.consultees.filter(
    (each) => holdsOn(each, today) && clock.allowed.includes(each.opens),
  );
  const consultee = random.pick(kinds);
  const outside = consultee.party === 'third-party';
  return sendConsultation(deps, caller, {
    ...place(moment),
    consultee: consultee.id,
    agencyId: outside ? '' : other,
    party: outside
      ? { name: '青禾县稻香合作社', phone: '19900099001', email: '', address: '城关镇稻花路 3 号' }
      : null,
    question: '是否同意公开其中涉及贵方权益的内容',
    sending: handedOver(moment),
  });
}

/** Its next step: it arrived, it was answered, it could not be delivered, or its time is over. */
async function goOnWithConsultation(moment: Moment): Done {
  const { deps, caller, state, random, part: consultation, today } = moment;
  const about = state.consultations.find((each) => each.consultation === consultation);
  const order = { ...place(moment), consultation };
  if (about?.deliveredOn === null && random.chance(0.5))
    return deliverConsultation(deps, caller, { ...order, on: today, evidence: '回执 3 号' });
  const how = random.pick(['replied', 'replied', 'undeliverable', 'withdrawn'] as const);
  const objects = random.chance(0.5);
  return endConsultation(deps, caller, {
    ...order,
    how,
    ...(how === 'replied' ? { reply: objects ? ('objects' as const) : ('agrees' as const) } : {}),
    ...(how === 'replied' && objects ? { reasonable: random.chance(0.5), text: '会损害我方权益' } : {}),
    finding: '经核实，情况属实',
    publicInterest: false,
  });
}

async function decideExtension(moment: Moment): Done {
  const { deps, caller, clock } = moment;
  const possible = clock.allowed.includes('EXTENDED');
  return possible && moment.random.chance(0.7)
    ? approveExtension(deps, caller, { ...place(moment), sending: handedOver(moment) })
    : refuseExtension(deps, caller, { ...place(moment), reason: '期限内能够答复' });
}

/** Any answer in force, its proofs filled in as a diligent clerk would. */
async function answer(moment: Moment): Done {
  const { deps, caller, state, today, random, other } = moment;
  const kinds = answerKindsOf({ deps, state, today });
  // Half of the time one that asks for nothing that happened before.
  const checked = (id: string) =>
    deps.requestRules.proofs.some((proof) => proof.id === id && proof.check !== null);
  const plain = kinds.filter(({ proofs }) => !proofs.some(checked));
  const kind = random.pick(random.chance(0.6) && plain.length > 0 ? plain : kinds);
  const possible = groundsOf(deps.requestRules, kind, today);
  const grounds = possible.length === 0 ? [] : [random.pick(possible)];
  const proofs = fillProofs(proofsNeeded(deps.requestRules, kind, grounds, { day: today }), {
    today,
    agency: other,
    earlier: null,
    known: { reply: 'objects', title: '《中华人民共和国统计法》', provision: '第九条' },
  });
  const item = random.pick(state.items);
  return answerItem(deps, caller, {
    ...place(moment),
    itemId: item.itemId,
    answer: kind.id,
    grounds: grounds.map(({ id }) => id),
    groundKinds: Object.fromEntries(
      grounds.flatMap(({ id, kinds: [first] }) => (first ? [[id, first.id]] : [])),
    ),
    proofs,
    text: `${kind.when}。`,
    parts:
      kind.traits.discloses === 'part'
        ? grounds.map(({ id, reason }) => ({ ground: id, content: '其中的部分内容', reason }))
        : [],
    files: [],
    principal: true,
  });
}

async function search(moment: Moment): Done {
  const { deps, caller, today } = moment;
  const proof = deps.requestRules.proofs.find(
    (each) => each.check === 'search-dates-in-order' && holdsOn(each, today),
  );
  const values = fillProofs(proof === undefined ? [] : [proof], {
    today,
    agency: moment.other,
    earlier: null,
  });
  return recordSearch(deps, caller, { ...place(moment), values: values[proof?.id ?? ''] ?? {} });
}

/** A picture of nothing. */
const picture = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
    'base64',
  ),
);

/** A record is put into the file, and cleaned. */
async function addRecord(moment: Moment): Done {
  const { deps, caller, state } = moment;
  const file = { fileName: '批复.png', bytes: picture };
  const added = await addFile(deps, caller, { ...place(moment), kind: 'record', title: '批复', file });
  if (!added.ok) return added;
  const { regionId, requestId } = state;
  const fileId = added.value.state.files.at(-1)!.fileId;
  return cleanFile(deps, caller, { regionId, requestId, fileId });
}

/** What can be done with it, by the folder of its page. */
export const anyAct: Readonly<Record<string, (moment: Moment) => Done>> = {
  serve: (moment) => serveAnswer(moment.deps, moment.caller, { ...place(moment), sending: sending(moment) }),
  sign: (moment) => signAnswer(moment.deps, moment.caller, place(moment)),
  'extension-decision': decideExtension,
  review: (moment) =>
    moment.random.chance(0.8)
      ? reviewAnswer(moment.deps, moment.caller, place(moment))
      : returnAnswer(moment.deps, moment.caller, { ...place(moment), by: 'reviewer', text: '请补充依据' }),
  'supplement-received': (moment) =>
    receiveSupplement(moment.deps, moment.caller, {
      ...place(moment),
      description: '请公开 2025 年城北片区的征地补偿安置方案。',
      lateReason: (moment.clock.supplementLastDay ?? moment.today) < moment.today ? '住院，有证明' : '',
    }),
  'supplement-lapsed': (moment) =>
    lapseSupplement(moment.deps, moment.caller, {
      ...place(moment),
      proofs: proofsOf(moment, lapseOf(moment, 'supplement-lapsed')),
      sending: handedOver(moment),
    }),
  'fee-paid': (moment) =>
    recordPayment(moment.deps, moment.caller, { ...place(moment), receipt: '票据 1 号' }),
  'fee-lapsed': (moment) =>
    lapseFee(moment.deps, moment.caller, {
      ...place(moment),
      proofs: proofsOf(moment, lapseOf(moment, 'fee-lapsed')),
      sending: handedOver(moment),
    }),
  consultation: goOnWithConsultation,
  objection: (moment) =>
    judgeObjection(moment.deps, moment.caller, {
      ...place(moment),
      consultation: moment.part,
      reasonable: moment.random.chance(0.5),
      publicInterest: false,
      finding: '经核实，理由成立',
    }),
  secrecy: (moment) =>
    reviewSecrecy(moment.deps, moment.caller, {
      ...place(moment),
      conclusion: moment.random.pick(['may-release', 'may-release', 'part', 'must-not']),
      basis: '逐份审查',
    }),
  answer,
  submit: (moment) => submitAnswer(moment.deps, moment.caller, place(moment)),
  supplement: (moment) =>
    noticeSupplement(moment.deps, moment.caller, {
      ...place(moment),
      points: ['请写明所需信息的名称或者文号'],
      guidance: '可以写明文件标题、发布机关和大致时间。',
      sending: handedOver(moment),
    }),
  consult,
  extension: (moment) =>
    askExtension(moment.deps, moment.caller, {
      ...place(moment),
      workdays: 1 + moment.random.below(10),
      reason: '卷宗较多',
    }),
  records: addRecord,
  search,
  'personal-check': (moment) =>
    checkPersonal(moment.deps, moment.caller, {
      ...place(moment),
      fileIds: moment.state.files.filter(({ kind }) => releasedKinds.has(kind)).map(({ fileId }) => fileId),
      found: false,
      ownOnly: true,
    }),
  reasons: (moment) =>
    askReasons(moment.deps, moment.caller, {
      ...place(moment),
      count: '三个月内就同类事项提出 46 件申请',
      sending: handedOver(moment),
    }),
  'reasons-given': (moment) =>
    takeReasons(moment.deps, moment.caller, {
      ...place(moment),
      text: '涉及我家的多处房屋。',
      accepted: moment.random.chance(0.6),
      finding: '经核实，情况属实',
    }),
  delay: (moment) =>
    delayAnswer(moment.deps, moment.caller, {
      ...place(moment),
      until: addDays(
        [moment.clock.due, moment.clock.worstCase, moment.today].reduce<string>(
          (last, day) => (day !== null && day > last ? day : last),
          moment.today,
        ),
        20,
      ),
      reason: '需要逐件检索核对',
      sending: handedOver(moment),
    }),
  fee: (moment) =>
    noticeFee(moment.deps, moment.caller, {
      ...place(moment),
      pages: 260,
      method:
        moment.deps.requestRules.tariffs
          .find((tariff) => holdsOn(tariff, moment.today))
          ?.methods.find(({ counts }) => counts === 'pages')?.id ?? '',
      givesPages: true,
      reason: '要求提供 260 页复印件，明显超过合理范围',
      payHow: '持通知书到县财政局非税窗口缴入国库',
      sending: handedOver(moment),
    }),
  withdrawal: (moment) =>
    withdrawRequest(moment.deps, moment.caller, {
      ...place(moment),
      proofs: proofsOf(moment, lapseOf(moment, null)),
      statement: '所需信息已经找到，撤回申请。',
      sending: handedOver(moment),
    }),
  letters: (moment) =>
    sendLetter(moment.deps, moment.caller, {
      ...place(moment),
      letterId: moment.part,
      sending: handedOver(moment),
    }),
  'mail-returned': (moment) => {
    const { state } = moment;
    const sent = state.letters.filter(({ sent: ways }) => ways.length > 0).map(({ letterId }) => letterId);
    const letterId = moment.random.pick(state.served === null ? sent : [...sent, state.served.letterId]);
    return returnMail(moment.deps, moment.caller, {
      ...place(moment),
      letterId,
      next: '收件人不在，改为当面送达',
    });
  },
  publish: (moment) =>
    publishAnswer(moment.deps, moment.caller, {
      ...place(moment),
      title: '城北片区征地补偿安置方案',
      question: '请公开城北片区征地补偿安置方案。',
      answer: '予以公开，见附件。',
    }),
  contact: (moment) =>
    correctContact(moment.deps, moment.caller, {
      ...place(moment),
      field: 'address',
      value: '青禾县城关镇稻香巷 8 号',
      verified: '本人持身份证到窗口更改',
    }),
  'third-party-told': (moment) =>
    tellThirdParty(moment.deps, moment.caller, {
      ...place(moment),
      consultation: moment.part,
      disclosed: '补偿标准和测算依据',
      reason: '不公开会对公共利益造成重大影响',
      sending: handedOver(moment),
    }),
  archive: (moment) => archiveRequest(moment.deps, moment.caller, place(moment)),
};
