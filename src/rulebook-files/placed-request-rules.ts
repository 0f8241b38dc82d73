/** The rules on requests with the place of each entry, for checks that look across files. */
import type { ReportFormat } from '../domain/reports/format.ts';
import type { AnswerKind, Ground, Proof } from '../domain/request-rules/answer-kind.ts';
import type { Deadline } from '../domain/request-rules/deadline.ts';
import type {
  CourtRule,
  DisputeOutcome,
  DisputeProcedure,
  OnlineReview,
  OrganRule,
  ReliefVariant,
} from '../domain/request-rules/dispute-rules.ts';
import type { FeeTariff } from '../domain/request-rules/fee-tariff.ts';
import type { IntakeRules } from '../domain/request-rules/intake-rules.ts';
import type { LetterForm } from '../domain/request-rules/letter-form.ts';
import type { Lifecycle } from '../domain/request-rules/lifecycle.ts';
import type { ReportTable } from '../domain/request-rules/report-table.ts';
import type { RuleProblem } from './yaml-file.ts';
import type { Placed } from './yaml-folder.ts';

export interface PlacedRequestRules {
  readonly formats: readonly ReportFormat[];
  readonly agencyKinds: readonly string[];
  readonly deadlines: readonly Deadline[];
  readonly lifecycle: Lifecycle;
  readonly proofs: readonly Placed<Proof>[];
  readonly grounds: readonly Placed<Ground>[];
  readonly answers: readonly Placed<AnswerKind>[];
  readonly letters: readonly Placed<LetterForm>[];
  readonly tariffs: readonly Placed<FeeTariff & { readonly id: string }>[];
  readonly variants: Placed<{ readonly variants: readonly ReliefVariant[] }>;
  readonly online: Placed<{ readonly channels: readonly OnlineReview[] }>;
  readonly organs: Placed<{ readonly organs: readonly OrganRule[]; readonly courts: readonly CourtRule[] }>;
  readonly procedures: Placed<{ readonly procedures: readonly DisputeProcedure[] }>;
  readonly outcomes: Placed<{ readonly outcomes: readonly DisputeOutcome[] }>;
  readonly asking: Placed<Pick<IntakeRules, 'applicants' | 'papers' | 'forms' | 'deliveries'>>;
  readonly channels: Placed<Pick<IntakeRules, 'channels'>>;
  readonly services: Placed<Pick<IntakeRules, 'services'>>;
  readonly consultees: Placed<Pick<IntakeRules, 'consultees'>>;
  readonly tables: Placed<{ readonly tables: readonly ReportTable[] }>;
}

/** Collects problems of entries. */
export function problemList() {
  const problems: RuleProblem[] = [];
  const note = (
    { file, lineOf }: Pick<Placed<unknown>, 'file' | 'lineOf'>,
    path: readonly PropertyKey[],
    message: string,
  ) => void problems.push({ file, line: lineOf(path), message });
  return { problems, note };
}

/** Words that occur more than once. */
export function twice(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, at) => words.indexOf(word) !== at))];
}
