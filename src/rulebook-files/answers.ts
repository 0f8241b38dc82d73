/** Reads rules/answers: the kinds of answers. */
import { z } from 'zod';
import type { AnswerKind } from '../domain/request-rules/answer-kind.ts';
import { cells, code, dated, law, ordered, unordered, words } from './request-shapes.ts';
import { type FolderRead, readYamlFolder } from './yaml-folder.ts';

const schema = z
  .strictObject({
    id: code,
    document: z.string().regex(/^D-\d{2}$/),
    law,
    procedure: z.enum(['request', 'correction']).default('request'),
    name: words,
    when: words,
    traits: z
      .strictObject({
        discloses: z.enum(['all', 'part', 'nothing']),
        needs_ground: z.boolean().default(false),
        combines: z.boolean().default(false),
        given: z.enum(['decision', 'lapse']).default('decision'),
        releases: z.boolean().default(false),
        counts_pages: z.boolean().default(false),
      })
      .transform(({ needs_ground, counts_pages, ...rest }) => ({
        ...rest,
        needsGround: needs_ground,
        countsPages: counts_pages,
      })),
    /** Left out: the cell of the ground counts. */
    cells: cells.nullable().default(null),
    proofs: z.array(code).default([]),
    letter: code,
    relief: z
      .array(z.strictObject({ variant: z.string().nullable(), ...dated }).refine(ordered, unordered))
      .min(1),
    grounds: z.array(code).default([]),
    ...dated,
  })
  .refine(ordered, unordered)
  .refine(({ traits, grounds }) => traits.needsGround || grounds.length === 0, {
    message: 'grounds without needs_ground',
    path: ['grounds'],
  })
  .refine(({ traits }) => traits.discloses !== 'nothing' || !traits.releases, {
    message: 'nothing disclosed, yet records leave the house',
    path: ['traits'],
  });

/** The answer kinds of a folder of rules, with every problem in their files. */
export const readAnswers = (rules: string): FolderRead<AnswerKind> =>
  readYamlFolder(rules, 'answers', schema);
