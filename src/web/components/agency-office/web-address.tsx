/** An address on the web that a county typed in: a link only when it is one. */

/** A link for http and https; everything else (`javascript:` above all) stays words. */
export function WebAddress({ address }: { address: string }) {
  const href = safeWebAddress(address);
  return href === null ? (
    address
  ) : (
    <a href={href} rel="external noopener noreferrer">
      {address}
    </a>
  );
}

/** The address as a link may carry it, or null. */
export function safeWebAddress(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { protocol, href, username, password } = new URL(address);
  // A name before the host makes an address look like another one.
  if (username !== '' || password !== '') return null;
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
