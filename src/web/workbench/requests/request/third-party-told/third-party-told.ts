/** /workbench/requests/:requestId/third-party-told/:part: 公开第三方信息告知书. */
import { tellThirdParty } from '../../../../../usecases/requests/tell-third-party.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const thirdPartyTold = actPage({
  id: 'third-party-told',
  act: 'request.handle',
  title: '告知第三方将要公开',
  article: '《条例》第三十二条：决定公开的，将公开的政府信息内容和理由书面告知第三方',
  lead: '先告知、后提供。期限允许的，建议等五个工作日再向申请人提供，给第三方寻求救济的时间。',
  hasPart: true,
  letter: true,
  button: '定稿并发出告知书',
  parts: (context) => [
    {
      is: 'field',
      name: 'disclosed',
      label: '决定公开的内容',
      rows: 3,
      maxLength: 1000,
      required: true,
    },
    { is: 'field', name: 'reason', label: '公开的理由', rows: 3, maxLength: 1000, required: true },
    sendingParts(context, '第三方'),
  ],
  run: (deps, caller, { place, part, sent, letter }) =>
    tellThirdParty(deps, caller, {
      ...place,
      ...letter,
      consultation: part,
      disclosed: sent.text('disclosed'),
      reason: sent.text('reason'),
      sending: sendingIn(sent),
    }),
});
