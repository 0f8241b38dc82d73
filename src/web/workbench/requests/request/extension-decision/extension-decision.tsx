/** /workbench/requests/:requestId/extension-decision: 审批延长. */
import { approveExtension } from '../../../../../usecases/requests/approve-extension.ts';
import { refuseExtension } from '../../../../../usecases/requests/refuse-extension.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const extensionDecision = actPage({
  id: 'extension-decision',
  act: 'request.approve-extension',
  title: '审批延长答复期限',
  article: '《条例》第三十三条第二款：由政府信息公开工作机构负责人同意，并告知申请人',
  lead: '同意的，告知书当天发出才有效；不能补签、倒签。',
  letter: true,
  button: '同意，定稿并发出延期告知书',
  second: { step: 'refuse', text: '不同意延长' },
  parts: (context) => [
    {
      is: 'note',
      node: (
        <dl class="facts">
          <div>
            <dt>申请延长</dt>
            <dd>{context.state.extensionAsked?.workdays ?? ''} 个工作日</dd>
          </div>
          <div>
            <dt>原因</dt>
            <dd>{context.state.extensionAsked?.reason ?? ''}</dd>
          </div>
        </dl>
      ),
    },
    {
      is: 'field',
      name: 'workdays',
      label: '同意延长几个工作日',
      numeric: true,
      maxLength: 2,
      initial: String(context.state.extensionAsked?.workdays ?? ''),
    },
    sendingParts(context, '申请人', { dated: false }),
    {
      is: 'field',
      name: 'reason',
      label: '不同意的理由',
      hint: '只在不同意时填写，会告诉经办人',
      rows: 2,
      maxLength: 300,
    },
  ],
  run: (deps, caller, { place, sent, letter }) =>
    sent.text('step') === 'refuse'
      ? refuseExtension(deps, caller, { ...place, reason: sent.text('reason') })
      : approveExtension(deps, caller, {
          ...place,
          ...letter,
          ...(sent.text('workdays') === '' ? {} : { workdays: Number(sent.text('workdays')) }),
          sending: sendingIn(sent),
        }),
});
