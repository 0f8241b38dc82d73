/** /workbench/requests/:requestId/extension: 申请延长答复期限. */
import { askExtension } from '../../../../../usecases/requests/ask-extension.ts';
import { actPage } from '../act-page.ts';

export const extension = actPage({
  id: 'extension',
  act: 'request.handle',
  title: '申请延长答复期限',
  article: '《条例》第三十三条第二款：需要延长的，应当经公开工作机构负责人同意并告知申请人',
  lead: '由公开工作机构负责人审批。审批和告知都要在期限届满以前，请留出时间。',
  button: '提交负责人审批',
  parts: () => [
    {
      is: 'field',
      name: 'workdays',
      label: '延长几个工作日',
      hint: '需要多少写多少，最多 20 个（2019 年 5 月 15 日以前收到的最多 15 个）',
      numeric: true,
      maxLength: 2,
      required: true,
    },
    {
      is: 'field',
      name: 'reason',
      label: '需要延长的原因',
      hint: '告知书会照写，请写具体，例如需要查阅哪些档案',
      rows: 3,
      maxLength: 300,
      required: true,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    askExtension(deps, caller, {
      ...place,
      workdays: Number(sent.text('workdays')),
      reason: sent.text('reason'),
    }),
});
