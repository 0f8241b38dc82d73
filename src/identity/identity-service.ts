/** The identity service of the province over OpenID Connect: authorization code, PKCE, state and nonce. */
import * as openid from 'openid-client';
import type {
  IdentityAnswer,
  IdentityService,
  IdentityTrouble,
  PendingIdentity,
  ProvenIdentity,
} from '../usecases/ports/identity.ts';
import { createDiscovery } from './discover.ts';

export interface IdentitySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly name: string;
  /** Values of `acr` or `amr` that stand for a second factor; empty: none is trusted. */
  readonly trustedAcr: readonly string[];
  /** Longest wait for one answer of the service, in seconds. Default 8. */
  readonly timeoutSeconds?: number;
}

/** Longest name of a person that OpenID Connect allows. */
const longestSubject = 255;

/** The service. Nothing is asked of it before somebody wants to sign in with it. */
export function createIdentityService(settings: IdentitySettings, clock: () => Date): IdentityService {
  const { timeoutSeconds = 8, trustedAcr } = settings;
  const configuration = createDiscovery({ ...settings, timeoutSeconds }, clock);
  return {
    name: settings.name,
    begin: (returnAddress) =>
      answered(async () => {
        const pending: PendingIdentity = {
          state: openid.randomState(),
          nonce: openid.randomNonce(),
          verifier: openid.randomPKCECodeVerifier(),
          returnAddress,
        };
        const address = openid.buildAuthorizationUrl(await configuration(), {
          response_type: 'code',
          redirect_uri: returnAddress,
          // Only who it is: name, number and address stay at the service (《个人信息保护法》第六条).
          scope: 'openid',
          state: pending.state,
          nonce: pending.nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(pending.verifier),
          code_challenge_method: 'S256',
          ...(trustedAcr.length === 0 ? {} : { acr_values: trustedAcr.join(' ') }),
        });
        return { address: address.href, pending };
      }),
    finish: (query, pending) =>
      answered(async () => {
        const current = new URL(pending.returnAddress);
        current.search = query;
        const tokens = await openid.authorizationCodeGrant(await configuration(), current, {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        });
        return proven(tokens.claims(), trustedAcr);
      }),
  };
}

function proven(claims: openid.IDToken | undefined, trustedAcr: readonly string[]): ProvenIdentity {
  if (claims === undefined || claims.sub.length > longestSubject) throw new Error('claims');
  const said = [claims.acr, ...(Array.isArray(claims.amr) ? claims.amr : [])];
  return {
    issuer: claims.iss,
    subject: claims.sub,
    assured: said.some((each) => typeof each === 'string' && trustedAcr.includes(each)),
  };
}

/** Everything that the library throws is about the world outside: the service, the network, or a forged answer. */
async function answered<T>(work: () => Promise<T>): Promise<IdentityAnswer<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  }
}

/** The service did not answer, or not in a way that makes sense; everything else is an answer that does not fit. */
const nonsense: ReadonlySet<string> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_INVALID_SERVER_METADATA',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_REQUEST_PROTOCOL_FORBIDDEN',
]);

function troubleOf(error: unknown): IdentityTrouble {
  if (error instanceof openid.AuthorizationResponseError) {
    if (error.error === 'access_denied') return { kind: 'declined', cause: 'access-denied' };
    const busy = error.error === 'temporarily_unavailable' || error.error === 'server_error';
    return { kind: busy ? 'unavailable' : 'rejected', cause: 'authorization-error' };
  }
  if (error instanceof openid.ResponseBodyError) {
    // A client that the service does not know is a mistake of whoever set it up, not of the person.
    const ours = error.status >= 500 || error.status === 401 || error.error === 'invalid_client';
    return { kind: ours ? 'unavailable' : 'rejected', cause: 'token-error' };
  }
  if (error instanceof openid.WWWAuthenticateChallengeError) {
    return { kind: 'unavailable', cause: 'client-refused' };
  }
  if (error instanceof openid.ClientError && typeof error.code === 'string') {
    return { kind: nonsense.has(error.code) ? 'unavailable' : 'rejected', cause: error.code };
  }
  // What fetch itself throws: no connection, a redirection, an answer that was cut off or not read.
  return { kind: 'unavailable', cause: 'no-answer' };
}
