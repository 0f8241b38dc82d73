/** /workbench/requests/:requestId/consult: 征求第三方、其他机关意见. */
import { holdsOn } from '../../../../../domain/request-rules/dated.ts';
import { sendConsultation } from '../../../../../usecases/requests/send-consultation.ts';
import { actPage } from '../act-page.ts';
import { sendingIn, sendingParts } from '../form-part.ts';

export const consult = actPage({
  id: 'consult',
  act: 'request.handle',
  title: '征求第三方、其他机关意见',
  article: '《条例》第三十二条、第三十三条第三款、第三十四条',
  lead: '应当书面征求。第三方不答复的，由本机关自己决定；共同制作机关不答复的，视为同意公开。',
  letter: true,
  button: '定稿并发出征询书',
  parts: (context) => {
    const kinds = context.rules.intake.consultees.filter((each) => holdsOn(each, context.today));
    return [
      {
        is: 'choice',
        name: 'consultee',
        legend: '征求谁的意见',
        options: kinds.map(({ id, name, article, silence }) => ({
          value: id,
          label: name,
          hint: `${article}；期满不答复的，${silence === 'consent' ? '视为同意公开' : '由本机关决定'}`,
        })),
      },
      {
        is: 'group',
        legend: '第三方是谁',
        hint: '征求机关意见的不填。加密保存，只用来联系；至少填一种联系方式',
        parts: [
          { is: 'field', name: 'name', label: '姓名或者名称', maxLength: 120 },
          { is: 'field', name: 'address', label: '地址', maxLength: 200 },
          { is: 'field', name: 'phone', label: '电话', type: 'tel', maxLength: 40 },
          {
            is: 'field',
            name: 'email',
            label: '电子邮箱',
            type: 'email',
            hint: '填写的，会发去一个答复的网址',
            maxLength: 120,
          },
        ],
      },
      {
        is: 'field',
        name: 'agencyId',
        label: '征求哪个机关',
        hint: '征求第三方意见的不选',
        options: [['', '不选'], ...context.agencies.map((each) => [each.agencyId, each.name] as const)],
      },
      {
        is: 'field',
        name: 'question',
        label: '拟公开的内容、征求什么意见',
        hint: '写进征询书；不要写申请人是谁',
        rows: 4,
        maxLength: 1000,
        required: true,
      },
      sendingParts(context, '被征求意见的一方'),
    ];
  },
  run: (deps, caller, { place, sent, letter }) => {
    const party = {
      name: sent.text('name'),
      phone: sent.text('phone'),
      email: sent.text('email'),
      address: sent.text('address'),
    };
    return sendConsultation(deps, caller, {
      ...place,
      ...letter,
      consultee: sent.text('consultee'),
      agencyId: sent.text('agencyId'),
      party: Object.values(party).every((value) => value === '') ? null : party,
      question: sent.text('question'),
      sending: sendingIn(sent),
    });
  },
});
