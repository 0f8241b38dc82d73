/** /workbench/requests/:requestId/delay: 确定延迟答复的日期. */
import { delayAnswer } from '../../../../../usecases/requests/delay-answer.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const delay = actPage({
  id: 'delay',
  act: 'request.approve-fee',
  title: '确定延迟答复的日期',
  article: '《条例》第三十五条：理由合理，但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人',
  lead: '日期要合理：够办完，又不拖延。告知以后按这一天答复。',
  letter: true,
  button: '批准，定稿并发出告知书',
  parts: (context) => [
    { is: 'field', name: 'until', label: '在哪一天以前答复', type: 'date', required: true },
    {
      is: 'field',
      name: 'reason',
      label: '期限内不能答复的原因',
      rows: 3,
      maxLength: 300,
      required: true,
    },
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    delayAnswer(deps, caller, {
      ...place,
      ...letter,
      until: sent.text('until'),
      reason: sent.text('reason'),
      sending: sendingIn(sent),
    }),
});
