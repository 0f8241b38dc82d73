/** Reads rules/relief: notices of remedies, organs of review, courts. */
import { z } from 'zod';
import type {
  CourtRule,
  OnlineReview,
  OrganRule,
  ReliefVariant,
} from '../domain/request-rules/dispute-rules.ts';
import { code, dated, ordered, unordered, words } from './request-shapes.ts';
import { type FileRead, readYamlFile } from './yaml-folder.ts';

const id = z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/);
const names = z.array(words).default([]);

/** Text whose only braces are these names. */
const filled = (...allowed: readonly string[]) =>
  z
    .string()
    .refine((text) => [...text.matchAll(/\{([^}]*)\}/g)].every(([, name]) => allowed.includes(name!)), {
      message: `only ${allowed.map((name) => `{${name}}`).join(', ')} can be filled in`,
    });

const variantsFile = z.strictObject({
  variants: z
    .array(
      z
        .strictObject({
          id,
          text: filled(
            'document',
            'organ',
            'court',
            'review_period',
            'suit_period',
            'after_review_period',
          ).min(1),
          online: filled('link').default(''),
          review_first: z.boolean(),
          review: code,
          suit: code,
          after_review: code,
          ...dated,
        })
        .refine(ordered, unordered)
        .transform(
          ({ review_first, after_review, ...rest }): ReliefVariant => ({
            ...rest,
            reviewFirst: review_first,
            afterReview: after_review,
          }),
        ),
    )
    .min(1),
});

const organNames = ['county', 'prefecture', 'parent', 'superior'] as const;
const organsFile = z.strictObject({
  organs: z
    .array(
      z
        .strictObject({
          id: code,
          agency_kinds: z.array(code).min(1),
          name_ends: names,
          organ: filled(...organNames).min(1),
          unnamed: words,
          alternative: filled(...organNames)
            .nullable()
            .default(null),
          ...dated,
        })
        .refine(ordered, unordered)
        .transform(
          ({ agency_kinds, name_ends, ...rest }): OrganRule => ({
            ...rest,
            agencyKinds: agency_kinds,
            nameEnds: name_ends,
          }),
        ),
    )
    .min(1),
  courts: z
    .array(
      z
        .strictObject({
          id: code,
          agency_kinds: z.array(code).min(1),
          court: filled('basic_court', 'intermediate_court').min(1),
          unnamed: words,
          ...dated,
        })
        .refine(ordered, unordered)
        .transform(({ agency_kinds, ...rest }): CourtRule => ({ ...rest, agencyKinds: agency_kinds })),
    )
    .min(1),
});

const onlineFile = z.strictObject({
  channels: z
    .array(
      z
        .strictObject({
          id: code,
          name: words,
          address: z.url({ protocol: /^https$/ }),
          source: words,
          ...dated,
        })
        .refine(ordered, unordered),
    )
    .refine(
      (all) =>
        all.every((each, at) =>
          all
            .slice(at + 1)
            .every(
              (other) =>
                (each.until !== null && each.until <= other.from) ||
                (other.until !== null && other.until <= each.from),
            ),
        ),
      { message: 'only one holds on a day' },
    ),
});

/** Wording of the notices. */
export const readReliefVariants = (rules: string): FileRead<{ readonly variants: ReliefVariant[] }> =>
  readYamlFile(rules, 'relief/notices.yaml', variantsFile);

/** Where people turn to. */
export const readReliefOrgans = (
  rules: string,
): FileRead<{ readonly organs: OrganRule[]; readonly courts: CourtRule[] }> =>
  readYamlFile(rules, 'relief/organs.yaml', organsFile);

/** Where one applies for review through the internet. */
export const readOnlineReviews = (rules: string): FileRead<{ readonly channels: OnlineReview[] }> =>
  readYamlFile(rules, 'relief/online.yaml', onlineFile);
