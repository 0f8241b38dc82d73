/** Reads rules/disputes: procedures of review and litigation and how they end. */
import { z } from 'zod';
import type { DisputeOutcome, DisputeProcedure } from '../domain/request-rules/dispute-rules.ts';
import { article, code, dated, key, ordered, unordered, words } from './request-shapes.ts';
import { type FileRead, readYamlFile } from './yaml-folder.ts';

const procedure = z.enum(['review', 'litigation']);

const proceduresFile = z.strictObject({
  procedures: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          procedure,
          answer: code,
          decision: code,
          group: key,
          after_review: z.boolean(),
          ...dated,
        })
        .refine(ordered, unordered)
        .transform(({ after_review, ...rest }): DisputeProcedure => ({ ...rest, afterReview: after_review })),
    )
    .min(1),
});

const outcomesFile = z.strictObject({
  outcomes: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          procedure,
          result: key,
          lost: z.boolean(),
          reanswer: z.boolean(),
          article,
        })
        .refine(({ lost, reanswer }) => lost || !reanswer, {
          message: 'answered anew without having lost',
          path: ['reanswer'],
        }),
    )
    .min(1),
});

/** The procedures. */
export const readDisputeProcedures = (rules: string): FileRead<{ readonly procedures: DisputeProcedure[] }> =>
  readYamlFile(rules, 'disputes/procedures.yaml', proceduresFile);

/** How they end. */
export const readDisputeOutcomes = (rules: string): FileRead<{ readonly outcomes: DisputeOutcome[] }> =>
  readYamlFile(rules, 'disputes/outcomes.yaml', outcomesFile);
