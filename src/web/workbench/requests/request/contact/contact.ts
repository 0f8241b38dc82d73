/** /workbench/requests/:requestId/contact: 更改申请人的联系方式. */
import { contactFields, correctContact } from '../../../../../usecases/requests/correct-contact.ts';
import { actPage } from '../act-page.ts';

export const contact = actPage({
  id: 'contact',
  act: 'request.handle',
  title: '更改申请人的联系方式',
  article: '《条例》第二十九条',
  lead: '文书只寄到申请人自己写明的地方。更改要由申请人提出并核实，原来的会被替换，更改记录留存。',
  button: '更改',
  parts: () => [
    {
      is: 'field',
      name: 'field',
      label: '更改哪一项',
      required: true,
      options: [
        ['', '请选择'],
        ...Object.entries(contactFields).map(([id, { label }]) => [id, label] as const),
      ],
    },
    { is: 'field', name: 'value', label: '新的内容', hint: '加密保存', maxLength: 200, required: true },
    {
      is: 'field',
      name: 'verified',
      label: '怎样核实是本人的意思',
      hint: '例如：申请人持身份证件当面提出；不要写号码',
      maxLength: 200,
      required: true,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    correctContact(deps, caller, {
      ...place,
      field: sent.text('field'),
      value: sent.text('value'),
      verified: sent.text('verified'),
    }),
});
