/** /workbench/requests/:requestId/secrecy: 公开审查. */
import { reviewSecrecy, secrecyConclusions } from '../../../../../usecases/requests/review-secrecy.ts';
import { actPage } from '../act-page.ts';
import { AnswerSummary } from '../answer/answer-summary.tsx';

export const secrecy = actPage({
  id: 'secrecy',
  act: 'request.review-secrecy',
  title: '保密审查',
  article:
    '《条例》第十七条；《保守国家秘密法》：公开前逐项审查，不能确定的报有关主管部门或者保密行政管理部门',
  lead: '审查要提供的每一份文件和答复本身，写明结论和依据。',
  button: '登记审查结论',
  parts: (context) => [
    { is: 'note', node: <AnswerSummary {...context} /> },
    {
      is: 'choice',
      name: 'conclusion',
      legend: '结论',
      options: secrecyConclusions.map(([value, label]) => ({ value, label })),
    },
    {
      is: 'field',
      name: 'basis',
      label: '审查了什么、依据是什么',
      hint: '不要写涉密内容本身',
      rows: 4,
      maxLength: 1000,
      required: true,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    reviewSecrecy(deps, caller, {
      ...place,
      conclusion: sent.text('conclusion'),
      basis: sent.text('basis'),
    }),
});
