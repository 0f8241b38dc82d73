/** Reads everything that rules/ says about requests, and checks it as a whole: all problems at once. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFormat } from '../domain/reports/format.ts';
import type { RequestRules } from '../domain/request-rules/request-rules.ts';
import { readAgencyRules } from './agency-kinds.ts';
import { readAnswers } from './answers.ts';
import { readClockRules } from './clock-rules.ts';
import { readDisputeOutcomes, readDisputeProcedures } from './disputes.ts';
import { readFees } from './fees.ts';
import { readGrounds } from './grounds.ts';
import { readAsking, readChannels, readConsultees, readReportTables, readServices } from './intake.ts';
import { lawProblems, readLaws } from './laws.ts';
import { readLetterForms } from './letter-forms.ts';
import type { PlacedRequestRules } from './placed-request-rules.ts';
import { readProofs } from './proofs.ts';
import { readOnlineReviews, readReliefOrgans, readReliefVariants } from './relief.ts';
import { cellProblems } from './request-cells.ts';
import { referenceProblems } from './request-references.ts';
import { windowProblems } from './request-windows.ts';
import { readSideRules } from './side-lifecycles.ts';
import type { RuleProblem } from './yaml-file.ts';

export type RequestRulesRead =
  | { readonly ok: true; readonly rules: RequestRules }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

const folders = [
  'answers',
  'calendars',
  'deadlines',
  'disputes',
  'fees',
  'grounds',
  'letters',
  'letters/parts',
  'lifecycle',
  'proofs',
  'relief',
  'requests',
] as const;

/**
 * The rules of a folder, or every problem in them with file and line.
 * @param rules folder of all rules
 * @param formats of the annual report: every answer falls in exactly one cell of each
 */
export function readRequestRules(rules: string, formats: readonly ReportFormat[]): RequestRulesRead {
  const clock = readClockRules(rules);
  const sides = clock.ok ? readSideRules(rules, clock.rules.deadlines) : null;
  const agencies = readAgencyRules(rules);
  const proofs = readProofs(rules);
  const parts = {
    proofs,
    grounds: readGrounds(rules),
    answers: readAnswers(rules),
    letters: readLetterForms(
      rules,
      proofs.entries.map(({ value }) => value),
    ),
    fees: readFees(rules),
    variants: readReliefVariants(rules),
    organs: readReliefOrgans(rules),
    online: readOnlineReviews(rules),
    procedures: readDisputeProcedures(rules),
    outcomes: readDisputeOutcomes(rules),
    asking: readAsking(rules),
    channels: readChannels(rules),
    services: readServices(rules),
    consultees: readConsultees(rules),
    tables: readReportTables(rules),
    laws: readLaws(rules),
  };
  const {
    variants,
    organs,
    online,
    procedures,
    outcomes,
    asking,
    channels,
    services,
    consultees,
    tables,
    laws,
  } = parts;
  const problems: RuleProblem[] = [
    ...(clock.ok ? [] : clock.problems),
    ...(sides === null || sides.ok ? [] : sides.problems),
    ...Object.values(parts).flatMap((read) => read.problems),
  ];
  if (
    !clock.ok ||
    sides === null ||
    !sides.ok ||
    !agencies.ok ||
    variants.entry === null ||
    organs.entry === null ||
    online.entry === null ||
    procedures.entry === null ||
    outcomes.entry === null ||
    asking.entry === null ||
    channels.entry === null ||
    services.entry === null ||
    consultees.entry === null ||
    tables.entry === null ||
    laws.entry === null
  )
    return { ok: false, problems };
  const placed: PlacedRequestRules = {
    formats,
    agencyKinds: agencies.rules.kinds.map((kind) => kind.code),
    deadlines: clock.rules.deadlines,
    lifecycle: clock.rules.lifecycle,
    proofs: proofs.entries,
    grounds: parts.grounds.entries,
    answers: parts.answers.entries,
    letters: parts.letters.entries,
    tariffs: parts.fees.entries,
    variants: variants.entry,
    organs: organs.entry,
    online: online.entry,
    procedures: procedures.entry,
    outcomes: outcomes.entry,
    asking: asking.entry,
    channels: channels.entry,
    services: services.entry,
    consultees: consultees.entry,
    tables: tables.entry,
  };
  // Across files only when each could be read: an entry that cannot be read would seem to be missing everywhere.
  const readable = [proofs, parts.grounds, parts.answers, parts.fees].every(
    (read) => read.problems.length === 0,
  );
  if (readable && parts.letters.complete)
    problems.push(
      ...referenceProblems(placed),
      ...windowProblems(placed),
      ...cellProblems(placed),
      ...lawProblems(placed, laws.entry),
    );
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    rules: {
      fingerprint: fingerprintOf(rules),
      ...clock.rules,
      intake: {
        ...asking.entry.value,
        ...channels.entry.value,
        ...services.entry.value,
        ...consultees.entry.value,
      },
      answers: placed.answers.map(({ value }) => value),
      grounds: placed.grounds.map(({ value }) => value),
      proofs: placed.proofs.map(({ value }) => value),
      letters: placed.letters.map(({ value }) => value),
      tariffs: placed.tariffs.map(({ value }) => value),
      disputes: {
        ...variants.entry.value,
        ...organs.entry.value,
        online: online.entry.value.channels,
        ...procedures.entry.value,
        ...outcomes.entry.value,
      },
      reportTables: tables.entry.value.tables,
      sides: sides.sides,
    },
  };
}

/** Of every file that decides about requests. */
function fingerprintOf(rules: string): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const path = join(rules, folder);
    if (!existsSync(path)) continue;
    for (const file of readdirSync(path).sort())
      if (file.endsWith('.yaml'))
        hash
          .update(`${folder}/${file}\0`)
          .update(readFileSync(join(path, file)))
          .update('\0');
  }
  hash.update('laws.yaml\0').update(readFileSync(join(rules, 'laws.yaml')));
  return hash.digest('hex').slice(0, 16);
}
