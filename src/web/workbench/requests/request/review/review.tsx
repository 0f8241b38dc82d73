/** /workbench/requests/:requestId/review: 审核答复, or 退回. */
import { returnAnswer } from '../../../../../usecases/requests/return-answer.ts';
import { reviewAnswer } from '../../../../../usecases/requests/review-answer.ts';
import { actPage } from '../act-page.ts';
import { AnswerSummary } from '../answer/answer-summary.tsx';

export const review = actPage({
  id: 'review',
  act: 'request.review-answer',
  title: '审核答复',
  article: '《条例》第十七条、第三十六条',
  lead: '核对每一项的结论、依据和理由，逐份打开要提供的文件。拟办和审核不能是同一个人。',
  button: '审核通过，报签发',
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
      ? returnAnswer(deps, caller, { ...place, by: 'reviewer', text: sent.text('text') })
      : reviewAnswer(deps, caller, place),
});
