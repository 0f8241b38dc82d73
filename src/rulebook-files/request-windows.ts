/** Days for which the rules on requests say nothing, or two things. */
import type { Dated } from '../domain/request-rules/dated.ts';
import { letterPurposes } from '../domain/request-rules/letter-form.ts';
import { type PlacedRequestRules, problemList } from './placed-request-rules.ts';
import type { RuleProblem } from './yaml-file.ts';

type Window = Pick<Dated, 'from' | 'until'>;

interface WindowFault {
  readonly at: number;
  readonly message: string;
}

/** From the first day of any to the end of the last: what must be covered where entries follow each other. */
function span(windows: readonly Window[]): Window | null {
  const inOrder = [...windows].sort((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  return first === undefined || last === undefined ? null : { from: first.from, until: last.until };
}

/** Overlaps, and gaps within the days that must be covered (`within`; null: only overlaps count). */
export function windowFaults(windows: readonly Window[], within: Window | null): readonly WindowFault[] {
  const inOrder = windows.map((window, at) => ({ ...window, at })).sort((a, b) => (a.from < b.from ? -1 : 1));
  const faults: WindowFault[] = [];
  let expected: string | null = within?.from ?? inOrder[0]?.from ?? null;
  let last = inOrder[0]?.at ?? 0;
  for (const { from, until, at } of inOrder) {
    if (expected === null || from < expected) {
      const early = at === last && within !== null;
      faults.push({ at, message: early ? `begins before ${within.from}` : `overlaps another from ${from}` });
    } else if (from > expected && within !== null)
      faults.push({ at, message: `nothing from ${expected} to ${from}` });
    expected = until;
    last = at;
  }
  const end = within?.until ?? null;
  if (within !== null && expected !== null && (end === null || expected < end))
    faults.push({ at: last, message: `nothing from ${expected}` });
  if (end !== null && (expected === null || expected > end))
    faults.push({ at: last, message: `goes on after ${end}` });
  return faults;
}

/** Papers that exist several times over at once, told apart by what names them. */
const named = new Set(['answer', 'correction-answer', 'consultation', 'supervision']);

/** Two forms for one purpose on one day; a purpose without any. */
function letterWindows({ letters }: PlacedRequestRules): readonly RuleProblem[] {
  const { problems, note } = problemList();
  const groups = Map.groupBy(
    letters.filter(({ value }) => !named.has(value.purpose)),
    ({ value: { purpose, to, law } }) => `${purpose} ${to} ${law}`,
  );
  for (const forms of groups.values()) {
    const windows = forms.map(({ value }) => value);
    for (const { at, message } of windowFaults(windows, span(windows)))
      note(forms[at]!, ['from'], `letters for ${windows[at]?.purpose}: ${message}`);
  }
  for (const purpose of letterPurposes)
    if (!letters.some(({ value }) => value.purpose === purpose))
      problems.push({ file: 'letters', line: 1, message: `no letter for ${purpose}` });
  return problems;
}

/** Gaps and overlaps in remedies, tariffs, organs and courts; grounds that leave an answer without any. */
export function windowProblems(rules: PlacedRequestRules): readonly RuleProblem[] {
  const { problems, note } = problemList();
  for (const placed of rules.answers) {
    const kind = placed.value;
    for (const { at, message } of windowFaults(kind.relief, kind)) note(placed, ['relief', at], message);
    for (const [at, entry] of kind.relief.entries()) {
      const variant = rules.variants.value.variants.find(({ id }) => id === entry.variant);
      if (variant === undefined) continue;
      if (
        entry.from < variant.from ||
        (variant.until !== null && (entry.until === null || entry.until > variant.until))
      )
        note(placed, ['relief', at], `${variant.id} does not hold on all of these days`);
    }
    if (!kind.traits.needsGround) continue;
    const possible = rules.grounds.filter(
      ({ value }) => value.law === kind.law && (kind.grounds.length === 0 || kind.grounds.includes(value.id)),
    );
    if (!possible.some(({ value }) => value.from <= kind.from))
      note(placed, ['traits'], `no ground can be named on ${kind.from}`);
  }
  problems.push(...letterWindows(rules));
  const tariffs = rules.tariffs.map(({ value }) => value);
  for (const { at, message } of windowFaults(tariffs, span(tariffs)))
    note(rules.tariffs[at]!, ['from'], message);
  const first = rules.answers.map(({ value }) => value.from).sort()[0];
  if (first === undefined) return problems;
  for (const key of ['organs', 'courts'] as const) {
    const list = rules.organs.value[key].map((rule, at) => ({ ...rule, at }));
    for (const kind of rules.agencyKinds) {
      const own = list.filter(
        (rule) => rule.agencyKinds.includes(kind) && !('nameEnds' in rule && rule.nameEnds.length > 0),
      );
      if (own.length === 0) note(rules.organs, [key], `${kind} has none`);
      else
        for (const { at, message } of windowFaults(own, { from: first, until: null }))
          note(rules.organs, [key, own[at]!.at], `${kind}: ${message}`);
    }
  }
  return problems;
}
