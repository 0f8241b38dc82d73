/**
 * The facts that letters may print: a closed list, so that a letter never waits for something nobody supplies. What staff
 * wrote in proofs comes beside them, as `proof.<proof>.<field>`.
 */

export type FactValue = string | boolean | readonly Readonly<Record<string, string>>[];

/** Facts of a letter by name. */
export type LetterFacts = Readonly<Record<string, FactValue>>;

export type LetterFactShape =
  | { readonly label: string; readonly is: 'text' | 'flag' }
  | { readonly label: string; readonly is: 'list'; readonly members: readonly string[] };

const text = (label: string): LetterFactShape => ({ label, is: 'text' });
const flag = (label: string): LetterFactShape => ({ label, is: 'flag' });
const list = (label: string, ...members: readonly string[]): LetterFactShape => ({
  label,
  is: 'list',
  members,
});

/** Days are printed in full (2026年4月3日); `you` is 您 or 你单位. */
export const letterFacts = {
  you: text('对收件人的称呼'),
  agency: text('本机关名称'),
  applicant: text('申请人'),
  applicant_kind: text('申请人类别'),
  agent: text('代理人'),
  request_number: text('申请编号'),
  received_on: text('收到申请的日期'),
  receipt_rule: text('收到日期的确定方式'),
  channel: text('接收渠道'),
  evidence: text('接收凭证'),
  content: text('申请内容'),
  form: text('提供的形式'),
  delivery: text('获取的方式'),
  oral: flag('口头申请'),
  query_code: text('查询码'),
  answer_period: text('答复期限'),
  due_on: text('答复期限届满日'),
  due_provisional: flag('届满日是暂定的'),
  supplement_points: list('需要补正的事项', 'what'),
  supplement_guidance: text('补正说明'),
  supplement_period: text('补正期限'),
  supplement_noticed_on: text('补正告知书的日期'),
  supplement_served_on: text('补正告知书的送达日期'),
  supplement_last_day: text('补正期限届满日'),
  supplement_received_on: text('收到补正的日期'),
  request_count: text('申请的数量和频次'),
  reply_period: text('回复期限'),
  extension_reason: text('延期的理由'),
  extension_days: text('延长的工作日数'),
  new_due_on: text('延长后的届满日'),
  consultation_open: flag('征求意见还没有结束'),
  approval: text('批准记录'),
  delay_reason: text('延迟的理由'),
  delayed_until: text('延迟答复的日期'),
  consulted: text('征求过意见的对象'),
  consultee: text('征求意见的对象'),
  question: text('征求意见的内容'),
  sent_on: text('征求意见的日期'),
  reply_link: text('答复网址'),
  third_party_reply: text('第三方的意见'),
  disclosed_content: text('决定公开的内容'),
  disclosure_reason: text('决定公开的理由'),
  release_on: text('提供信息的日期'),
  fee_reason: text('收费的理由'),
  fee_method: text('收费方式'),
  fee_article: text('收费标准的依据'),
  fee_lines: list('收费的计算', 'line'),
  fee_amount: text('应缴金额'),
  fee_noticed_on: text('收费通知书的日期'),
  fee_served_on: text('收费通知书的送达日期'),
  pay_how: text('缴纳方式'),
  pay_period: text('缴费期限'),
  pay_until: text('缴费期限届满日'),
  several_items: flag('有多项申请内容'),
  items: list('逐项答复', 'title', 'outcome', 'article', 'reason'),
  records: list('提供的信息', 'name'),
  withheld: list('不予公开的内容', 'content', 'ground', 'article', 'reason'),
  available_on: text('获取的时间'),
  answer_name: text('答复种类'),
  answer_article: text('答复依据'),
  withdrawn_on: text('撤回申请的日期'),
  correction_result: text('更正的结果'),
  transferred: flag('已经转送'),
  recipient: text('受送达人'),
  letter_title: text('送达的文书'),
  letter_number: text('文号'),
  service_way: text('送达方式'),
  service_place: text('送达地点'),
  served_on: text('送达日期'),
  service_proof: text('送达凭证'),
  matter: text('存在的问题'),
  finding: text('查明的情况'),
  requirement: text('整改要求'),
  report_by: text('报告整改情况的期限'),
  relief_text: text('救济途径'),
  attachments: list('附件', 'name'),
  contact: text('联系方式'),
} as const satisfies Readonly<Record<string, LetterFactShape>>;

export type LetterFactName = keyof typeof letterFacts;

/** Beginning of the facts that come from proofs. */
export const proofFactPrefix = 'proof.';

/** Name of the number of a member in its list, from 1. */
export const memberNumber = 'n';
