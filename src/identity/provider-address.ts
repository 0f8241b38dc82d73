/** Which addresses of an identity service may be talked to. */

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Does this address lead to the machine itself? */
export const isLoopback = (address: URL): boolean => loopback.has(address.hostname);

/**
 * Encrypted, or on this very machine when the service itself is: a service out there must not make the program
 * knock on doors inside.
 */
export function mayTalkTo(address: string | undefined, issuer: URL): boolean {
  if (address === undefined || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(issuer)) return isLoopback(url) && /^https?:$/.test(url.protocol);
  return url.protocol === 'https:' && !isLoopback(url);
}
