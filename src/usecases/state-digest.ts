/** Digest of a state for the audit trail: equal states give equal digests, whatever the order of their keys. */

/** SM3 of the state as canonical JSON (keys sorted, nothing undefined); null when there is none. */
export function stateDigest(sm3: (text: string) => string, state: unknown): string | null {
  return state === undefined || state === null ? null : sm3(canonicalJson(state));
}

/** JSON with the keys of every object in order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  });
}
