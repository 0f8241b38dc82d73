/** What is still missing before an answer may be given: every problem at once, each with its article and the way out. */
import { isDay } from '../days/county-day.ts';
import type { Problem } from '../problems/problem.ts';
import type { AnswerKind, Proof, ProofField } from '../request-rules/answer-kind.ts';
import type { RequestRules } from '../request-rules/request-rules.ts';
import { type GivenProofs, type GivenValue, type GroundChoice, givenText } from './answer-draft.ts';
import { groundsOf } from './answer-kinds-on.ts';
import { caseChecks } from './case-checks.ts';
import type { CaseFacts } from './case-facts.ts';
import { proofsNeeded } from './proofs-needed.ts';

/** A problem with a proof; `field` is `proofs.<proof>.<field>`, `proofs.<proof>`, `grounds` or `grounds.<ground>`. */
export interface ProofProblem extends Problem {
  readonly field: string;
  readonly article: string;
  /** Number of the safeguard in the law book (T-07); '' for none. */
  readonly safeguard: string;
}

/** An answer that somebody wants to give. */
export interface ProposedAnswer {
  readonly kind: AnswerKind;
  readonly grounds: readonly GroundChoice[];
  readonly given: GivenProofs;
  readonly facts: CaseFacts;
  /** Default: `decision`, everything. */
  readonly stage?: 'choice' | 'decision';
}

/** Safeguard against a ground that is too general (law book §8.1). */
const groundSafeguard = 'T-12';

/**
 * Everything that keeps the answer from being given; empty when it may be.
 * @param proposed the day of judgement is `facts.today`
 */
export function missingProofs(
  rules: Pick<RequestRules, 'grounds' | 'proofs'>,
  proposed: ProposedAnswer,
): readonly ProofProblem[] {
  const { kind, grounds, given, facts } = proposed;
  const day = facts.today;
  const possible = groundsOf(rules, kind, day);
  const chosen = possible.filter((ground) => grounds.some((each) => each.ground === ground.id));
  const stage = proposed.stage ?? 'decision';
  return [
    ...groundProblems(kind, grounds, possible),
    ...proofsNeeded(rules, kind, chosen, { day, stage }).flatMap((proof) =>
      proofProblems(proof, proposed, given[proof.id] ?? {}),
    ),
  ];
}

function groundProblems(
  kind: AnswerKind,
  grounds: readonly GroundChoice[],
  possible: ReturnType<typeof groundsOf>,
): readonly ProofProblem[] {
  const fault = (code: string, field: string, message: string, article = kind.article): ProofProblem => ({
    code,
    field,
    message,
    article,
    safeguard: groundSafeguard,
  });
  if (kind.traits.needsGround && grounds.length === 0)
    return [fault('ground-missing', 'grounds', `“${kind.name}”应当写明理由，请选择一项以上的理由`)];
  return grounds.flatMap((choice) => {
    const ground = possible.find((each) => each.id === choice.ground);
    const field = `grounds.${choice.ground}`;
    if (ground === undefined)
      return [fault('ground-not-possible', field, `“${kind.name}”不能使用这项理由，请重新选择`)];
    if (ground.kinds.length === 0 || ground.kinds.some(({ id }) => id === choice.kind)) return [];
    const choices = ground.kinds.map(({ label }) => label).join('、');
    return [
      fault('ground-kind-missing', field, `请写明“${ground.name}”属于哪一类：${choices}`, ground.article),
    ];
  });
}

function proofProblems(
  proof: Proof,
  proposed: ProposedAnswer,
  given: Readonly<Record<string, GivenValue>>,
): readonly ProofProblem[] {
  const fault = (code: string, field: string | null, message: string): ProofProblem => ({
    code,
    field: field === null ? `proofs.${proof.id}` : `proofs.${proof.id}.${field}`,
    message,
    article: proof.article,
    safeguard: proof.safeguard,
  });
  const fields = proof.fields.flatMap((field) => {
    if (field.when !== null && givenText(given[field.when.field]) !== field.when.is) return [];
    const wrong = fieldFault(field, givenText(given[field.id]));
    return wrong === null ? [] : [fault(wrong.code, field.id, `${proof.title}：${wrong.message}`)];
  });
  if (proof.check === null) return fields;
  const check = caseChecks[proof.check];
  if (check === undefined) throw new RangeError(`no check ${proof.check}`);
  const { kind, grounds, facts } = proposed;
  const checked = check({ facts, given, kind, grounds: grounds.map(({ ground }) => ground) });
  return [
    ...fields,
    ...checked.map((each) => fault(each.code, each.field ?? null, `${proof.title}：${each.message}`)),
  ];
}

function fieldFault(field: ProofField, text: string): { code: string; message: string } | null {
  const { label, type, choices, demands, otherwise } = field;
  if (text === '') return field.required ? { code: 'proof-missing', message: `请填写“${label}”` } : null;
  if (!readable(type, text, choices))
    return { code: 'proof-unreadable', message: `“${label}”${wanted[type]}` };
  if (demands !== null && text !== demands)
    return { code: 'proof-stands-against', message: `${otherwise}（${label}）` };
  return null;
}

const wanted: Readonly<Record<ProofField['type'], string>> = {
  text: '不能是空白',
  'long-text': '不能是空白',
  'yes-no': '请选择“是”或者“否”',
  choice: '请从列出的各项中选择',
  date: '请写成 2026-03-05 这样的日期',
  number: '请填写数字',
  url: '请填写以 http:// 或者 https:// 开头的网址',
  agency: '请从机关名录中选择',
  request: '请填写申请编号',
};

function readable(type: ProofField['type'], text: string, choices: ProofField['choices']): boolean {
  if (type === 'yes-no') return text === 'yes' || text === 'no';
  if (type === 'choice') return choices.some(({ id }) => id === text);
  if (type === 'date') return isDay(text);
  if (type === 'number') return /^\d+(?:\.\d+)?$/.test(text);
  if (type === 'url') return /^https?:\/\/[^\s/]+\S*$/i.test(text);
  return true;
}
