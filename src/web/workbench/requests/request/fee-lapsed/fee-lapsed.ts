/** /workbench/requests/:requestId/fee-lapsed: 逾期不缴费. */
import { lapseFee } from '../../../../../usecases/requests/lapse-fee.ts';
import { actPage } from '../act-page.ts';
import { proofParts, proofsIn, sendingIn, sendingParts } from '../form-part.ts';

export const feeLapsed = actPage({
  id: 'fee-lapsed',
  act: 'request.handle',
  title: '逾期不缴费，终止办理',
  article: '国办函〔2020〕109号第六条：逾期未缴纳的，视为放弃申请，行政机关不再处理',
  lead: '先核对收款账户。仍要书面告知申请人，并写明救济途径。',
  letter: true,
  button: '定稿并发出，终止办理',
  parts: (context) => [
    ...context.proofs.map((proof) => proofParts(proof, context)),
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    lapseFee(deps, caller, {
      ...place,
      ...letter,
      proofs: proofsIn(sent, sent.list('names')),
      sending: sendingIn(sent),
    }),
});
