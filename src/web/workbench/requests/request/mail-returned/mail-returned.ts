/** /workbench/requests/:requestId/mail-returned: 登记退信. */
import { returnMail } from '../../../../../usecases/requests/return-mail.ts';
import { actPage } from '../act-page.ts';

export const mailReturned = actPage({
  id: 'mail-returned',
  act: 'request.handle',
  title: '登记退信',
  article: '国办公开办函〔2016〕235号',
  lead: '退回的邮件、封套留存归档。答复的时间仍按第一次交邮计算，但要重新送达。',
  button: '登记退信',
  parts: ({ state, rules, today }) => [
    {
      is: 'field',
      name: 'letterId',
      label: '退回的是哪一份文书',
      required: true,
      options: [
        ['', '请选择'],
        ...state.letters
          .filter(({ issued }) => issued !== null)
          .map(
            ({ letterId, form, issued }) =>
              [
                letterId,
                `${rules.letters.find(({ id }) => id === form)?.title ?? form}${issued?.number == null ? '' : `（${issued.number}）`}`,
              ] as const,
          ),
      ],
    },
    { is: 'field', name: 'on', label: '退回的日期', type: 'date', required: true, initial: today },
    {
      is: 'field',
      name: 'next',
      label: '退回的原因和怎样重新送达',
      hint: '不要写地址、电话本身',
      rows: 3,
      maxLength: 300,
      required: true,
    },
  ],
  run: (deps, caller, { place, sent }) =>
    returnMail(deps, caller, {
      ...place,
      letterId: sent.text('letterId'),
      on: sent.text('on'),
      next: sent.text('next'),
    }),
});
