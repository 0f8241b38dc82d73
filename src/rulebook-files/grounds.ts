/** Reads rules/grounds: why something is withheld. */
import { z } from 'zod';
import type { Ground } from '../domain/request-rules/answer-kind.ts';
import { cells, code, dated, key, law, ordered, unordered, words } from './request-shapes.ts';
import { type FolderRead, readYamlFolder } from './yaml-folder.ts';

const schema = z
  .strictObject({
    id: code,
    law,
    name: words,
    force: z.enum(['must', 'may']),
    cells,
    kinds: z.array(z.strictObject({ id: key, label: words })).default([]),
    proofs: z.array(code).default([]),
    reason: words,
    ...dated,
  })
  .refine(ordered, unordered);

/** The grounds of a folder of rules, with every problem in their files. */
export const readGrounds = (rules: string): FolderRead<Ground> => readYamlFolder(rules, 'grounds', schema);
