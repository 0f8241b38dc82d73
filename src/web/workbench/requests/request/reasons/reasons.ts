/** /workbench/requests/:requestId/reasons: 要求说明理由. */
import { askReasons } from '../../../../../usecases/requests/ask-reasons.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const reasons = actPage({
  id: 'reasons',
  act: 'request.handle',
  title: '要求说明理由',
  article: '《条例》第三十五条：申请的数量、频次明显超过合理范围的，可以要求说明理由',
  lead: '只用于数量、频次明显超过合理范围的申请，不能用来问“为什么要这个信息”。',
  letter: true,
  button: '定稿并发出告知书',
  parts: (context) => [
    {
      is: 'field',
      name: 'count',
      label: '申请的数量和频次',
      hint: '例如：2026 年 1 月至今共提出 46 件申请，其中 30 件内容相近',
      rows: 3,
      maxLength: 300,
      required: true,
    },
    {
      is: 'field',
      name: 'workdays',
      label: '说明的期限（工作日）',
      hint: '不填为 7 个工作日',
      numeric: true,
    },
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    askReasons(deps, caller, {
      ...place,
      ...letter,
      count: sent.text('count'),
      ...(sent.text('workdays') === '' ? {} : { workdays: Number(sent.text('workdays')) }),
      sending: sendingIn(sent),
    }),
});
