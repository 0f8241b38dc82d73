/** /workbench/requests/:requestId/serve: 送达答复. */
import { serveAnswer } from '../../../../../usecases/requests/serve-answer.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const serve = actPage({
  id: 'serve',
  act: 'request.handle',
  title: '送达答复',
  article: '国办公开办函〔2016〕235号；《条例》第四十条',
  lead: '按申请人要求的方式送达，地址以申请中写的为准。送达之日才是答复之日。',
  button: '登记送达',
  parts: (context) => [
    sendingParts(context, '申请人'),
    {
      is: 'field',
      name: 'receivedOn',
      label: '申请人收到的日期',
      type: 'date',
      hint: '邮寄的，查到以后再登记也可以；救济期限从这一天起算',
    },
  ],
  run: (deps, caller, { place, sent }) =>
    serveAnswer(deps, caller, {
      ...place,
      sending: {
        ...sendingIn(sent),
        ...(sent.text('receivedOn') === '' ? {} : { receivedOn: sent.text('receivedOn') }),
      },
    }),
});
