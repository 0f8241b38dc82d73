/** What the identity service says about itself: fetched when first needed, kept for an hour. */
import * as openid from 'openid-client';
import { isLoopback, mayTalkTo } from './provider-address.ts';
import { DistrustedAnswer, providerFetch } from './provider-fetch.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  /** null: a public client, protected by PKCE alone. */
  readonly clientSecret: string | null;
  /** Longest wait for one answer, in seconds. */
  readonly timeoutSeconds: number;
}

const keptFor = 60 * 60_000;
/** After a failure the service is left alone for so long: people who try again must not wait for it each time. */
const pause = 30_000;

/** Clocks of two organisations differ; more than this is a fault. Seconds. */
const clockTolerance = 60;

/**
 * The configuration of the service, shared by everybody who asks at the same time.
 * @throws what went wrong, also while the pause after a failure lasts
 */
export function createDiscovery(
  settings: ProviderSettings,
  clock: () => Date,
): () => Promise<openid.Configuration> {
  let known: { readonly configuration: openid.Configuration; readonly until: number } | undefined;
  let failed: { readonly error: unknown; readonly until: number } | undefined;
  let asking: Promise<openid.Configuration> | undefined;
  const ask = async () => {
    try {
      const configuration = await discover(settings);
      known = { configuration, until: clock().getTime() + keptFor };
      failed = undefined;
      return configuration;
    } catch (error) {
      failed = { error, until: clock().getTime() + pause };
      // Yesterday's answer is better than none: addresses of such a service hardly ever change.
      if (known !== undefined) return known.configuration;
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return async () => {
    const now = clock().getTime();
    if (known !== undefined && now < known.until) return known.configuration;
    if (failed !== undefined && now < failed.until) {
      if (known !== undefined) return known.configuration;
      throw failed.error;
    }
    asking ??= ask();
    return asking;
  };
}

async function discover(settings: ProviderSettings): Promise<openid.Configuration> {
  const issuer = new URL(settings.issuer);
  const found = await openid.discovery(issuer, settings.clientId, undefined, openid.None(), {
    [openid.customFetch]: providerFetch(issuer),
    timeout: settings.timeoutSeconds,
    execute: isLoopback(issuer) ? [openid.allowInsecureRequests] : [],
  });
  const metadata = found.serverMetadata();
  const { authorization_endpoint, token_endpoint, jwks_uri } = metadata;
  if (![authorization_endpoint, token_endpoint, jwks_uri].every((each) => mayTalkTo(each, issuer))) {
    throw new DistrustedAnswer('address');
  }
  const configuration = new openid.Configuration(
    metadata,
    settings.clientId,
    { [openid.clockTolerance]: clockTolerance },
    authentication(settings.clientSecret, metadata.token_endpoint_auth_methods_supported),
  );
  configuration[openid.customFetch] = providerFetch(issuer);
  configuration.timeout = settings.timeoutSeconds;
  if (isLoopback(issuer)) openid.allowInsecureRequests(configuration);
  // The signature of the id token is checked too, not only the connection that it came over.
  openid.enableNonRepudiationChecks(configuration);
  return configuration;
}

/** In the request's header unless the service only takes it in the form; the header is what the standard presumes. */
function authentication(secret: string | null, methods: readonly string[] | undefined): openid.ClientAuth {
  if (secret === null) return openid.None();
  return methods === undefined || methods.includes('client_secret_basic')
    ? openid.ClientSecretBasic(secret)
    : openid.ClientSecretPost(secret);
}
