/** Reads rules/tasks/kinds.yaml. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { roleIds } from '../domain/people/role.ts';
import type { TaskKind } from '../domain/tasks/task-kind.ts';
import { type RuleProblem, readYaml } from './yaml-file.ts';

const roles = z.array(z.enum(roleIds)).min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Text whose only braces are names that can be filled in. */
const pattern = z
  .string()
  .min(1)
  .refine((text) => !/[{}]/.test(text.replace(/\{agency(?:_id)?\}/g, '')), {
    message: 'only {agency} and {agency_id} can be filled in',
  });

const schema = z.strictObject({
  kinds: z.array(
    z
      .strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/),
        about: z.literal('agency'),
        title: pattern,
        link: pattern.refine((text) => text.startsWith('/workbench/'), {
          message: 'must be an address of the workbench',
        }),
        act: z.string().regex(/^[a-z-]+(\.[a-z-]+)*$/),
        every_days: z.number().int().min(1).max(3660),
        ahead_days: z.number().int().min(1).max(365),
        restarts: z.array(z.string().min(1)),
        roles,
        otherwise: roles,
        article: z.string().min(1),
        from: day,
        until: day.nullable().default(null),
      })
      .refine((kind) => kind.ahead_days < kind.every_days, {
        message: 'ahead_days must be less than every_days',
        path: ['ahead_days'],
      })
      .refine((kind) => kind.until === null || kind.from < kind.until, {
        message: 'until must come after from',
        path: ['until'],
      }),
  ),
});

export type TaskKindsRead =
  | { readonly ok: true; readonly kinds: readonly TaskKind[] }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * The kinds of a rules folder, or every problem in the file.
 * @param folder of all rules
 */
export function readTaskKinds(folder: string): TaskKindsRead {
  return parseTaskKinds(readFileSync(join(folder, 'tasks', 'kinds.yaml'), 'utf8'));
}

/** The kinds of the text of tasks/kinds.yaml. */
export function parseTaskKinds(text: string): TaskKindsRead {
  const file = readYaml('tasks/kinds.yaml', text, schema);
  if (file.value === null) return { ok: false, problems: file.problems };
  const { kinds } = file.value;
  const twice = kinds.flatMap(({ id }, at) =>
    kinds.findIndex((each) => each.id === id) === at
      ? []
      : [{ file: file.file, line: file.lineOf(['kinds', at]), message: `${id} is there twice` }],
  );
  if (twice.length > 0) return { ok: false, problems: twice };
  return {
    ok: true,
    kinds: kinds.map(({ about: _, every_days, ahead_days, ...kind }) => ({
      ...kind,
      everyDays: every_days,
      aheadDays: ahead_days,
    })),
  };
}
