/** What a receipt says of the day of receipt, and the forms that it is handed out in. */
import type { Channel } from '../../domain/request-rules/intake-rules.ts';

export type ReceiptFormat = 'pdf' | 'docx';

/** MIME types. */
export const receiptTypes: Readonly<Record<ReceiptFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** How the day of receipt is fixed, as people read it. */
export const receiptRules: Readonly<Record<Channel['receipt'], string>> = {
  submission: '提交之日',
  'agency-signature': '本机关签收之日',
  confirmation: '与申请人确认之日',
  acknowledgement: '提交并由系统即时确认之日',
};
