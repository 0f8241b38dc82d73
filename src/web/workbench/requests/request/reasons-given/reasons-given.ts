/** /workbench/requests/:requestId/reasons-given: 登记说明的理由. */
import { takeReasons } from '../../../../../usecases/requests/take-reasons.ts';
import { actPage } from '../act-page.ts';
import { yesNo } from '../form-part.ts';

export const reasonsGiven = actPage({
  id: 'reasons-given',
  act: 'request.handle',
  title: '登记说明的理由',
  article: '《条例》第三十五条：理由不合理的，告知不予处理；合理但不能按期答复的，可以延迟答复',
  lead: '写下申请人的说明，并由本机关认定是否合理。',
  button: '登记并认定',
  parts: ({ today }) => [
    { is: 'field', name: 'on', label: '收到说明的日期', type: 'date', required: true, initial: today },
    { is: 'field', name: 'text', label: '申请人的说明', hint: '加密保存', rows: 4, maxLength: 3000 },
    { is: 'choice', name: 'accepted', legend: '理由是否合理', options: yesNo },
    {
      is: 'field',
      name: 'finding',
      label: '认定的依据',
      hint: '不要写证件号码、电话',
      rows: 3,
      maxLength: 500,
      required: true,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    sent.text('accepted') === ''
      ? Promise.resolve({
          ok: false,
          problems: [{ code: 'field-invalid', field: 'accepted', message: '请选择理由是否合理。' }],
        })
      : takeReasons(deps, caller, {
          ...place,
          on: sent.text('on'),
          text: sent.text('text'),
          accepted: sent.text('accepted') === 'yes',
          finding: sent.text('finding'),
        }),
});
