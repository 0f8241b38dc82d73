/** Where to go after signing in: a page of this workbench, never anywhere else. */

const home = '/workbench';

/**
 * The path if it is one of the workbench, else its first page. What a browser might read as another site is no such
 * path: `//evil`, `/\evil`, encoded slashes, control characters.
 */
export function returnPath(asked: string): string {
  // Letters, digits and what addresses of the workbench are made of; no backslash, no control character, no space.
  if (!/^\/workbench(?:[/?][\w\-./?=&%~:,+@;]*)?$/.test(asked) || asked.length > 1000) return home;
  const [path = ''] = asked.split('?');
  if (path.includes('//') || /%(?:2f|5c|2e|0[0-9a-f]|1[0-9a-f]|25)/i.test(path)) return home;
  const { pathname, search, host } = new URL(asked, 'http://here.invalid');
  const inside = host === 'here.invalid' && (pathname === home || pathname.startsWith(`${home}/`));
  // Nobody wants to come back to the door.
  return inside && !/^\/workbench\/(?:sign-in|sign-out)(?:\/|$)/.test(pathname) ? pathname + search : home;
}

/** An address of the door that remembers where the person wanted to go. */
export function withReturn(path: string, target: string): string {
  return target === home ? path : `${path}?return=${encodeURIComponent(target)}`;
}
