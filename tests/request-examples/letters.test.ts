/** Every letter of the project's rules, filled: nothing left in braces, nothing missing, the demanded parts there (§5.1, §5.2). */
import { describe, expect, it } from 'vitest';
import { fillLetter, missingFacts } from '../../src/domain/letters/fill-letter.ts';
import { type FactValue, letterFacts } from '../../src/domain/letters/letter-facts.ts';
import { testRequestRules } from '../support/staff.ts';

const rules = testRequestRules();

/** Every fact with its own label as value, so that each shows where it is printed. */
const everything: Readonly<Record<string, FactValue>> = {
  ...Object.fromEntries(
    Object.entries(letterFacts).map(([name, shape]): [string, FactValue] => {
      if (shape.is === 'list')
        return [
          name,
          [1, 2].map((n) => Object.fromEntries(shape.members.map((each) => [each, `‹${each}${n}›`]))),
        ];
      return [name, shape.is === 'flag' ? true : `‹${name}›`];
    }),
  ),
  ...Object.fromEntries(
    rules.proofs.flatMap((proof) =>
      proof.fields.map((field) => [`proof.${proof.id}.${field.id}`, `‹${proof.id}.${field.id}›`]),
    ),
  ),
};

const textOf = (id: string, facts: Readonly<Record<string, FactValue>> = everything): string => {
  const form = rules.letters.find((each) => each.id === id)!;
  const { body, attachments, contact } = fillLetter(form, facts);
  const lines = body.map((piece) => (piece.kind === 'table' ? '' : piece.text));
  return [form.title, ...lines, ...attachments, contact]
    .filter((line, at) => at <= lines.length || line !== '')
    .join('\n');
};

describe.each(rules.letters.map((form) => [form.id, form] as const))('%s', (id, form) => {
  it('is complete with every fact, and has no brace and no blank', () => {
    const filled = fillLetter(form, everything);
    expect(filled.missing).toEqual([]);
    const text = textOf(id);
    expect(text).not.toMatch(/[{}]|【待填|undefined|\[object/);
    for (const line of text.split('\n')) expect(line.trim()).not.toBe('');
  });

  it('prints each fact that it requires, and its remedies', () => {
    const text = textOf(id);
    for (const { fact } of form.requires) {
      const value = everything[fact];
      const mark = typeof value === 'string' ? value : `‹${letterMember(fact)}1›`;
      expect(text).toContain(mark);
    }
    expect(text.includes('‹relief_text›')).toBe(form.relief);
  });

  it('without facts says what is missing, by the words that people know', () => {
    const filled = fillLetter(form, {});
    for (const { fact } of form.requires) expect(filled.missing.map((each) => each.fact)).toContain(fact);
    expect(missingFacts(form, everything)).toEqual([]);
    for (const { label } of filled.missing) expect(label).toMatch(/[\u4e00-\u9fff]/);
    for (const piece of filled.body)
      if (piece.kind !== 'table') expect(piece.text).not.toMatch(/[{}]|undefined/);
  });

  it('names the addressee’s rights politely and no law that was not in force', () => {
    const text = textOf(id);
    expect(text).not.toMatch(/你方|特此告知，勿谓|一律不予/);
    expect(text).not.toMatch(/法释〔2011〕17号/);
    if (form.law === 'REG2008' && form.purpose !== 'answer')
      expect(text).not.toMatch(/第三十三条|第三十六条/);
    if (form.law === 'REG2019') expect(text).not.toMatch(/国务院令第492号/);
    // A short name of a law only after the full one.
    for (const short of ['《条例》', '《条例》（2008年）'])
      if (text.replaceAll(`以下简称${short}`, '').includes(short)) expect(text).toContain(`以下简称${short}`);
  });
});

function letterMember(fact: string): string {
  const shape = (
    letterFacts as Readonly<Record<string, { readonly is: string; readonly members?: readonly string[] }>>
  )[fact];
  return shape?.members?.at(-1) ?? fact;
}

describe('the special parts of each 文书 (law book §5.2)', () => {
  it.each([
    ['receipt', ['‹received_on›', '‹receipt_rule›', '‹channel›', '‹request_number›', '‹due_on›']],
    [
      'supplement-notice',
      ['‹what1›', '‹what2›', '‹supplement_guidance›', '‹supplement_period›', '视为放弃申请', '第三十条'],
    ],
    ['ask-reasons', ['‹request_count›', '说明理由', '‹reply_period›', '第三十五条']],
    [
      'extension-notice',
      ['‹extension_reason›', '‹new_due_on›', '负责人同意（‹approval›）', '第三十三条第二款'],
    ],
    [
      'extension-notice-2008',
      ['‹extension_reason›', '征求意见所需的时间不计算在答复期限内', '最迟在‹new_due_on›'],
    ],
    ['consult-third-party', ['‹question›', '‹reply_period›', '没有答复的，由本机关', '为什么', '第三十二条']],
    ['third-party-reply', ['同意公开', '不同意公开', '理由']],
    ['consultation-told', ['‹consultee›', '‹sent_on›', '不计算在答复期限内', '第三十三条第三款']],
    ['third-party-disclosure', ['‹disclosed_content›', '理由：‹disclosure_reason›', '‹relief_text›']],
    ['consult-co-maker', ['‹reply_period›', '视为同意公开', '第三十四条']],
    ['consult-other-agency', ['‹reply_period›', '由本机关依法决定']],
    [
      'fee-notice',
      [
        '信息处理费管理办法',
        '‹line1›',
        '‹fee_amount›元',
        '‹pay_how›',
        '‹pay_period›',
        '视为放弃申请',
        '不能单独申请行政复议',
      ],
    ],
    ['answer-granted', ['1.‹name1›', '2.‹name2›', '‹form›', '‹available_on›', '第三十六条第二项']],
    [
      'answer-already-public',
      ['‹where-public.url›', '‹where-public.path›', '‹where-public.checked_on›', '第三十六条第一项'],
    ],
    ['answer-partial', ['‹name1›', '‹content1›', '‹ground1›', '‹reason1›', '第三十七条']],
    ['answer-refused', ['‹ground1›', '‹article1›', '‹reason1›', '‹severability.why›', '第三十六条第三项']],
    [
      'answer-special-query',
      ['‹special-access.title›', '‹special-access.procedure›', '‹special-access.place›'],
    ],
    [
      'answer-not-held',
      ['‹search-record.systems›', '‹search-record.keywords›', '‹search-record.result›', '不存在'],
    ],
    [
      'answer-not-responsible',
      ['‹responsible-agency.reason›', '‹responsible-agency.agency›', '‹responsible-agency.contact›'],
    ],
    ['answer-needs-creation', ['‹creation-needed.work›', '第三十八条']],
    ['answer-still-unclear', ['‹still-unclear.asked›', '‹still-unclear.missing›']],
    ['answer-petition', ['‹petition-channel.channel›', '第三十九条第一款']],
    [
      'answer-repeat',
      ['‹earlier-answer.earlier›', '‹earlier-answer.answered_on›', '‹earlier-answer.comparison›'],
    ],
    ['answer-publication', ['‹publication-place.place›', '第三十九条第二款']],
    [
      'answer-excessive',
      ['‹reasons-rejected.count›', '‹reasons-rejected.reasons›', '‹reasons-rejected.finding›'],
    ],
    ['answer-confirmation', ['‹earlier-receipt.received_on›', '‹earlier-receipt.how›']],
    ['delay-notice', ['‹delay_reason›', '‹delayed_until›']],
    ['ended-correction-lapsed', ['‹supplement_served_on›', '‹supplement_last_day›', '正当理由']],
    ['ended-fee-lapsed', ['‹fee_served_on›', '‹pay_until›', '没有收到缴款']],
    ['ended-withdrawn', ['‹withdrawn_on›']],
    [
      'answer-2008',
      ['关于“‹title1›”：‹outcome1›', '‹refusal-2008.reasons›', '不能作区分处理：‹severability-2008.why›'],
    ],
    ['ended-withdrawn-2008', ['‹withdrawn_on›']],
    ['correction-made', ['‹correction-evidence.record›', '‹correction_result›']],
    ['correction-refused', ['‹correction-evidence.evidence›', '不予更正']],
    ['correction-transferred', ['‹correction-authority.agency›', '转送']],
    ['service-record', ['‹recipient›', '‹served_on›', '‹service_way›']],
    ['supervision-notice', ['‹matter›', '‹requirement›', '‹report_by›', '第四十七条']],
  ] as const)('%s', (id, parts) => {
    const text = textOf(id);
    for (const part of parts) expect(text).toContain(part);
  });

  it('T-21: whoever asks often is asked about number and frequency, not what the information is for', () => {
    const text = textOf('ask-reasons');
    expect(text).not.toMatch(/解决什么|需要这些信息|作什么用/);
    expect(text).toContain('不要求说明信息的用途');
  });

  it('all of D-01 to D-30 have a wording', () => {
    const documents = [...new Set(rules.letters.map(({ document }) => document))].sort();
    expect(documents).toEqual(Array.from({ length: 30 }, (_, at) => `D-${String(at + 1).padStart(2, '0')}`));
  });
});
