/** The address at which a third party gives its view without an account; only the token's digest is kept. */
import { addDays, startOfDay } from '../../domain/days/county-day.ts';
import type { FactValue } from '../../domain/letters/letter-facts.ts';
import type { OpenCase } from './open-case.ts';

/** Days after which a link is dead in any case; it ends with the consultation before that. */
const linkDays = 120;

/**
 * A new address, or that of a draft which was made before.
 * @param known as the draft's facts have it
 */
export function opinionLink({ deps, state }: OpenCase, known: FactValue | undefined): string {
  if (typeof known === 'string' && known !== '') return known;
  const token = deps.secrets.chance.token();
  return `${deps.publicUrl ?? ''}/regions/${state.regionId}/requests/opinion/${token}`;
}

/** From now on the address answers. */
export async function keepLink(
  { stores, deps, state, at, today }: OpenCase,
  consultation: string,
  link: string,
): Promise<void> {
  const token = link.slice(link.lastIndexOf('/') + 1);
  await stores.consultationLinks.put({
    regionId: state.regionId,
    linkId: deps.secrets.sha256(token),
    requestId: state.requestId,
    consultation,
    createdAt: at,
    expiresAt: startOfDay(addDays(today, linkDays)),
    usedAt: null,
  });
}
