/** /workbench/requests/:requestId/serve: 送达答复. */
import { serveAnswer } from '../../../../../usecases/requests/serve-answer.ts';
import { caseHref } from '../../section.ts';
import type { ActContext } from '../act-model.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

/** The paper that the addressee signs when it is handed over. */
function ServiceRecordLinks({ state }: ActContext) {
  const letterId = state.decision?.letterId;
  if (letterId === undefined) return null;
  const sheet = (format: string) => caseHref(state.requestId, `sheets/${letterId}/service-record.${format}`);
  return (
    <p>
      直接送达的，先打印送达回证请受送达人签收：<a href={sheet('pdf')}>送达回证（PDF）</a>　
      <a href={sheet('docx')}>送达回证（DOCX）</a>
    </p>
  );
}

export const serve = actPage({
  id: 'serve',
  act: 'request.handle',
  title: '送达答复',
  article: '国办公开办函〔2016〕235号；《条例》第四十条',
  lead: '按申请人要求的方式送达，地址以申请中写的为准。送达之日才是答复之日。',
  button: '登记送达',
  parts: (context) => [
    { is: 'note', node: <ServiceRecordLinks {...context} /> },
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
