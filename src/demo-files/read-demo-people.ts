/** The people of the demo's county: data/demo/<code>/people.yaml. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { roleIds } from '../domain/people/role.ts';

const role = z.strictObject({ role: z.enum(roleIds), agency: z.string().default('') });

const schema = z.strictObject({
  people: z.array(
    z.strictObject({
      sign_in_name: z.string(),
      name: z.string(),
      agency: z.string().default(''),
      roles: z.array(role).min(1),
      phone: z.string(),
      mail: z.string(),
      state: z.enum(['active', 'invited', 'disabled']).default('active'),
    }),
  ),
  delegations: z.array(
    role.extend({
      from: z.string(),
      to: z.string(),
      days: z.number().int().min(1).max(92),
      reason: z.string().min(1),
    }),
  ),
});

/** As the use case that loads them takes them. @throws when the checkout is incomplete or the file is wrong */
export async function readDemoPeople(folder: string) {
  const { people, delegations } = schema.parse(parse(await readFile(join(folder, 'people.yaml'), 'utf8')));
  return {
    people: people.map(({ sign_in_name: signInName, agency, roles, mail, ...person }) => ({
      ...person,
      signInName,
      email: mail,
      agencyId: agency,
      roles: roles.map((each) => ({ role: each.role, agencyId: each.agency })),
    })),
    delegations: delegations.map(({ agency, ...delegation }) => ({ ...delegation, agencyId: agency })),
  };
}
