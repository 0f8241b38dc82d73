/** Names of released files: the old one without its ending, with the new one. */

/** Longest name without ending, in characters. */
const LONGEST = 80;

export function releaseName(fileName: string, extension: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? '';
  const clean = base
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}<>:"|?*]/gu, '')
    .trim();
  return `${[...(clean === '' ? '文件' : clean)].slice(0, LONGEST).join('')}.${extension}`;
}
