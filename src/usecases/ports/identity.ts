/** An identity service outside the house (统一身份认证), asked by OpenID Connect. Adapter in src/identity. */

/** What must be remembered between leaving for the service and coming back; secret, belongs to one browser. */
export interface PendingIdentity {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the service was told to send the browser back. */
  readonly returnAddress: string;
}

/** Somebody whom the service vouches for. */
export interface ProvenIdentity {
  readonly issuer: string;
  /** Name of the person at the service: personal data, kept only as a keyed digest. */
  readonly subject: string;
  /** The service says that it asked for a second factor in a way that this installation trusts. */
  readonly assured: boolean;
}

/**
 * Why the service did not vouch for anybody. `declined`: the person turned back there. `unavailable`: it cannot be
 * reached or makes no sense. `rejected`: the answer does not belong to the question, is forged, used or too old.
 */
export interface IdentityTrouble {
  readonly kind: 'declined' | 'unavailable' | 'rejected';
  /** Fixed word for the audit trail and the log; holds nothing that the service or the browser wrote. */
  readonly cause: string;
}

export type IdentityAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: IdentityTrouble };

export interface IdentityService {
  /** Words on the button, e.g. 省统一身份认证. */
  readonly name: string;
  /** Where to send the browser, and what to remember until it comes back. */
  begin(
    returnAddress: string,
  ): Promise<IdentityAnswer<{ readonly address: string; readonly pending: PendingIdentity }>>;
  /** @param query what the browser brought back, e.g. `?code=…&state=…` */
  finish(query: string, pending: PendingIdentity): Promise<IdentityAnswer<ProvenIdentity>>;
}
