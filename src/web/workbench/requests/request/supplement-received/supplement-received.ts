/** /workbench/requests/:requestId/supplement-received: 登记收到的补正. */
import { receiveSupplement } from '../../../../../usecases/requests/receive-supplement.ts';
import { actPage } from '../act-page.ts';

export const supplementReceived = actPage({
  id: 'supplement-received',
  act: 'request.handle',
  title: '登记收到的补正',
  article: '《条例》第三十条：答复期限自收到补正的申请之日起计算',
  lead: '把申请人补正后的内容照写下来。纸质材料可以先扫描加入案卷。',
  button: '登记补正',
  parts: ({ today }) => [
    {
      is: 'field',
      name: 'on',
      label: '收到补正的日期',
      type: 'date',
      hint: '以本机关收到之日为准，不是转到承办人手里的日期',
      required: true,
      initial: today,
    },
    {
      is: 'field',
      name: 'description',
      label: '补正后的申请内容',
      hint: '完整写下现在要的是什么；原来的描述仍留在案卷里',
      rows: 6,
      maxLength: 5000,
      required: true,
    },
    {
      is: 'field',
      name: 'lateReason',
      label: '逾期补正的正当理由',
      hint: '在期限内收到的空着；不要写证件号码、电话',
      rows: 2,
      maxLength: 300,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    receiveSupplement(deps, caller, {
      ...place,
      on: sent.text('on'),
      description: sent.text('description'),
      lateReason: sent.text('lateReason'),
    }),
});
