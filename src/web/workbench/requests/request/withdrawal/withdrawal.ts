/** /workbench/requests/:requestId/withdrawal: 登记撤回申请. */
import { withdrawRequest } from '../../../../../usecases/requests/withdraw-request.ts';
import { actPage } from '../act-page.ts';
import { proofParts, proofsIn, sendingIn, sendingParts } from '../form-part.ts';

export const withdrawal = actPage({
  id: 'withdrawal',
  act: 'request.handle',
  title: '登记撤回申请',
  article: '本机关约定，参照《条例》第二十九条：撤回应当由申请人声明，并经核实',
  lead: '撤回只能由申请人自己提出。劝退、电话里“不要了”没有核实的，不能登记。',
  letter: true,
  button: '定稿并发出，终止办理',
  parts: (context) => [
    ...context.proofs.map((proof) => proofParts(proof, context)),
    {
      is: 'field',
      name: 'statement',
      label: '声明的原话',
      hint: '加密保存；书面声明请扫描加入案卷，这里可以空着',
      rows: 3,
      maxLength: 1000,
    },
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    withdrawRequest(deps, caller, {
      ...place,
      ...letter,
      proofs: proofsIn(sent, sent.list('names')),
      statement: sent.text('statement'),
      sending: sendingIn(sent),
    }),
});
