/** What has to happen before some answers: a correction, a consultation, reasons, a fee. One story for each mechanism. */

import { fillProofs } from '../../domain/replay/fill-proofs.ts';
import { holdsOn } from '../../domain/request-rules/dated.ts';
import { askReasons } from '../requests/ask-reasons.ts';
import { endConsultation } from '../requests/end-consultation.ts';
import { lapseFee } from '../requests/lapse-fee.ts';
import { lapseSupplement } from '../requests/lapse-supplement.ts';
import { noticeFee } from '../requests/notice-fee.ts';
import { noticeSupplement } from '../requests/notice-supplement.ts';
import { receiveSupplement } from '../requests/receive-supplement.ts';
import { sendConsultation } from '../requests/send-consultation.ts';
import { takeReasons } from '../requests/take-reasons.ts';
import { withdrawRequest } from '../requests/withdraw-request.ts';
import { clockNow } from './clock-now.ts';
import type { Story } from './scheduler.ts';
import { sending } from './send.ts';
import { must, type Stage } from './stage.ts';
import type { Way } from './ways.ts';

export interface Scene {
  readonly stage: Stage;
  readonly place: { readonly regionId: string; readonly requestId: string };
  readonly receivedOn: string;
  readonly way: Way;
}

const after = ({ stage, receivedOn }: Scene, workdays: number): string =>
  stage.calendar.addWorkdays(receivedOn, workdays).day;

/** The applicant is asked to be clearer. */
export async function* noticeCorrection(scene: Scene): Story {
  const { stage, place } = scene;
  yield after(scene, 3);
  must(
    '补正告知',
    await noticeSupplement(stage.deps, stage.by('clerk'), {
      ...place,
      points: ['请写明所需信息的名称或者文号', '请写明信息形成的时间范围'],
      guidance: '可以写明文件标题、发布机关、大致时间，或者该信息所涉及的项目名称。',
      sending: sending(stage, 0, 'signature'),
    }),
  );
}

async function* correctedButUnclear(scene: Scene): Story {
  const { stage, place } = scene;
  yield* noticeCorrection(scene);
  yield after(scene, 8);
  const order = { ...place, description: '就是去年村里都在说的那份材料，请一并提供。' };
  must('收到补正', await receiveSupplement(stage.deps, stage.by('clerk'), order));
  yield after(scene, 11);
}

/** A third party is asked; returns the consultation. */
export async function* consult(scene: Scene): AsyncGenerator<string, string, void> {
  const { stage, place, way } = scene;
  yield after(scene, 2);
  const consultee = stage.deps.requestRules.intake.consultees.find(
    (each) => each.party === 'third-party' && holdsOn(each, scene.receivedOn),
  );
  const sent = must(
    '征求第三方意见',
    await sendConsultation(stage.deps, stage.by('clerk'), {
      ...place,
      consultee: consultee?.id ?? '',
      agencyId: '',
      party: {
        name: '青禾县稻香合作社',
        phone: '19900099001',
        email: '',
        address: '城关镇稻花路 3 号',
      },
      question: `是否同意公开其中涉及${way.ground?.name ?? '贵方权益'}的内容`,
      sending: sending(stage, 0, 'signature'),
    }),
  );
  return sent.consultation ?? '';
}

async function* consulted(scene: Scene): Story {
  const { stage, place } = scene;
  const consultation = yield* consult(scene);
  yield after(scene, 7);
  must(
    '第三方回复',
    await endConsultation(stage.deps, stage.by('clerk'), {
      ...place,
      consultation,
      how: 'replied',
      reply: 'objects',
      text: '该内容公开后会损害我方合法权益，不同意公开。',
      reasonable: true,
      publicInterest: false,
      finding: '经核实，理由合理；不公开不会对公共利益造成重大影响。',
    }),
  );
  yield after(scene, 10);
}

async function* askedForReasons(scene: Scene): Story {
  const { stage, place } = scene;
  yield after(scene, 2);
  must(
    '要求说明理由',
    await askReasons(stage.deps, stage.by('clerk'), {
      ...place,
      count: '三个月内就同类事项提出 46 件申请',
      sending: sending(stage, 0, 'signature'),
    }),
  );
  yield after(scene, 6);
  must(
    '说明理由',
    await takeReasons(stage.deps, stage.by('clerk'), {
      ...place,
      text: '就是想多了解一些情况。',
      accepted: false,
      finding: '申请的数量、频次明显超过合理范围，说明的理由不能解释为什么需要这么多。',
    }),
  );
  yield after(scene, 9);
}

/** Stories that end the request themselves, without an answer. */
async function* neverCorrected(scene: Scene): Story {
  const { stage, place } = scene;
  yield* noticeCorrection(scene);
  const { supplementLastDay } = await clockNow(stage, place.requestId);
  yield stage.calendar.addWorkdays(supplementLastDay!, 1).day;
  const order = { ...place, proofs: proofsOf(scene), sending: sending(stage, 0, 'signature') };
  must('逾期不补正', await lapseSupplement(stage.deps, stage.by('clerk'), order));
}

async function* neverPaid(scene: Scene): Story {
  const { stage, place } = scene;
  yield after(scene, 3);
  const byPages = stage.deps.requestRules.tariffs
    .find((tariff) => holdsOn(tariff, stage.today()))
    ?.methods.find(({ counts }) => counts === 'pages');
  must(
    '收费通知',
    await noticeFee(stage.deps, stage.by('leader'), {
      ...place,
      pages: 260,
      method: byPages?.id ?? '',
      givesPages: true,
      reason: '要求提供纸质复印件 260 页，明显超过合理范围',
      payHow: '持通知书到县财政局非税窗口缴入国库',
      sending: sending(stage, 0, 'signature'),
    }),
  );
  const { payBy } = await clockNow(stage, place.requestId);
  yield stage.calendar.addWorkdays(payBy!, 1).day;
  const order = { ...place, proofs: proofsOf(scene), sending: sending(stage, 0, 'signature') };
  must('逾期不缴费', await lapseFee(stage.deps, stage.by('clerk'), order));
}

async function* withdrawn(scene: Scene): Story {
  const { stage, place } = scene;
  yield after(scene, 4);
  const order = {
    ...place,
    proofs: proofsOf(scene),
    statement: '所需信息已经找到，撤回申请。',
    sending: sending(stage, 0, 'signature'),
  };
  must('撤回', await withdrawRequest(stage.deps, stage.by('clerk'), order));
}

const before: Readonly<Record<string, (scene: Scene) => Story>> = {
  'supplement-was-answered': correctedButUnclear,
  'third-party-heard': consulted,
  'reasons-were-rejected': askedForReasons,
};

const ends: Readonly<Record<string, (scene: Scene) => Story>> = {
  'supplement-lapsed': neverCorrected,
  'fee-lapsed': neverPaid,
};

/** What the answer's proofs check must have happened. */
export async function* beforeAnswer(scene: Scene): Story {
  for (const check of scene.way.checks) {
    const story = before[check];
    if (story !== undefined) yield* story(scene);
  }
}

/** A request that ends by silence or withdrawal. */
export async function* endWithoutAnswer(scene: Scene): Story {
  const check = scene.way.checks.find((each) => ends[each] !== undefined);
  yield* check === undefined ? withdrawn(scene) : ends[check]!(scene);
}

function proofsOf({ stage, way }: Scene) {
  const proofs = stage.deps.requestRules.proofs.filter(({ id }) => way.kind.proofs.includes(id));
  return fillProofs(proofs, { today: stage.today(), agency: stage.other.agencyId, earlier: null });
}
