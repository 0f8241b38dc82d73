/** Pages of the acts on a request, in the order of a case's life. */
import type { Route } from '../../../site.ts';
import { answer } from './answer/answer.tsx';
import { consult } from './consult/consult.ts';
import { consultation } from './consultation/consultation.tsx';
import { contact } from './contact/contact.ts';
import { delay } from './delay/delay.ts';
import { extension } from './extension/extension.ts';
import { extensionDecision } from './extension-decision/extension-decision.tsx';
import { fee } from './fee/fee.tsx';
import { feeLapsed } from './fee-lapsed/fee-lapsed.ts';
import { feePaid } from './fee-paid/fee-paid.ts';
import { letters } from './letters/letters.tsx';
import { mailReturned } from './mail-returned/mail-returned.ts';
import { objection } from './objection/objection.ts';
import { personalCheck } from './personal-check/personal-check.ts';
import { reasons } from './reasons/reasons.ts';
import { reasonsGiven } from './reasons-given/reasons-given.ts';
import { record } from './records/record/record.tsx';
import { records } from './records/records.tsx';
import { review } from './review/review.tsx';
import { search } from './search/search.ts';
import { secrecy } from './secrecy/secrecy.tsx';
import { serve } from './serve/serve.tsx';
import { sign } from './sign/sign.tsx';
import { submit } from './submit/submit.tsx';
import { supplement } from './supplement/supplement.ts';
import { supplementLapsed } from './supplement-lapsed/supplement-lapsed.ts';
import { supplementReceived } from './supplement-received/supplement-received.ts';
import { thirdPartyTold } from './third-party-told/third-party-told.ts';
import { withdrawal } from './withdrawal/withdrawal.ts';

export const actPages: readonly Route[] = [
  supplement,
  supplementReceived,
  supplementLapsed,
  consult,
  consultation,
  objection,
  thirdPartyTold,
  extension,
  extensionDecision,
  reasons,
  reasonsGiven,
  delay,
  fee,
  feePaid,
  feeLapsed,
  records,
  record,
  personalCheck,
  search,
  secrecy,
  answer,
  submit,
  review,
  sign,
  serve,
  letters,
  mailReturned,
  contact,
  withdrawal,
];
