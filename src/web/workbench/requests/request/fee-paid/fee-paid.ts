/** /workbench/requests/:requestId/fee-paid: 登记缴费. */
import { recordPayment } from '../../../../../usecases/requests/record-payment.ts';
import { actPage } from '../act-page.ts';

export const feePaid = actPage({
  id: 'fee-paid',
  act: 'request.handle',
  title: '登记缴费',
  article: '国办函〔2020〕109号第六条：自缴费完成次日起重新计算答复期限',
  lead: '以款项缴入国库的日期为准，并开具财政票据。',
  button: '登记缴费',
  parts: ({ today }) => [
    { is: 'field', name: 'on', label: '缴清的日期', type: 'date', required: true, initial: today },
    { is: 'field', name: 'receipt', label: '财政票据号码', maxLength: 40, required: true },
  ],
  run: (deps, caller, { place, sent }) =>
    recordPayment(deps, caller, { ...place, on: sent.text('on'), receipt: sent.text('receipt') }),
});
