/** Checks of the identities of the form: within the report and against last year's. */
import type { Finding } from '../../findings/finding.ts';
import { evaluateIdentity, type IdentityOutcome } from '../evaluate-identity.ts';
import type { Identity, Term } from '../format.ts';
import { type AuditContext, cellEvidence } from './context.ts';
import { whyNotPrevious } from './previous-year.ts';

const signs: Readonly<Record<Identity['operator'], string>> = {
  '==': '≠',
  '<=': '＞',
  '>=': '＜',
  implies_positive: '，而',
  differs: '＝',
  some_positive: '',
};

/** Findings for every identity that fails. */
export function checkIdentities(context: AuditContext): readonly Finding[] {
  const { report, previous, rulebook } = context;
  const findings: Finding[] = [];
  const level = report.region?.level ?? 'unknown';
  const follows = previous !== null && whyNotPrevious(report, previous) === null;
  for (const identity of rulebook.identities) {
    if (report.generation === null || !identity.formats.includes(report.generation)) continue;
    if (identity.scope === 'hierarchy') continue;
    if (identity.scope === 'cross-year' && !follows) continue;
    if (identity.levels.length > 0 && !identity.levels.includes(level)) continue;
    const outcome = evaluateIdentity(identity, context.lookup);
    if (outcome.result === 'fails') findings.push(findingOf(outcome, context));
  }
  return findings;
}

function findingOf(outcome: IdentityOutcome, context: AuditContext): Finding {
  const { identity, left, right } = outcome;
  const keys = [...identity.left, ...identity.right]
    .filter((term) => term.from === 'this')
    .map((term) => term.key);
  const touched = keys.filter((key) => {
    const value = context.lookup(key, 'this');
    return keys.length <= 4 || (value !== undefined && value !== null && value !== 0);
  });
  const fill = (text: string): string =>
    text
      .replaceAll('{left}', String(left))
      .replaceAll('{right}', String(right))
      .replaceAll('{diff}', String(Math.abs(Math.round((left - right) * 10_000) / 10_000)));
  return {
    id: [identity.id, ...Object.values(identity.about)].join(':'),
    kind: identity.kind,
    severity: identity.severity,
    rule: identity.id,
    message: fill(identity.message),
    arithmetic: arithmeticOf(outcome),
    cells: touched,
    evidence: cellEvidence(context, touched),
  };
}

/** Writes the sums out: `203 + 0 = 203；183 + 14 = 197；差 6`. */
export function arithmeticOf(outcome: IdentityOutcome): string {
  const { identity, left, right } = outcome;
  if (identity.operator === 'some_positive') return outcome.leftValues.map(print).join('，');
  const sides = [
    side(identity.left, outcome.leftValues, left),
    side(identity.right, outcome.rightValues, right),
  ];
  if (identity.operator !== '==') return `${sides[0]} ${signs[identity.operator]} ${sides[1]}`;
  return `${sides[0]}；${sides[1]}；差 ${Math.abs(Math.round((left - right) * 10_000) / 10_000)}`;
}

function print(value: number | null): string {
  return value === null ? '空(0)' : String(value);
}

function side(terms: readonly Term[], values: readonly (number | null)[], sum: number): string {
  if (values.length === 1) return print(values[0] ?? null);
  const parts = terms
    .map((term, i) => ({ sign: term.sign, value: values[i] ?? null }))
    .filter((part) => terms.length <= 4 || (part.value !== null && part.value !== 0));
  if (parts.length === 0) return String(sum);
  const text = parts.map(
    (part, i) => `${part.sign < 0 ? (i === 0 ? '-' : ' - ') : i === 0 ? '' : ' + '}${print(part.value)}`,
  );
  return `${text.join('')} = ${sum}`;
}
