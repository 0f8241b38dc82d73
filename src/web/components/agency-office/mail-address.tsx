/** An e-mail address that a county typed in: a link only when it is one. */

// No `?`, `&`, `%` or comma: nothing that would add recipients or a subject to the letter.
const plain = /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}$/;

/** A link that opens a new letter; everything else stays words. */
export function MailAddress({ address }: { address: string }) {
  return isMailAddress(address) ? <a href={`mailto:${address}`}>{address}</a> : address;
}

/** Is it one plain address? */
export function isMailAddress(address: string): boolean {
  return plain.test(address);
}
