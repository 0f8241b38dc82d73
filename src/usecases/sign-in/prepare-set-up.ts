/** The link with which the first county is set up; whoever sees the terminal has it. */
import type { Caller } from '../../domain/people/caller.ts';
import { demoCounty } from '../../domain/people/demo-county.ts';
import { done, type Result } from '../../domain/problems/problem.ts';
import { perform } from '../perform.ts';
import type { StaffDeps } from '../staff-deps.ts';

export interface SetUpPrepared {
  /** Path on this site; the token in it is a key. */
  readonly path: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/** Makes the link, or a new one in place of the last: only the newest is good. */
export async function prepareSetUp(deps: StaffDeps, caller: Caller): Promise<Result<SetUpPrepared>> {
  const order = { act: 'region.set-up', subject: 'set-up', resource: { regionId: null } } as const;
  return perform(deps, caller, order, async (stores, at) => {
    const token = deps.secrets.chance.token();
    const expiresAt = new Date(Date.parse(at) + deps.signIn.links.setUpHours * 3_600_000).toISOString();
    const linkId = deps.secrets.sha256(token);
    await stores.signIn.putSetUpLink({ linkId, createdAt: at, expiresAt, usedAt: null });
    return done({ value: { path: `/workbench/set-up/${token}`, expiresAt }, detail: { step: 'link' } });
  });
}

/** Has no county but the demo's any staff yet? Then the start prints the link. */
export async function needsSetUp({ storage }: StaffDeps): Promise<boolean> {
  const regions = await storage.regions.withStaff();
  return regions.every(({ regionId }) => regionId === demoCounty);
}

/** Is the token still good? Looking does not use it up. */
export async function isSetUpGood({ storage, secrets, clock }: StaffDeps, token: string): Promise<boolean> {
  const link = await storage.signIn.setUpLink(secrets.sha256(token));
  return link !== null && link.usedAt === null && link.expiresAt > clock().toISOString();
}
