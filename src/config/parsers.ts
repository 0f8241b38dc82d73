/** How the text of a setting becomes its value, or what would have been right. */

export type Parsed = { readonly value: unknown } | { readonly expected: string };

/** A whole number within bounds; `scale` turns its unit into the program’s. */
export const whole =
  (from: number, to: number, scale = 1) =>
  (text: string): Parsed => {
    const number = Number(text);
    return /^\d+$/.test(text) && number >= from && number <= to
      ? { value: number * scale }
      : { expected: `a whole number from ${from} to ${to}` };
  };

/** true or false. */
export const yesOrNo = (text: string): Parsed =>
  text === 'true' || text === 'false' ? { value: text === 'true' } : { expected: 'true or false' };

/** An address with one of the protocols; nothing: null. */
export const address =
  (...protocols: string[]) =>
  (text: string): Parsed => {
    if (text === '') return { value: null };
    const url = URL.canParse(text) ? new URL(text) : null;
    return url && protocols.includes(url.protocol)
      ? { value: text.replace(/\/+$/, '') }
      : { expected: `an address beginning with ${protocols.map((each) => `${each}//`).join(' or ')}` };
  };

/** A mail address, with or without a name before it; nothing: null. */
export const mailbox = (text: string): Parsed =>
  text === '' || /^(?:[^<>"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text)
    ? { value: text === '' ? null : text }
    : { expected: 'a mail address, or a name and <a mail address>' };

/** Hosts, each with or without a port. */
export const hosts = (text: string): Parsed => {
  const list = text
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  return list.every((each) => /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/.test(each))
    ? { value: Object.freeze(list) }
    : {
        expected: 'host names or addresses, each with :port where it is not 443 or 8443, separated by commas',
      };
};

/** An identity service is asked over an encrypted connection, unless it runs on this machine. */
export const issuer = (text: string): Parsed => {
  if (text === '') return { value: null };
  const url = URL.canParse(text) ? new URL(text) : null;
  const here = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const fits =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && here)) &&
    url.username + url.password + url.search + url.hash === '';
  return fits
    ? { value: text }
    : { expected: 'an address beginning with https:// (http:// on this machine)' };
};

/** Any text; nothing: null. */
export const plainText = (text: string): Parsed => ({ value: text === '' ? null : text });

/** A name for a button. */
export const shortName = (text: string): Parsed =>
  [...text].length <= 20 && !/[\p{Cc}<>]/u.test(text)
    ? { value: text }
    : { expected: 'at most 20 characters on one line' };

/** Words between commas or spaces. */
export const words = (text: string): Parsed => ({
  value: Object.freeze(text.split(/[\s,]+/).filter((each) => each !== '')),
});
