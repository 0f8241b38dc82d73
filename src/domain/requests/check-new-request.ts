/** Is a request whole and in form? (条例 29; law book L-29.1 to L-29.3) */
import { creditCodeFault, creditCodeWords } from '../agencies/credit-code.ts';
import { holdsPersonNumber } from '../personal-data/find-numbers.ts';
import { checkIdentityNumber } from '../personal-data/identity-number.ts';
import type { Problem } from '../problems/problem.ts';
import { holdsOn } from '../request-rules/dated.ts';
import type { ApplicantKind, IntakeRules } from '../request-rules/intake-rules.ts';
import { longest, type NewAgent, type NewApplicant, type NewRequest } from './new-request.ts';

export interface CheckedRequest {
  /** What cannot be kept: too long, not in the rules. */
  readonly problems: readonly Problem[];
  /** What 条例 29 asks for and is not there or looks mistyped: a letter that lacks it is a request nevertheless. */
  readonly missing: readonly Problem[];
}

const article = '《条例》第二十九条';

/** Checks everything but the days. @param today `YYYY-MM-DD` */
export function checkNewRequest(intake: IntakeRules, request: NewRequest, today: string): CheckedRequest {
  const problems: Problem[] = [];
  const missing: Problem[] = [];
  const wrong = (field: string, message: string) =>
    problems.push({ code: 'field-invalid', field, message, article });
  const lacks = (field: string, message: string) =>
    missing.push({ code: 'field-missing', field, message, article });

  const doubt = (field: string, message: string) =>
    missing.push({ code: 'field-invalid', field, message, article });
  const say: Says = { wrong, lacks, doubt };

  const channel = intake.channels.find(({ id }) => id === request.channel);
  if (channel === undefined || !holdsOn(channel, today)) wrong('channel', '请选择申请的来件方式。');
  else if (channel.evidenceRequired && request.evidence.trim() === '')
    wrong('evidence', `请填写收到的凭据：${channel.evidence}。`);
  tooLong(wrong, 'evidence', request.evidence, longest.evidence);

  const kind = intake.applicants.find(({ id }) => id === request.applicant.kind);
  if (kind === undefined) wrong('kind', '请选择申请人的类型。');
  else checkApplicant(intake, kind, request.applicant, today, say);
  if (request.agent !== null) checkAgent(intake, request.agent, today, say);

  if (request.description.trim() === '')
    lacks('description', '请写明要哪些信息：名称、文号，或者能据以找到它的特征。');
  tooLong(wrong, 'description', request.description, longest.description);
  for (const title of [request.title, ...request.items]) {
    tooLong(wrong, 'title', title, longest.title);
    if (holdsPersonNumber(title))
      wrong('title', '标题会出现在清单里，请不要写证件号、手机号等号码，写在描述里即可。');
  }
  if (request.items.length > longest.items) wrong('title', `一份申请最多 ${longest.items} 项，请分开提出。`);

  checkChoices(intake, request, say);
  return { problems, missing };
}

type Say = (field: string, message: string) => void;
interface Says {
  readonly wrong: Say;
  readonly lacks: Say;
  readonly doubt: Say;
}

function tooLong(wrong: Say, field: string, text: string, most: number): void {
  if ([...text].length > most) wrong(field, `太长了，最多 ${most} 个字，请缩短。`);
}

function checkApplicant(
  intake: IntakeRules,
  kind: ApplicantKind,
  applicant: NewApplicant,
  today: string,
  says: Says,
): void {
  const { wrong, lacks, doubt } = says;
  if (applicant.name.trim() === '')
    lacks('name', kind.organisation ? '请填写单位名称。' : '请填写姓名，与证件上的一致。');
  tooLong(wrong, 'name', applicant.name, kind.organisation ? longest.organisation : longest.name);
  if (kind.organisation) {
    const code = foldedCode(applicant.organisationCode);
    if (code === '') lacks('organisationCode', '请填写统一社会信用代码。');
    else {
      const fault = creditCodeFault(code);
      if (fault !== null) doubt('organisationCode', creditCodeWords(fault));
    }
    if (applicant.representative.trim() === '') lacks('representative', '请填写法定代表人或者负责人的姓名。');
    if (applicant.contactPerson.trim() === '') lacks('contactPerson', '请填写联系人的姓名。');
    tooLong(wrong, 'representative', applicant.representative, longest.name);
    tooLong(wrong, 'contactPerson', applicant.contactPerson, longest.name);
  } else {
    checkPaper(intake, applicant, today, '', says);
  }
  const contacts = [applicant.phone, applicant.email, applicant.address];
  if (contacts.every((each) => each.trim() === ''))
    lacks('phone', '请至少填写一种联系方式：电话、电子邮箱或者通信地址。');
  if (applicant.phone.trim() !== '' && !/\d{6,}/.test(applicant.phone.replace(/[\s\-+()（）转x]/g, '')))
    doubt('phone', '电话号码看起来不完整，请核对。');
  if (
    applicant.email.trim() !== '' &&
    !/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(applicant.email.trim())
  )
    doubt('email', '电子邮箱应类似 name@example.cn，请核对。');
  if (applicant.postcode.trim() !== '' && !/^\d{6}$/.test(applicant.postcode.trim()))
    doubt('postcode', '邮政编码是 6 位数字，请核对。');
  tooLong(wrong, 'phone', applicant.phone, longest.phone);
  tooLong(wrong, 'email', applicant.email, longest.email);
  tooLong(wrong, 'address', applicant.address, longest.address);
  tooLong(wrong, 'fax', applicant.fax, longest.fax);
}

function checkAgent(intake: IntakeRules, agent: NewAgent, today: string, says: Says): void {
  const { wrong, lacks } = says;
  if (agent.name.trim() === '') lacks('agentName', '请填写代理人的姓名。');
  tooLong(wrong, 'agentName', agent.name, longest.name);
  if (agent.phone.trim() === '') lacks('agentPhone', '请填写代理人的电话。');
  tooLong(wrong, 'agentPhone', agent.phone, longest.phone);
  checkPaper(intake, agent, today, 'agent', says);
}

/** Paper and number of a person; `prefix` names whose fields they are. */
function checkPaper(
  intake: IntakeRules,
  { paper, identityNumber }: Pick<NewAgent, 'paper' | 'identityNumber'>,
  today: string,
  prefix: '' | 'agent',
  { wrong, lacks, doubt }: Says,
): void {
  const name = (field: string) =>
    prefix === '' ? field : `agent${field[0]?.toUpperCase()}${field.slice(1)}`;
  const papers = intake.papers.filter((each) => each.for === 'person');
  if (paper === '') lacks(name('paper'), '请选择证件的种类。');
  else if (!papers.some(({ id }) => id === paper)) wrong(name('paper'), '请从列表中选择证件的种类。');
  const number = identityNumber.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (number === '') lacks(name('identityNumber'), '请填写证件号码。');
  tooLong(wrong, name('identityNumber'), identityNumber, longest.identityNumber);
  // Only citizens' numbers have 17 digits and a check character: one that fails the check was mistyped.
  if (/^\d{17}[\dX]$/.test(number) && !checkIdentityNumber(number, today).ok)
    doubt(name('identityNumber'), '身份证号有一位对不上，请对照证件逐位核对。');
}

function checkChoices(intake: IntakeRules, request: NewRequest, { wrong, lacks }: Says): void {
  const check = (field: 'form' | 'delivery', choices: IntakeRules['forms'], ask: string) => {
    const chosen = choices.find(({ id }) => id === request[field]);
    if (request[field] === '') lacks(field, ask);
    else if (chosen === undefined) wrong(field, ask);
    const needs = chosen?.needs ?? null;
    if (needs === null || chosen === undefined) return;
    const contact: Readonly<Record<string, string>> = {
      email: request.applicant.email,
      address: request.applicant.address,
      fax: request.applicant.fax,
      phone: request.applicant.phone,
    };
    if ((contact[needs] ?? '').trim() === '') lacks(needs, `选择“${chosen.name}”，需要填写这一项。`);
  };
  check('form', intake.forms, '请选择希望得到信息的形式。');
  check('delivery', intake.deliveries, '请选择怎样把信息交给您。');
}

/** A credit code as it is checked and kept: capitals, without blanks. */
export const foldedCode = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
