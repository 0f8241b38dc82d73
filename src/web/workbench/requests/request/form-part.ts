/** Parts of an act's form, as data: fields, groups of them, sentences in between. */
import { givenText } from '../../../../domain/answers/answer-draft.ts';
import type { Proof, ProofField } from '../../../../domain/request-rules/answer-kind.ts';
import { holdsOn } from '../../../../domain/request-rules/dated.ts';
import type { ServiceWay } from '../../../../domain/request-rules/intake-rules.ts';
import type { StaffForm } from '../../staff-form.ts';
import type { ActContext, FormPart } from './act-model.ts';

/** Names of all fields, in order. */
export function namesIn(parts: readonly FormPart[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part.is === 'group') return namesIn(part.parts);
    return part.is === 'note' ? [] : [part.name];
  });
}

export const yesNo = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '否' },
] as const;

/** How the letter leaves the house. @param to whom, in words */
export function sendingParts(
  { rules, today }: Pick<ActContext, 'rules' | 'today'>,
  to: string,
  more: { readonly dated?: false } = {},
): FormPart {
  const ways = rules.intake.services.filter((each) => holdsOn(each, today));
  return {
    is: 'group',
    legend: `怎样送达${to}`,
    article: '国办公开办函〔2016〕235号',
    parts: [
      {
        is: 'choice',
        name: 'way',
        legend: '送达方式',
        options: ways.map(({ id, name, warning }) => ({ value: id, label: name, hint: warning })),
      },
      ...(more.dated === false
        ? []
        : [
            {
              is: 'field',
              name: 'on',
              label: '发出、签收或者交邮的日期',
              type: 'date',
              hint: '可以登记以前做的，不能登记以后的',
              required: true,
              initial: today,
            } as const,
          ]),
      {
        is: 'field',
        name: 'proof',
        label: '送达凭证',
        hint: '回证编号、邮件号码（13 位）或者发送记录',
        ...proofDemand(ways),
        maxLength: 60,
      },
    ],
  };
}

/** Must the proof of a sending be filled in? By these ways of service, as rules/requests demands it. */
export function proofDemand(
  ways: readonly ServiceWay[],
): { readonly required: true } | { readonly needed: string } | Record<never, never> {
  const free = ways.filter(({ proofRequired }) => !proofRequired);
  if (free.length === ways.length) return {};
  if (free.length === 0) return { required: true };
  return { needed: `除${free.map(({ name }) => `“${name}”`).join('、')}外必填` };
}

/** The sending as the form sent it. */
export const sendingIn = (sent: StaffForm) => ({
  way: sent.text('way'),
  proof: sent.text('proof'),
  ...(sent.text('on') === '' ? {} : { on: sent.text('on') }),
});

/** Fields of a proof, as rules/proofs asks for them. */
export function proofParts(
  proof: Proof,
  context: Pick<ActContext, 'agencies'>,
  initial: Readonly<Record<string, unknown>> = {},
): FormPart {
  return {
    is: 'group',
    legend: proof.title,
    article: proof.article,
    parts: proof.fields.map((field) => proofPart(proof, field, context, initial)),
  };
}

const proofName = (proof: string, field: string): string => `proofs.${proof}.${field}`;

function proofPart(
  proof: Proof,
  field: ProofField,
  { agencies }: Pick<ActContext, 'agencies'>,
  initial: Readonly<Record<string, unknown>>,
): FormPart {
  const name = proofName(proof.id, field.id);
  const hint = hintOf(proof, field);
  const { label, type, choices } = field;
  if (type === 'yes-no') return { is: 'choice', name, legend: label, hint, options: yesNo };
  const value = initial[field.id];
  const shared = {
    is: 'field',
    name,
    label,
    hint,
    required: field.required && field.when === null,
    ...(value === undefined ? {} : { initial: givenText(value as string) }),
  } as const;
  if (type === 'choice')
    return { ...shared, options: [['', '请选择'], ...choices.map((each) => [each.id, each.label] as const)] };
  if (type === 'agency')
    return {
      ...shared,
      options: [['', '请选择机关'], ...agencies.map((each) => [each.agencyId, each.name] as const)],
    };
  if (type === 'long-text') return { ...shared, rows: 3, maxLength: 2000 };
  if (type === 'date') return { ...shared, type: 'date' };
  return { ...shared, ...(type === 'number' ? { numeric: true } : {}), maxLength: 300 };
}

/** A field that is asked only after another one says when it is. */
function hintOf(proof: Proof, { hint, when }: ProofField): string {
  if (when === null) return hint;
  const asked = proof.fields.find(({ id }) => id === when.field);
  const answer =
    asked?.choices.find(({ id }) => id === when.is)?.label ??
    (when.is === 'yes' ? '是' : when.is === 'no' ? '否' : when.is);
  const only = `仅在“${asked?.label ?? when.field}”为“${answer}”时填写`;
  return hint === '' ? only : `${only}；${hint}`;
}

/** Values of these proofs as the form sent them. */
export function proofsIn(sent: StaffForm, names: readonly string[]) {
  const given: Record<string, Record<string, string>> = {};
  for (const name of names) {
    const [, proof, field] = name.split('.');
    if (!name.startsWith('proofs.') || proof === undefined || field === undefined) continue;
    given[proof] = { ...given[proof], [field]: sent.text(name) };
  }
  return given;
}
