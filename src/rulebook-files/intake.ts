/** Reads rules/requests: who asks, ways in and out, whom one consults, where the report counts it. */
import { z } from 'zod';
import type { IntakeRules } from '../domain/request-rules/intake-rules.ts';
import type { ReportTable } from '../domain/request-rules/report-table.ts';
import { cells, code, dated, key, ordered, unordered, words } from './request-shapes.ts';
import { type FileRead, readYamlFile } from './yaml-folder.ts';

const event = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const choice = z.strictObject({
  id: code,
  name: words,
  needs: z.enum(['email', 'address', 'fax', 'phone']).nullable().default(null),
});

const asking = z.strictObject({
  applicants: z
    .array(
      z.strictObject({ id: code, name: words, hint: z.string(), organisation: z.boolean(), columns: cells }),
    )
    .min(1),
  papers: z.array(z.strictObject({ id: code, name: words, for: z.enum(['person', 'organisation']) })).min(1),
  forms: z.array(choice).min(1),
  deliveries: z.array(choice).min(1),
});

const channelsFile = z.strictObject({
  channels: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          receipt: z.enum(['submission', 'agency-signature', 'confirmation', 'acknowledgement']),
          evidence: words,
          evidence_required: z.boolean(),
          basic: z.boolean(),
          mailbox: z.boolean().default(false),
          online: z.boolean(),
          within: z.boolean().default(false),
          hint: z.string(),
          ...dated,
        })
        .refine(ordered, unordered)
        .transform(({ evidence_required, ...rest }) => ({ ...rest, evidenceRequired: evidence_required })),
    )
    .min(1),
});

const pattern = z.string().refine(
  (text) => {
    try {
      return new RegExp(text).source !== '';
    } catch {
      return false;
    }
  },
  { message: 'is no regular expression' },
);

const servicesFile = z.strictObject({
  services: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          finishes: z.enum(['signature', 'posting', 'sending', 'platform']),
          event,
          proof_label: words,
          proof_required: z.boolean(),
          proof_pattern: pattern.nullable().default(null),
          warning: z.string(),
          articles: z.array(z.strictObject(dated).refine(ordered, unordered)).min(1),
          from: dated.from,
          until: dated.until,
        })
        .refine(ordered, unordered)
        .refine(
          ({ articles, from, until }) =>
            articles[0]?.from === from &&
            articles.at(-1)?.until === until &&
            articles.every((each, at) => at === 0 || articles[at - 1]?.until === each.from),
          {
            message: 'leave a gap',
            path: ['articles'],
          },
        )
        .transform(({ proof_label, proof_required, proof_pattern, ...rest }) => ({
          ...rest,
          proofLabel: proof_label,
          proofRequired: proof_required,
          proofPattern: proof_pattern,
        })),
    )
    .min(1),
});

const consulteesFile = z.strictObject({
  consultees: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          party: z.enum(['third-party', 'agency']),
          deadline: code,
          silence: z.enum(['agency-decides', 'consent']),
          opens: event,
          closes: event,
          letter: code,
          ...dated,
        })
        .refine(ordered, unordered),
    )
    .min(1),
});

const tablesFile = z.strictObject({
  tables: z
    .array(
      z
        .strictObject({
          format: words,
          table: key,
          results: key,
          received: key,
          carried_in: key.nullable().default(null),
          handled: key.nullable().default(null),
          carried_out: key.nullable().default(null),
          total: key.nullable().default(null),
          disputes: z.strictObject({ table: key, pending: key, total: key }).nullable().default(null),
        })
        .transform(
          ({ carried_in, carried_out, ...rest }): ReportTable => ({
            ...rest,
            carriedIn: carried_in,
            carriedOut: carried_out,
          }),
        ),
    )
    .min(1),
});

/** Applicants, papers, forms and ways of delivery. */
export const readAsking = (
  rules: string,
): FileRead<Pick<IntakeRules, 'applicants' | 'papers' | 'forms' | 'deliveries'>> =>
  readYamlFile(rules, 'requests/asking.yaml', asking);

/** Ways in. */
export const readChannels = (rules: string): FileRead<Pick<IntakeRules, 'channels'>> =>
  readYamlFile(rules, 'requests/channels.yaml', channelsFile);

/** Ways out. */
export const readServices = (rules: string): FileRead<Pick<IntakeRules, 'services'>> =>
  readYamlFile(rules, 'requests/services.yaml', servicesFile);

/** Whom one consults. */
export const readConsultees = (rules: string): FileRead<Pick<IntakeRules, 'consultees'>> =>
  readYamlFile(rules, 'requests/consultees.yaml', consulteesFile);

/** Where the report counts it. */
export const readReportTables = (rules: string): FileRead<{ readonly tables: ReportTable[] }> =>
  readYamlFile(rules, 'requests/report-tables.yaml', tablesFile);
