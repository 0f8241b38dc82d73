/** /workbench/requests/:requestId/supplement-lapsed: 逾期不补正. */
import { lapseSupplement } from '../../../../../usecases/requests/lapse-supplement.ts';
import { actPage } from '../act-page.ts';
import { proofParts, proofsIn, sendingIn, sendingParts } from '../form-part.ts';

export const supplementLapsed = actPage({
  id: 'supplement-lapsed',
  act: 'request.handle',
  title: '逾期不补正，终止办理',
  article: '《条例》第三十条：无正当理由逾期不补正的，视为放弃申请，行政机关不再处理',
  lead: '先在收发室、传真、邮箱和网站查找有没有收到补正，再核对有没有正当理由。仍要书面告知申请人。',
  letter: true,
  button: '定稿并发出，终止办理',
  parts: (context) => [
    ...context.proofs.map((proof) => proofParts(proof, context)),
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    lapseSupplement(deps, caller, {
      ...place,
      ...letter,
      proofs: proofsIn(sent, sent.list('names')),
      sending: sendingIn(sent),
    }),
});
