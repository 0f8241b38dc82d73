/** The identity service of the settings. */
import type { Config } from '../config.ts';
import type { IdentityService } from '../usecases/ports/identity.ts';

/** null where none is set. The service itself is asked for the first time when somebody uses it. */
export async function identityOf(config: Config, clock: () => Date): Promise<IdentityService | null> {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config;
  if (issuer === null || clientId === null) return null;
  const { createIdentityService } = await import('../identity/identity-service.ts');
  const { oidcName: name, oidcTrustedAcr: trustedAcr } = config;
  return createIdentityService({ issuer, clientId, clientSecret, name, trustedAcr }, clock);
}
