/** Reads rules/proofs: what must be on file before an answer may be chosen. */
import { z } from 'zod';
import type { Proof } from '../domain/request-rules/answer-kind.ts';
import { code, dated, key, law, ordered, unordered, words } from './request-shapes.ts';
import { type FolderRead, readYamlFolder } from './yaml-folder.ts';

const field = z
  .strictObject({
    id: key,
    label: words,
    type: z.enum(['text', 'long-text', 'yes-no', 'choice', 'date', 'number', 'url', 'agency', 'request']),
    choices: z.array(z.strictObject({ id: key, label: words })).default([]),
    required: z.boolean().default(true),
    demands: words.nullable().default(null),
    otherwise: z.string().default(''),
    hint: z.string().default(''),
    when: z.strictObject({ field: key, is: words }).nullable().default(null),
  })
  .refine(({ type, choices }) => (type === 'choice') === choices.length > 0, {
    message: 'a choice has choices, nothing else has',
    path: ['choices'],
  })
  .refine(({ demands, otherwise }) => (demands !== null) === (otherwise !== ''), {
    message: 'what to do otherwise belongs to a demanded value',
    path: ['otherwise'],
  })
  .refine(({ type, demands }) => type !== 'yes-no' || demands === null || /^(yes|no)$/.test(demands), {
    message: 'can only be yes or no',
    path: ['demands'],
  });

const schema = z
  .strictObject({
    id: code,
    law: law.nullable().default(null),
    title: words,
    needed: z.enum(['named', 'every-decision', 'every-release', 'every-refusal']).default('named'),
    stage: z.enum(['choice', 'decision']).default('choice'),
    safeguard: z
      .string()
      .regex(/^T-\d{2}$/)
      .or(z.literal(''))
      .default(''),
    fields: z.array(field).default([]),
    check: code.nullable().default(null),
    ...dated,
  })
  .refine(ordered, unordered)
  .refine(({ fields, check }) => fields.length > 0 || check !== null, { message: 'asks nothing' })
  .superRefine(({ fields }, context) => {
    for (const [at, { id, when }] of fields.entries()) {
      if (fields.findIndex((each) => each.id === id) !== at)
        context.addIssue({ code: 'custom', message: `${id} is there twice`, path: ['fields', at] });
      if (when === null) continue;
      const asked = fields.slice(0, at).find((each) => each.id === when.field);
      const possible = asked?.type === 'yes-no' ? ['yes', 'no'] : asked?.choices.map((choice) => choice.id);
      if (!possible?.includes(when.is))
        context.addIssue({
          code: 'custom',
          message: `${when.field} before it cannot be ${when.is}`,
          path: ['fields', at, 'when'],
        });
    }
  });

/** The proofs of a folder of rules, with every problem in their files. */
export const readProofs = (rules: string): FolderRead<Proof> => readYamlFolder(rules, 'proofs', schema);
