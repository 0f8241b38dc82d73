/** /workbench/requests/:requestId/supplement: 告知补正. */
import { noticeSupplement } from '../../../../../usecases/requests/notice-supplement.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

const rows = [1, 2, 3, 4];

export const supplement = actPage({
  id: 'supplement',
  act: 'request.handle',
  title: '告知补正',
  article: '《条例》第三十条：申请内容不明确的，给予指导和释明，自收到之日起七个工作日内一次性告知补正',
  lead: '逐项写明缺什么、怎样补。一件申请只能告知一次，请一次写全。',
  letter: true,
  button: '定稿并发出补正告知书',
  parts: (context) => [
    {
      is: 'group',
      legend: '需要补正的事项',
      hint: '一行一项，用不到的行空着',
      parts: rows.map((row) => ({
        is: 'field',
        name: row === 1 ? 'points' : `points.${row}`,
        label: `第 ${row} 项`,
        rows: 2,
        maxLength: 300,
        required: row === 1,
      })),
    },
    {
      is: 'field',
      name: 'guidance',
      label: '补正说明',
      hint: '教申请人怎样写清楚，例如到哪里查文号、名称',
      rows: 3,
      maxLength: 500,
      required: true,
    },
    {
      is: 'field',
      name: 'workdays',
      label: '补正期限（工作日）',
      hint: '法律只要求合理；不填为 15 个工作日',
      numeric: true,
      maxLength: 3,
    },
    sendingParts(context, '申请人'),
  ],
  run: (deps, caller, { place, sent, letter }) =>
    noticeSupplement(deps, caller, {
      ...place,
      ...letter,
      points: rows.map((row) => sent.text(row === 1 ? 'points' : `points.${row}`)),
      guidance: sent.text('guidance'),
      ...(sent.text('workdays') === '' ? {} : { workdays: Number(sent.text('workdays')) }),
      sending: sendingIn(sent),
    }),
});
