/** Reads rules/fees: the tariffs of the processing fee. */
import { z } from 'zod';
import type { FeeTariff } from '../domain/request-rules/fee-tariff.ts';
import { article, code, dated, ordered, unordered, words } from './request-shapes.ts';
import { type FolderRead, readYamlFolder } from './yaml-folder.ts';

const count = z.int().min(1);
const yuan = z.int().min(0);

const schema = z
  .strictObject({
    id: code,
    methods: z
      .array(
        z
          .strictObject({
            id: code,
            name: words,
            counts: z.enum(['month-items', 'pages']),
            tiers: z
              .array(
                z.strictObject({
                  from: count,
                  rate: yuan,
                  grows: z.strictObject({ every: count, more: count }).nullable().default(null),
                }),
              )
              .min(1),
            article,
          })
          .refine(({ tiers }) => tiers[0]?.from === 1, {
            message: 'the first tier begins with 1',
            path: ['tiers'],
          })
          .refine(({ tiers }) => tiers.every((tier, at) => at === 0 || tiers[at - 1]!.from < tier.from), {
            message: 'the tiers are not in order',
            path: ['tiers'],
          })
          .refine(({ tiers }) => tiers.slice(0, -1).every((tier) => tier.grows === null), {
            message: 'only the last tier grows',
            path: ['tiers'],
          }),
      )
      .min(1),
    ...dated,
  })
  .refine(ordered, unordered);

/** The tariffs of a folder of rules, with every problem in their files. */
export const readFees = (rules: string): FolderRead<FeeTariff & { readonly id: string }> =>
  readYamlFolder(rules, 'fees', schema);
