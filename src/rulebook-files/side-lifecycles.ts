/** Reads rules/lifecycle/{dispute,correction,complaint}.yaml and holds them against the deadlines. */
import { z } from 'zod';
import type { Deadline } from '../domain/request-rules/deadline.ts';
import type { SideLifecycle, SideRules } from '../domain/request-rules/side-lifecycle.ts';
import { article, code, words } from './request-shapes.ts';
import type { RuleProblem } from './yaml-file.ts';
import { type FileRead, type Placed, readYamlFile } from './yaml-folder.ts';

const state = z.string().regex(/^[A-Z][A-Z_]*$/);

const shared = {
  states: z
    .array(
      z.strictObject({
        id: state,
        name: words,
        awaits: z.enum(['agency', 'organ', 'desk', 'applicant', 'nobody']),
        open: z.boolean(),
        counted: z.boolean().default(false),
      }),
    )
    .min(1),
  steps: z
    .array(z.strictObject({ kind: code, name: words, from: z.array(state), to: z.string(), article }))
    .min(1),
  periods: z.record(z.string().regex(/^[a-z][a-z_]*$/), code),
};

const lifecycleEvent = z.string().regex(/^[A-Z][A-Z_]*$/);
const ofRequest = z.strictObject({ opened: lifecycleEvent, ended: lifecycleEvent });

const dispute = z.strictObject({
  ...shared,
  pattern: z.strictObject({ losses: z.int().min(2), months: z.int().min(1) }),
  request_events: z.strictObject({ review: ofRequest, litigation: ofRequest }),
  decisions: z
    .array(
      z.strictObject({
        id: code,
        name: words,
        procedure: z.enum(['review', 'litigation']),
        appeal: code.nullable(),
        article,
      }),
    )
    .min(1),
});

const correction = z.strictObject(shared);

const complaint = z.strictObject({
  ...shared,
  results: z.array(z.strictObject({ id: code, name: words, holds: z.boolean(), article })).min(1),
  subjects: z.array(z.strictObject({ id: code, name: words })).min(1),
});

const dossier = z.strictObject({
  dossier: z
    .array(
      z.strictObject({
        kind: code,
        name: words,
        purpose: words,
        evidence: z.boolean(),
        archive: z.boolean(),
      }),
    )
    .min(1)
    .refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, {
      message: 'a kind is there twice',
    }),
});

export type SideRulesRead =
  | { readonly ok: true; readonly sides: SideRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** The small procedures of a rules folder, or every problem in them with file and line. */
export function readSideRules(rules: string, deadlines: readonly Deadline[]): SideRulesRead {
  const read = {
    dispute: readYamlFile(rules, 'lifecycle/dispute.yaml', dispute),
    correction: readYamlFile(rules, 'lifecycle/correction.yaml', correction),
    complaint: readYamlFile(rules, 'lifecycle/complaint.yaml', complaint),
  };
  const files = readYamlFile(rules, 'requests/dossier.yaml', dossier);
  const problems = [
    ...problemsOf(read.dispute, deadlines, ({ value, lineOf }, note) => {
      for (const [at, { appeal }] of value.decisions.entries())
        if (appeal !== null && !deadlines.some(({ id }) => id === appeal))
          note(lineOf(['decisions', at]), `no deadline ${appeal}`);
    }),
    ...problemsOf(read.correction, deadlines),
    ...problemsOf(read.complaint, deadlines),
    ...files.problems,
  ];
  const { dispute: one, correction: two, complaint: three } = read;
  if (one.entry === null || two.entry === null || three.entry === null || files.entry === null)
    return { ok: false, problems };
  if (problems.length > 0) return { ok: false, problems };
  const { request_events: requestEvents, ...rest } = one.entry.value;
  return {
    ok: true,
    sides: {
      dispute: { ...rest, requestEvents },
      correction: two.entry.value,
      complaint: three.entry.value,
      ...files.entry.value,
    },
  };
}

type Note = (line: number, message: string) => void;

function problemsOf<T extends SideLifecycle>(
  { entry, problems }: FileRead<T>,
  deadlines: readonly Deadline[],
  more: (entry: Placed<T>, note: Note) => void = () => {},
): readonly RuleProblem[] {
  if (entry === null) return problems;
  const found = [...problems];
  const { file, value, lineOf } = entry;
  const note: Note = (line, message) => void found.push({ file, line, message });
  const states = new Set(value.states.map(({ id }) => id));
  if (states.size < value.states.length) note(lineOf(['states']), 'a state is there twice');
  const reached = new Set<string>();
  for (const [at, { kind, from, to }] of value.steps.entries()) {
    const line = lineOf(['steps', at]);
    if (value.steps.findIndex((each) => each.kind === kind) !== at) note(line, `${kind} is there twice`);
    for (const each of [...from, ...(to === 'same' ? [] : [to])])
      if (!states.has(each)) note(line, `${kind}: no state ${each}`);
    if (from.length === 0 && to === 'same') note(line, `${kind}: begins nowhere`);
    reached.add(to);
  }
  if (value.steps.filter(({ from }) => from.length === 0).length !== 1)
    note(lineOf(['steps']), 'exactly one step begins a case');
  for (const [at, { id, open }] of value.states.entries()) {
    if (!reached.has(id)) note(lineOf(['states', at]), `${id} is never reached`);
    if (open && !value.steps.some(({ from, to }) => from.includes(id) && to !== 'same' && to !== id))
      note(lineOf(['states', at]), `${id} is open and leads nowhere`);
  }
  for (const [use, id] of Object.entries(value.periods))
    if (!deadlines.some((each) => each.id === id)) note(lineOf(['periods', use]), `no deadline ${id}`);
  more(entry, note);
  return found;
}
