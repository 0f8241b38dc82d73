/** /workbench/requests/:requestId/sign: 签发答复, or 退回. */
import { returnAnswer } from '../../../../../usecases/requests/return-answer.ts';
import { signAnswer } from '../../../../../usecases/requests/sign-answer.ts';
import { actPage } from '../act-page.ts';
import { AnswerSummary } from '../answer/answer-summary.tsx';

export const sign = actPage({
  id: 'sign',
  act: 'request.sign',
  title: '签发答复',
  article: '《条例》第三十三条、第三十六条',
  lead: '签发后取文号、定稿，不能再改。署名的机关就是以后复议的被申请人、诉讼的被告。',
  button: '签发，定稿编号',
  second: { step: 'return', text: '退回经办人' },
  parts: (context) => [
    { is: 'note', node: <AnswerSummary {...context} /> },
    {
      is: 'field',
      name: 'text',
      label: '退回的意见',
      hint: '只在退回时填写；加密保存',
      rows: 3,
      maxLength: 1000,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    sent.text('step') === 'return'
      ? returnAnswer(deps, caller, { ...place, by: 'signatory', text: sent.text('text') })
      : signAnswer(deps, caller, place),
});
