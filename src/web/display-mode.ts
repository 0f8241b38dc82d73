/** The display modes that a visitor can choose. They are all that a page varies by. */

export interface DisplayMode {
  /** 长辈版: larger type and targets. */
  readonly elder: boolean;
  /** `auto` follows the device. */
  readonly theme: 'auto' | 'dark' | 'light';
}

/** On https the browser itself binds the cookie to this host, by the beginning of its name. */
export const modeCookie = (secure: boolean): string => (secure ? '__Host-view' : 'view');
const pattern = /(?:^|;\s*)(?:__Host-)?view=(elder)?-?(dark|light)?(?:;|$)/;

/** The mode in one word; the same word for every cookie that means the same. */
export function modeWord(cookieHeader: string | undefined): string {
  if (cookieHeader === undefined) return '';
  const match = pattern.exec(cookieHeader);
  if (match === null) return '';
  return match[1] === undefined ? (match[2] ?? '') : match[2] === undefined ? 'elder' : `elder-${match[2]}`;
}

/** The mode that a mode word stands for. */
export function modeOf(word: string): DisplayMode {
  return {
    elder: word.startsWith('elder'),
    theme: word.endsWith('dark') ? 'dark' : word.endsWith('light') ? 'light' : 'auto',
  };
}

/** The mode word of a mode: what the cookie holds. */
export function wordOf(mode: DisplayMode): string {
  return [mode.elder ? 'elder' : '', mode.theme === 'auto' ? '' : mode.theme]
    .filter((part) => part)
    .join('-');
}
